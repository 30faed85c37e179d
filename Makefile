# The two commands: `make run` and `make test`. Both do all the set-up they need on a fresh machine.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup run test drills check bench lint strings clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMP) ## make .venv from the lock
$(STAMP): requirements.txt requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "error: Python 3.11 or later is needed"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null; then VIRTUAL_ENV=$(VENV) uv pip install -q --require-hashes -r requirements-dev.txt; \
	 else $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt; fi
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $(STAMP)

run: setup ## serve the demo on http://127.0.0.1:PORT
	@.ci/packages run
	@$(BIN)/panel demo --serve --port $(PORT)

test: setup ## the whole suite, on SQLite and PostgreSQL, journeys in Chromium
	@.ci/packages test
	@$(MAKE) -s lint
	@.ci/with-postgres $(BIN)/python -m pytest -n 2 --dist loadgroup tests

drills: setup ## faults made on purpose, in their quick forms, and the wrong builds that they must find
	@.ci/packages test
	@.ci/with-postgres sh -ec 'for name in $(or $(ONLY),"all --lanes 2"); do $(BIN)/panel drill $$name; done'

bench: setup ## how fast pages and submissions are, on both databases; never part of the tests
	@.ci/packages test
	@.ci/with-postgres $(BIN)/python -m bench.web

lint: setup ## formatting, lint, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >.lint-imports.log 2>&1 || { cat .lint-imports.log; exit 1; }

check: test ## lint, types, contracts, tests

strings: setup ## collect the strings of the interface
	@$(BIN)/python -m panel.i18n.extract

clean: ## forget what was built here (not the data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache build *.egg-info
