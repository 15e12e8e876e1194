# Schwerpunkt: `make run` starts it, `make test` tests everything. `make help` lists the rest.
# Needs make and Python 3.11 or newer; everything else is put into .venv and var inside this folder.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test check test-sqlite test-postgres test-browser bench format lock upgrade translations clean

BIN := .venv/bin
PORT ?= 8000
export PORT
# Compiled once, every later start is twice as fast; some environments forbid Python to keep what it compiled.
export PYTHONDONTWRITEBYTECODE :=
PYTEST := $(BIN)/pytest -p no:cacheprovider
# A file stays with one worker: what it prepares for all its tests is prepared once.
UNITS := $(PYTEST) -m "not e2e" -n auto --dist loadfile

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## set up what is missing and serve on http://127.0.0.1:8000 (PORT=, SCHWERPUNKT_DATA=)
	@scripts/bootstrap.sh run
	@exec $(BIN)/schwerpunkt serve --setup

demo: ## fill the data folder with the demo, without serving
	@scripts/bootstrap.sh run
	@$(BIN)/schwerpunkt migrate --verbosity 0
	@$(BIN)/schwerpunkt demo

test: check test-sqlite test-browser test-postgres ## everything: checks, both databases, a real browser

check: .ready-dev ## everything fast: style, storeys, types, templates, migrations, notices
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint src/schwerpunkt --lint --quiet
	DJANGO_SETTINGS_MODULE=tests.kit.settings $(BIN)/schwerpunkt makemigrations --check --dry-run
	$(BIN)/python scripts/notices.py --check
	DJANGO_SETTINGS_MODULE=tests.kit.settings $(BIN)/python scripts/translations.py --check
	DJANGO_SETTINGS_MODULE=tests.kit.settings $(BIN)/python scripts/docs.py --check

test-sqlite: .ready-dev ## tests on SQLite, without the browser
	$(UNITS)

test-postgres: .ready-dev ## the same tests on a PostgreSQL that is started for them
	$(BIN)/python -m tests.kit.postgres $(UNITS)

test-browser: .ready-dev ## journeys through the running program in a real Chromium
	$(BIN)/python scripts/chromium.py
	$(PYTEST) -m e2e -n auto --dist worksteal

bench: .ready-dev ## measure the speed and write it to a file
	$(BIN)/python scripts/bench.py

format: .ready-dev ## put the code into its usual shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .ready-dev ## write requirements/*.txt anew from *.in, keeping versions that still fit
	scripts/lock.sh

upgrade: .ready-dev ## the same with the newest versions
	scripts/lock.sh --upgrade

translations: .ready-dev ## collect the German sentences and compile the English ones
	$(BIN)/python scripts/translations.py
	scripts/bootstrap.sh dev

clean: ## remove what was made, except the data folder
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov .coverage*
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

.PHONY: .ready-dev
.ready-dev:
	@scripts/bootstrap.sh dev
