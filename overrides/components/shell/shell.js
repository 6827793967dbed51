/* Colours, the drawer, the search's door, the place kept between languages, the section being read.
   Everything works without it but the first, the search and printing one list alone. No words stand here. */
(function () {
  "use strict";

  var SCHEME = "tsunagari:v1:scheme";
  var root = document.documentElement;
  var body = document.body;

  function one(selector) {
    return document.querySelector(selector);
  }
  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }
  function on(target, type, action) {
    if (target) target.addEventListener(type, action);
  }
  function inert(selector, yes) {
    each(selector, function (element) {
      element.inert = yes;
    });
  }
  function focus(element) {
    if (element && element.focus) element.focus({ preventScroll: true });
  }

  /* Light or dark */

  var schemeButton = one("[data-tn-scheme]");
  var systemDark = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    var chosen = body.getAttribute("data-md-color-scheme");
    return chosen ? chosen === "slate" : systemDark.matches;
  }
  function useScheme(dark) {
    var name = dark ? "slate" : "default";
    root.setAttribute("data-md-color-scheme", name);
    body.setAttribute("data-md-color-scheme", name);
    showScheme();
  }
  function showScheme() {
    if (schemeButton) schemeButton.setAttribute("aria-pressed", String(isDark()));
  }
  on(schemeButton, "click", function () {
    useScheme(!isDark());
    try {
      localStorage.setItem(SCHEME, isDark() ? "dark" : "light");
    } catch (error) {
      /* Storage may be full or forbidden; the choice then lasts as long as the page. */
    }
  });
  if (systemDark.addEventListener) on(systemDark, "change", showScheme);
  on(window, "pageshow", function (event) {
    if (!event.persisted) return;
    try {
      var kept = localStorage.getItem(SCHEME);
      if (kept === "dark" || kept === "light") useScheme(kept === "dark");
    } catch (error) {
      /* as above */
    }
  });
  showScheme();

  /* The other language opens at the same place: at the last element with an id in the upper third of the window */

  function place() {
    var found = "";
    if (window.scrollY < 8) return found;
    each("article :is(h2, h3, h4, figure, .tn-case, .tn-list)[id]", function (element) {
      if (element.getClientRects().length && element.getBoundingClientRect().top <= window.innerHeight / 3) found = element.id;
    });
    return found;
  }
  each("[data-tn-language]", function (link) {
    var address = link.getAttribute("href");
    on(link, "click", function () {
      var id = place();
      link.setAttribute("href", id ? address + "#" + id : address);
    });
  });

  /* The drawer and the search dialog: each is a checkbox of the theme's, and what it covers is inert meanwhile */

  function cover(toggle, behind, opened, closed) {
    var from = null;
    function sync() {
      inert(behind, toggle.checked);
      if (toggle.checked) {
        from = document.activeElement;
        opened();
      } else {
        closed();
        focus(from);
      }
    }
    on(toggle, "change", sync);
    return function (open) {
      if (toggle.checked === open) return;
      toggle.checked = open;
      sync();
    };
  }

  var drawer = one("#__drawer");
  var nav = one("#tn-nav");
  var setDrawer = nav && cover(drawer, "[data-tn-behind]", function () {
    each("[data-tn-drawer]", function (opener) { opener.setAttribute("aria-expanded", "true"); });
    focus(nav.querySelector("[aria-current=page]") || nav.querySelector("a"));
  }, function () {
    each("[data-tn-drawer]", function (opener) { opener.setAttribute("aria-expanded", "false"); });
  });
  if (setDrawer) {
    each("[data-tn-drawer]", function (opener) {
      opener.setAttribute("role", "button");
      opener.setAttribute("aria-expanded", "false");
      opener.setAttribute("aria-controls", "tn-nav");
      on(opener, "click", function (event) {
        event.preventDefault();
        setDrawer(true);
      });
      on(opener, "keydown", function (event) {
        if (event.key !== " ") return;
        event.preventDefault();
        setDrawer(true);
      });
    });
    on(nav, "click", function (event) {
      var link = event.target.closest("a");
      if (!link || !drawer.checked) return;
      if (link.classList.contains("tn-nav__close")) event.preventDefault();
      setDrawer(false);
    });
    var wide = window.matchMedia("(min-width: 76.25em)");
    if (wide.addEventListener) on(wide, "change", function () { setDrawer(false); });
  }

  var search = one("#__search");
  var dialog = one(".md-search");
  var input = one(".md-search__input");
  var loading = false;

  function loadSearch() {
    if (loading) return;
    loading = true;
    var status = one(".md-search-result__meta");
    status.textContent = dialog.dataset.sayLoading;
    dialog.dataset.tnScripts.split(" ").forEach(function (address) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false; /* one after the other: the library, what uses it, the index */
      script.onerror = function () {
        loading = false;
        status.textContent = dialog.dataset.sayFailed;
      };
      document.head.appendChild(script);
    });
  }
  var setSearch = dialog && cover(search, ".tn-header, .md-container", function () {
    if (setDrawer) setDrawer(false);
    loadSearch();
    focus(input);
    input.select();
  }, function () {});
  if (setSearch) {
    on(one("[data-tn-search]"), "click", function () { setSearch(true); });
    on(one("[data-tn-close]"), "click", function () { setSearch(false); });
    on(input, "focus", loadSearch);
    on(dialog, "click", function (event) {
      if (event.target.closest("a")) setSearch(false);
    });
    /* The tab key stays in the dialog, as the rest of the page is covered */
    on(dialog, "keydown", function (event) {
      if (event.key !== "Tab") return;
      var stops = dialog.querySelectorAll("input, button, a[href]");
      var first = stops[0];
      var last = stops[stops.length - 1];
      if (document.activeElement !== (event.shiftKey ? first : last)) return;
      event.preventDefault();
      focus(event.shiftKey ? last : first);
    });
  }

  on(document, "keydown", function (event) {
    if (event.key === "Escape" && !event.isComposing) {
      if (search && search.checked) {
        event.preventDefault(); /* or the browser would empty the field first */
        setSearch(false);
      } else if (drawer && drawer.checked) {
        setDrawer(false);
      }
      return;
    }
    if (event.key !== "/" && event.key !== "s") return;
    if (!setSearch || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    setSearch(true);
  });

  /* The page's contents say which section is being read */

  var links = {};
  each(".tn-toc a", function (link) {
    var section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) links[section.id] = link;
  });
  function mark() {
    var current = "";
    Object.keys(links).forEach(function (id) {
      if (document.getElementById(id).getBoundingClientRect().top <= window.innerHeight / 3) current = id;
    });
    Object.keys(links).forEach(function (id) {
      if (id === current) links[id].setAttribute("aria-current", "location");
      else links[id].removeAttribute("aria-current");
    });
  }
  if (window.IntersectionObserver && Object.keys(links).length) {
    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    Object.keys(links).forEach(function (id) {
      observer.observe(document.getElementById(id));
    });
  }

  /* In a long list of pages the current one is in view */
  var here = nav && nav.querySelector("[aria-current=page]");
  if (here && here.offsetTop > nav.clientHeight * 0.7) nav.scrollTop = here.offsetTop - nav.clientHeight / 3;

  /* For the components: print one element alone; the style sheet hides the rest while the page's root says so. */
  window.tnPrint = function (element, done) {
    if (!window.print) return; /* views inside apps: the PDF stands beside the button */
    each("[data-print-this]", function (former) {
      former.removeAttribute("data-print-this");
    });
    root.setAttribute("data-print", element.id);
    element.setAttribute("data-print-this", "");
    window.addEventListener("afterprint", function () {
      root.removeAttribute("data-print");
      element.removeAttribute("data-print-this");
      if (done) done();
    }, { once: true });
    window.print();
  };
})();
