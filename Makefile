PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# A make that a test starts is not to inherit how this one was called.
unexport MAKEFLAGS MFLAGS MAKEOVERRIDES ARGS
# Without it every command would compile our code anew: 0.2 s.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help pictures serve test browsers content site check new rename retire reviewed fix find review links bench lint types format schemas lock setup browser clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: setup ## Serve the site with live reload on http://127.0.0.1:8000/
	@exec $(RUN) -m macros serve

# While style and types are looked at, the desk learns and the content is built, once for all tests.
define PREPARE
	$(RUN) -m macros site > /dev/null & site=$$!
	trap 'kill $$site 2> /dev/null || true' EXIT
	$(MAKE) lint types
	if wait $$site; then export BUILT=site; fi
	trap - EXIT
endef

test: setup browser ## Run the whole test suite (ARGS="...": a part of it, as pytest names it)
	@$(if $(ARGS),,$(PREPARE))
	exec $(RUN) -m pytest $(ARGS)

slow: setup browser ## Run the tests that take long: engines, serving, stopping, offline, accessibility, hostile states, fuzzing
	@exec $(RUN) -m pytest -m slow

content: setup ## What a change of content has to pass: no browser, no code
	@$(RUN) -m macros site
	BUILT=site $(RUN) -m pytest -n 0 -m "not browser" tests/content

# Debian: chromium chromium-driver firefox-esr webkit2gtk-driver xvfb
browsers: setup ## Drive the usual ways in Chromium, Firefox and WebKit
	@exec $(RUN) -m tests.browsers

site: setup ## Check, then build into site/ (SITE_URL=... sets its address)
	@exec $(RUN) -m macros site

check: setup ## Check the content
	@exec $(RUN) -m macros check

# Words after a target's name would be targets: what a command is given stands in variables.
new: setup ## Begin something: make new WHAT="playbook shop/late" (reply, product, translation)
	@$(RUN) -m macros new $(or $(WHAT),--help)

rename: setup ## Rename wherever it is named: make rename OLD=shop/late NEW=shop/parcel-late
	@$(RUN) -m macros rename "$(OLD)" "$(NEW)"

retire: setup ## Archive a playbook: make retire NAME=shop/late SUCCESSOR=shop/parcel-late
	@$(RUN) -m macros retire "$(NAME)" "$(SUCCESSOR)"

reviewed: setup ## Playbooks were compared with their sources today: make reviewed NAME="shop/late"
	@$(RUN) -m macros reviewed $(NAME)

fix: setup ## Mend what needs no judgement
	@$(RUN) -m macros fix

find: setup ## Where replies and pages say something: make find TEXT="60 days"
	@$(RUN) -m macros find "$(TEXT)"

review: setup ## What customers will read: make review OLD=main (prints it, and writes a page)
	@rm -f .cache/review.html  # what is read here may have brought a link of this name
	$(RUN) -m macros review "$(or $(OLD),main)" --page .cache/review.html
	echo 'The same as a page: .cache/review.html' >&2

links: setup ## Ask every official page whether it is still there (RECORD=1 writes the answers down)
	@exec $(RUN) -m macros links

bench: setup ## Measure times
	@exec $(RUN) -m bench

lint: setup ## Check style and types of the Python code
	@$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

types: setup ## Check the types of the JavaScript
	@$(RUN) -m tests.support.node tsc --project tests
	$(RUN) -m tests.support.node tsc --project tests/tsconfig.worker.json

format: setup ## Format the Python code, mend what can be mended
	@$(RUN) -m ruff format
	$(RUN) -m ruff check --fix

schemas: setup ## Write the JSON Schemas that editors and other tools use
	@exec $(RUN) -m macros.exports.schemas

pictures: setup browser ## Take the pictures of the contributors' pages anew
	@exec $(RUN) -m tests.pictures

# The draft starts from the pins there are; UPGRADE=1 lets go of them.
lock: setup ## Write the lock files of Python and Node (UPGRADE=1: newest versions)
	@draft=$(VENV)/requirements.lock
	cp requirements.lock "$$draft"
	$(RUN) -m uv pip compile pyproject.toml --group dev --output-file "$$draft" --quiet \
	    --universal --python-version 3.11 --fork-strategy fewest $(if $(UPGRADE),--upgrade) \
	    --generate-hashes --no-annotate --custom-compile-command 'make lock' \
	    --no-emit-index-url --no-emit-find-links
	if grep -nE '://|@ ' "$$draft"; then
	    echo 'These lines name a place to download from; requirements.lock is left as it was.' >&2
	    exit 1
	fi
	cp "$$draft" requirements.lock
	$(RUN) -m tests.support.node npm $(if $(UPGRADE),update,install) --package-lock-only

browser: setup
	@$(RUN) -m tests.support.browser

# What is installed is known by the file READY: where, by which Python, from what.
# It is written last and taken away first, so that an interrupted start begins anew.
setup: ## Install what the project needs into .venv (every target does)
	@here() { echo "$$(pwd -P) $$($(RUN) -V 2>&1)"; }
	wanted() { here; cat requirements.lock pyproject.toml | cksum; }
	if [ -f $(READY) ] && [ "$$(wanted)" = "$$(< $(READY))" ]; then exit; fi
	complain() { echo "$$1" >&2; exit 1; }
	quietly() { log=$$("$$@" 2>&1) || complain "$$log"; }

	if [ -f $(READY) ] && [ "$$(here)" = "$$(head -n 1 $(READY))" ]; then
	    echo 'Setting up what has changed ...' >&2
	    rm $(READY)
	else
	    command -v '$(PYTHON)' > /dev/null ||
	        complain 'There is no $(PYTHON); mend it with: apt install python3 python3-venv'
	    '$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	        complain "Python 3.11 or newer is needed, $(PYTHON) is $$('$(PYTHON)' -V 2>&1); mend it with: apt install python3.11-venv && make PYTHON=python3.11 $(MAKECMDGOALS)"
	    '$(PYTHON)' -c 'import ensurepip, venv' 2> /dev/null ||
	        complain '$(PYTHON) cannot make virtual environments; mend it with: apt install $(notdir $(PYTHON))-venv'
	    echo 'Setting up (once, about a minute) ...' >&2
	    quietly '$(PYTHON)' -m venv --clear $(VENV)
	fi
	quietly $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	quietly $(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	wanted > $(READY)

clean: ## Remove everything that was made here
	@rm -rf $(VENV) tests/node_modules site .site-* .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
