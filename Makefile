# make site   builds and checks the whole book        make serve  shows it while you write
# make test   runs all tests, browser included        make check  finds mistakes in data, pages, prose and code
# make bench  prints times and sizes as ratios        make clean  removes everything that was made
.PHONY: site serve test check bench lock clean

# What may be set: PYTHON (3.11 or newer), SITE_URL, REPORT_TO.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := $(VENV)/.site-installed
TEST := $(VENV)/.test-installed

site: $(SITE)
	@$(BIN)/tsunagari site

serve: $(SITE)
	@$(BIN)/tsunagari sheets
	@$(BIN)/mkdocs serve

check: $(TEST)
	@$(BIN)/tsunagari check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python prose/lint.py

test: $(TEST) check
	@$(BIN)/python -m tests.browser
	@$(BIN)/tsunagari site
	@$(BIN)/python -m pytest -n auto

bench: $(TEST)
	@$(BIN)/tsunagari site
	@$(BIN)/python -m tests.bench

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "tsunagari needs Python 3.11 or newer; say which with: make PYTHON=python3.12"; exit 1; }
	@echo "making .venv and installing what the book needs (once, some minutes)"
	@$(PYTHON) -m venv $(VENV)

$(SITE): locks/site.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(TEST): locks/test.txt $(SITE)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/test.txt
	@touch $@

# After changing a version in pyproject.toml: pin everything anew, with hashes and without addresses.
lock: | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra build pyproject.toml -o locks/site.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra build --extra test pyproject.toml -o locks/test.txt

clean:
	rm -rf build site $(VENV) prose/node_modules
