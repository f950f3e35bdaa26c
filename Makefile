# What each target does is said in README.md. Everything is installed into .venv, nothing elsewhere
# (but for Chromium, Firefox, WebKit and LibreOffice, where the machine has none: see tests/support/programs.py).
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation
# Whichever worker is free takes tests from the one that is not. Three keep two cores busy, since tests wait for browsers.
PYTEST := $(BIN)/python -m pytest --numprocesses 3 --dist worksteal
# What failed beside others has to pass by itself: a machine that stood still for a moment is no fault of what was built.
# The first failure stays in the output, since a test that passes only alone is often a race that a reader can meet too.
ALONE := $(BIN)/python -m pytest --last-failed --last-failed-no-failures none
export NO_MKDOCS_2_WARNING := 1
# Files are in UTF-8, whatever a Windows calls its own.
export PYTHONUTF8 := 1
# What Python compiled is kept, also where a container says not to: each worker would compile all tests again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: serve build own offline check test quick quick-scripts quick-unit again programs axe coverage lint lint-scripts lint-data lint-types lint-code format readability search release addresses fuzz bench portability schemas stale links sbom audit licences lock clean

serve: $(VENV)/.site
	$(BIN)/watchmedo auto-restart --directory macros --pattern "*.py" --recursive -- $(BIN)/mkdocs serve --no-strict

build: $(VENV)/.site
	$(BIN)/python -m macros build

own: $(VENV)/.site
	$(BIN)/python -m macros own

offline: $(VENV)/.site
	$(BIN)/python -m macros offline

check: $(VENV)/.site
	$(BIN)/python -m macros check

# The gate. `make test FILES="tests/site tests/unit/test_commands.py"` runs only those, without the rest of the gate.
FILES ?=
ifeq ($(strip $(FILES)),)
test: $(VENV)/.dev lint programs
	$(PYTEST) || $(ALONE)
else
test: $(VENV)/.dev
	$(PYTEST) $(FILES)
endif

search: $(VENV)/.dev $(VENV)/.chromium
	$(BIN)/python -m tests.search

# The loop: all that needs neither a built site nor more than an empty page, two at a time, the longest first.
# Tests of scripts take the longest: those of Python, and then lint, run beside them. Each kind in one process costs a
# fifth less than all in workers, which each read every test, and start a browser.
quick: $(VENV)/.dev $(VENV)/.chromium
	+$(MAKE) --no-print-directory --jobs 2 --keep-going quick-scripts quick-unit lint

quick-scripts quick-unit: quick-%: $(VENV)/.dev
	$(BIN)/python -m pytest --quiet tests/$*

again: $(VENV)/.dev
	$(BIN)/python -m pytest --last-failed --last-failed-no-failures all --exitfirst

programs: $(VENV)/.dev
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.nginx
	$(BIN)/python -m tests.support.libreoffice
	$(BIN)/python -m tests.support.webkit
	$(BIN)/python -m tests.support.firefox

# The gate has axe visit a few pages that have every shape; this, all.
axe: $(VENV)/.dev programs
	TOOLKIT_EVERY_PAGE=1 $(BIN)/python -m pytest tests/browser/test_axe.py

coverage: $(VENV)/.dev
	$(PYTEST) --cov macros --cov-report term:skip-covered tests/unit tests/project tests/documents \
		tests/builds/test_plain_source.py
	$(BIN)/python -m pytest --quiet --cov-scripts tests/scripts

# The slowest come first, for when two run at a time.
lint: lint-scripts lint-data lint-types lint-code

# Types, lint and format of scripts, and lint of styles. Only developers need Node: see tests/support/node.py.
lint-scripts: $(VENV)/.dev
	$(BIN)/python -m tests.support.node check

lint-data: $(VENV)/.dev
	$(BIN)/python -m macros check

lint-types: $(VENV)/.dev
	$(BIN)/mypy

lint-code: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/deptry .
	$(BIN)/zizmor --offline --quiet .github

format: $(VENV)/.dev
	$(BIN)/python -m tests.support.node format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

readability: $(VENV)/.dev
	$(BIN)/python -m tests.readability

# What a release must fulfil: every address that was published is there, or leads on, and the pages are plain on the whole.
release: $(VENV)/.dev
	$(BIN)/python -m tests.release
	$(BIN)/python -m tests.readability

# Puts new addresses into the list of those that last.
addresses: $(VENV)/.dev
	$(BIN)/python -m tests.release --write

# Spoils files in thousands of ways and looks whether each ends in plain words; the same of documents, for words that are
# lost or moved; and makes up plans, for what does not come back.
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz project 2000
	$(BIN)/python -m tests.fuzz documents 2000
	$(BIN)/python -m tests.fuzz plans 2000
	$(BIN)/python -m tests.fuzz programs 24

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmark

# Needs a network the first time: it installs the other site builders into build/portability.
portability: $(VENV)/.dev
	$(BIN)/python -m tests.portability

schemas: $(VENV)/.site
	$(BIN)/python -m macros schemas

stale: $(VENV)/.site
	$(BIN)/python -m macros stale

links: $(VENV)/.site
	$(BIN)/python -m macros links

# What the site is built with, as CycloneDX: the same lock file gives the same bytes.
sbom: $(VENV)/.upkeep
	mkdir -p build
	$(BIN)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.cdx.json requirements.txt

audit: $(VENV)/.upkeep
	$(BIN)/python -m tests.upkeep.audit

licences: $(VENV)/.upkeep
	$(BIN)/python -m tests.upkeep.licences

COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-config \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# Rewrites the lock files, for every platform and every Python from 3.11.
lock: $(VENV)/.site
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --extra build pyproject.toml --output-file requirements.txt
	$(COMPILE) --extra build --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	$(COMPILE) --group upkeep --constraint requirements-dev.txt --output-file requirements-upkeep.txt
	for builder in properdocs zensical; do \
		$(COMPILE) --constraint requirements.txt tests/portability/$$builder.in --output-file tests/portability/$$builder.txt \
			|| exit 1; \
	done

clean:
	rm -rf $(VENV) node_modules site .site-* build .pytest_cache .mypy_cache .ruff_cache *.egg-info

$(VENV)/.site: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.site requirements-dev.txt
	$(INSTALL) --requirement requirements-dev.txt
	touch $@

# Found or fetched once. Should it go again, the tests say what to run.
$(VENV)/.chromium: $(VENV)/.dev
	$(BIN)/python -m tests.support.chromium
	touch $@

$(VENV)/.upkeep: $(VENV)/.dev requirements-upkeep.txt
	$(INSTALL) --requirement requirements-upkeep.txt
	touch $@
