/* Search: words of the reader's language, found in the index that search/LANGUAGE.js hands over.
   Loaded by shell.js when somebody opens the search, after minisearch.min.js and before the index.
   Everything that is said comes from the dialog's data attributes. */
(function () {
  "use strict";

  var PAGES = 10;
  var TEASER = 90;
  var dialog = document.querySelector(".md-search");
  var input = dialog.querySelector(".md-search__input");
  var form = dialog.querySelector(".md-search__form");
  var status = dialog.querySelector(".md-search-result__meta");
  var list = dialog.querySelector(".md-search-result__list");
  var say = dialog.dataset;
  var siteRoot = new URL("../", new URL(say.tnScripts.split(" ").pop(), location.href));

  /* ---- Words ---- */

  var language = document.documentElement.lang;
  var WIDE = /[\u3005\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]+/;
  var PIECES = /[\u3005\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]+|[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
  var segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter(language, { granularity: "word" }) : null;

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/’/g, "'");
  }

  /* A run without spaces is cut into words by the browser, else into pairs of letters. */
  function cut(run) {
    var parts = [];
    if (segmenter) {
      Array.from(segmenter.segment(run), function (part) {
        parts.push(part.segment);
      });
    } else {
      for (var i = 0; i < run.length - 1; i++) parts.push(run.slice(i, i + 2));
      if (run.length === 1) parts.push(run);
    }
    return parts;
  }

  /* What a word has in common with its other forms: 送る 送り 送って → 送; お断り → 断; excuses excused → excus */
  function stem(word) {
    if (WIDE.test(word)) return word.replace(/^[おご](?=[\u3400-\u9fff].)/, "").replace(/^(.*[\u3005\u30a0-\u30ff\u3400-\u9fff])[\u3040-\u309f]+$/, "$1");
    var short = word.replace(/'\p{L}+$/u, "");
    if (short.length > 3) short = short.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
    var bare = short.replace(/(?:ing|ed|e)$/, "");
    return bare.length > 3 ? bare : short;
  }

  var ignored = new Set();
  plain(say.ignore || "").split(" ").forEach(function (word) {
    ignored.add(word);
  });

  /* The words of a text that say something: particles and endings (up to two hiragana) do not. */
  function words(text) {
    var found = [];
    (plain(text).match(PIECES) || []).forEach(function (piece) {
      (WIDE.test(piece) ? cut(piece) : [piece]).forEach(function (word) {
        if (!ignored.has(word) && !/^[\u3040-\u309fー]{1,2}$/.test(word)) found.push(word);
      });
    });
    return found;
  }
  function terms(text) {
    var found = [];
    words(text).forEach(function (word) {
      var short = stem(word);
      found.push(word);
      if (short !== word && short && !ignored.has(short)) found.push(short);
    });
    return found;
  }

  /* Words that lead to each other, as they stand in a text, the book's own first: 紹介 引き合わせ しょうかい */
  var kin = [];

  /* A long word of kana alone, or of several words, is no word to the browser: the book's own takes its place. */
  function inOurWords(query) {
    var text = plain(query);
    kin.forEach(function (group) {
      group.slice(1).forEach(function (one) {
        if ((/^[\u3040-\u30ff]{3,}$/.test(one) || / /.test(one)) && text.indexOf(one) >= 0) {
          text = text.split(one).join(" " + group[0] + " ");
        }
      });
    });
    return text;
  }

  /* For each of the reader's words: its forms, and its kin. */
  function asked(query) {
    return words(inOurWords(query)).map(function (word) {
      var short = stem(word);
      var others = [];
      kin.forEach(function (group) {
        if (group.some(function (one) { return one === word || stem(one) === short; })) others = others.concat(group);
      });
      return { word: word, own: [word, short], others: others.filter(function (one) { return stem(one) !== short; }) };
    });
  }

  /* ---- The index ---- */

  var docs = [];
  var index = null;

  window.tsunagariSearch = function (given, synonyms) {
    kin = synonyms.map(function (group) {
      return group.map(plain);
    });
    index = new MiniSearch({
      fields: ["title", "heads", "text"],
      tokenize: terms,
      processTerm: function (term) {
        return term;
      },
    });
    given.forEach(function (doc) {
      var anchor = doc[0].split("#")[1] || "";
      docs.push({
        id: docs.length,
        address: doc[0],
        page: doc[0].split("#")[0],
        title: doc[1],
        section: doc[2],
        text: doc[3],
        heads: plain(doc[2] || doc[1]),
        body: plain(doc[3]),
        about: plain(doc[1]),
        /* Each chapter has these two sections; the pages that are about them come first. */
        weight: (/^(self-check|checklists)$/.test(anchor) ? 0.6 : 1) * doc[4],
      });
    });
    index.addAll(docs);
    run();
  };

  /* Whether a text names one of the reader's words. */
  function names(text) {
    return function (group) {
      return group.own.some(function (term) {
        return text.indexOf(term) >= 0;
      });
    };
  }

  /* Sections that fit, the best first, gathered by page. */
  function find(query) {
    var groups = asked(query);
    var own = new Set();
    var known = new Set();
    groups.forEach(function (group) {
      group.own.forEach(function (term) {
        own.add(term);
        if (group.others.length) known.add(term);
      });
    });
    if (!own.size) return [];
    var results = index.search(Array.from(own).join("\n"), {
      tokenize: function (text) {
        return text.split("\n");
      },
      boost: { title: 2, heads: 3 },
      /* 謝 leads to 謝罪, excus to excuses; a short Latin beginning would lead anywhere. */
      prefix: function (term) {
        return WIDE.test(term) || term.length > 2;
      },
      /* A word that has kin is no slip of the finger. */
      fuzzy: function (term) {
        return !WIDE.test(term) && term.length > 4 && !known.has(term) ? 0.2 : false;
      },
      weights: { fuzzy: 0.3, prefix: 0.4 },
      boostDocument: function (id) {
        return docs[id].weight;
      },
    });
    var byDoc = new Map();
    results.forEach(function (result) {
      byDoc.set(result.id, result);
    });
    var share = (results.length ? results[0].score : 1) / groups.length;
    var pages = new Map();
    docs.forEach(function (doc) {
      var result = byDoc.get(doc.id);
      var score = result ? result.score : 0;
      var met = 0;
      groups.forEach(function (group) {
        if (result && result.queryTerms.some(function (term) { return group.own.indexOf(term) >= 0; })) {
          met += 1;
        } else if (group.others.some(function (one) { return doc.heads.indexOf(one) >= 0; })) {
          met += 0.7;
          score += share * 0.5 * doc.weight;
        } else if (group.others.some(function (one) { return doc.body.indexOf(one) >= 0; })) {
          met += 0.5;
          score += share * 0.15 * doc.weight;
        }
      });
      if (!met) return;
      /* How many of the reader's words are there counts more than how often one of them is. */
      var hit = { doc: doc, score: score * Math.pow(met / groups.length, 1.5) };
      if (pages.has(doc.page)) pages.get(doc.page).push(hit);
      else pages.set(doc.page, [hit]);
    });
    var found = Array.from(pages.values());
    found.forEach(function (hits) {
      hits.sort(function (a, b) {
        return b.score - a.score;
      });
      hits.score = hits[0].score + (hits[1] ? hits[1].score * 0.2 : 0);
      /* A page whose own title says it is about just that. */
      if (groups.every(names(hits[0].doc.about))) hits.score *= 2;
    });
    return found.sort(function (a, b) {
      return b.score - a.score;
    });
  }

  /* ---- What is shown ---- */

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  /* Finds the reader's words in their other forms too: of 確かめる also 確かめ and 確か, of excuse also excuses. */
  function pattern(query) {
    var every = [];
    asked(query).forEach(function (group) {
      every.push(group.word);
      every = every.concat(group.others);
    });
    var parts = every.map(function (word) {
      var short = stem(word);
      if (!WIDE.test(word)) return "(?<![\\p{L}\\p{N}])" + escaped(short) + "[\\p{L}]*";
      var rest = word.slice(short.length).split("");
      return escaped(short) + rest.map(function (letter) { return "(?:" + escaped(letter); }).join("") + rest.map(function () { return ")?"; }).join("");
    });
    parts.sort(function (a, b) {
      return b.length - a.length;
    });
    try {
      return parts.length ? new RegExp(parts.join("|"), "giu") : null;
    } catch (error) {
      return null; /* a browser without look-behind: nothing is marked */
    }
  }
  function element(name, className, parent) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (parent) parent.appendChild(made);
    return made;
  }
  function write(parent, text, marks) {
    var done = 0;
    if (marks) {
      text.replace(marks, function (hit) {
        var at = arguments[arguments.length - 2];
        if (typeof at !== "number") at = arguments[arguments.length - 3];
        parent.appendChild(document.createTextNode(text.slice(done, at)));
        element("mark", "", parent).textContent = hit;
        done = at + hit.length;
        return hit;
      });
    }
    parent.appendChild(document.createTextNode(text.slice(done)));
  }
  function teaser(text, marks) {
    var at = marks ? text.search(marks) : -1;
    if (at < TEASER / 3) return text.slice(0, 2 * TEASER);
    /* Begin with the sentence of the hit, or shortly before it. */
    var before = text.slice(0, at);
    var begin = Math.max(before.lastIndexOf("。"), before.lastIndexOf(". "), before.lastIndexOf("? "), before.lastIndexOf(" 「"));
    begin = begin < at - TEASER / 2 ? at - Math.round(TEASER / 4) : begin + 1;
    return (begin ? "…" : "") + text.slice(begin, begin + 2 * TEASER).trim();
  }
  function show(hits, marks) {
    var best = hits[0].doc;
    var item = element("li", "md-search-result__item", list);
    var link = element("a", "md-search-result__link", item);
    link.href = new URL(best.address || "./", siteRoot).href;
    if (siteRoot.protocol === "file:" && !best.page) link.href = new URL("index.html" + best.address, siteRoot).href;
    write(element("span", "tn-found__page", link), best.title, marks);
    if (best.section) {
      link.appendChild(document.createTextNode(" "));
      write(element("span", "tn-found__section", link), best.section, marks);
    }
    var text = best.text || (hits[1] ? hits[1].doc.text : "");
    if (text) write(element("p", "tn-found__text", item), teaser(text, marks), marks);
    if (hits.length > 1) element("p", "tn-found__more", item).textContent = say.sayMore.replace("{n}", hits.length - 1);
  }

  /* Where nothing is found, the start page's situations are the next thing to try. */
  function wayOn() {
    var problems = document.querySelector(".tn-thumb a[href$='#today']");
    if (!problems) return;
    var link = element("a", "", element("li", "tn-found__instead", list));
    link.href = problems.href;
    link.textContent = problems.textContent;
  }

  var shown = null;
  function run() {
    var query = input.value.trim();
    if (!index || query === shown) return;
    shown = query;
    list.textContent = "";
    list.scrollTop = 0;
    if (!query) {
      status.textContent = say.sayStart;
      return;
    }
    var pages = find(query);
    var marks = pattern(query);
    pages.slice(0, PAGES).forEach(function (hits) {
      show(hits, marks);
    });
    var count = Math.min(pages.length, PAGES);
    if (!count) wayOn();
    status.textContent = !count ? say.sayNone : count === 1 ? say.sayOne : say.sayMany.replace("{n}", count);
  }

  /* ---- Typing and moving ---- */

  var waiting = 0;
  input.addEventListener("input", function (event) {
    if (event.isComposing) return; /* a Japanese word is not finished yet */
    clearTimeout(waiting);
    waiting = setTimeout(run, 60);
  });
  input.addEventListener("compositionend", run);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    run();
    var first = list.querySelector("a");
    if (first) first.click();
  });
  dialog.addEventListener("keydown", function (event) {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.isComposing) return;
    var stops = [input].concat(Array.from(list.querySelectorAll("a")));
    var at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (at < 0 || at >= stops.length) return;
    event.preventDefault();
    stops[at].focus();
  });
})();
