# Two commands do everything: `make run` serves the archive, `make test` checks it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
MANAGE := $(BIN)/python manage.py

.PHONY: run editor test check lint types walls fmt clean

run: $(VENV)/.run-ready
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) load_reference
	@$(MANAGE) index
	@$(MANAGE) ingest --if-empty seeds
	@$(MANAGE) welcome --port $(PORT)
	@exec $(BIN)/gunicorn --config config/gunicorn.conf.py --bind 127.0.0.1:$(PORT) config.wsgi

editor: $(VENV)/.run-ready
	@$(MANAGE) make_editor "$(NAME)"

test: $(VENV)/.dev-ready
	@$(BIN)/python -m pytest

check: $(VENV)/.dev-ready lint types walls test

lint: $(VENV)/.dev-ready
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(VENV)/.dev-ready
	@$(BIN)/mypy config reports search tests benchmarks

walls: $(VENV)/.dev-ready
	@$(BIN)/lint-imports

fmt: $(VENV)/.dev-ready
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 run")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.txt | $(VENV)/bin/python
	@echo "Installing the pinned packages ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev-ready: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing the packages for tests and checks ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run-ready

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
