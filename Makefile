PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := seeds/frontline-january
SAMPLE_TITLE := A night of drones and three towns at the front

.PHONY: demo test lint format bench sample web clean

## Compare the sample story and say where the report is.
demo: $(VENV)/.installed
	$(BIN)/samestory compare $(SAMPLE) --title "$(SAMPLE_TITLE)" --output reports

## Check style, types and architecture, and run all tests.
test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## Measure quality, speed and memory beside peers. DATA=folder takes other gold data.
bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks $(if $(DATA),--data "$(DATA)")

## Make the committed sample report and the golden files anew.
sample: $(VENV)/.installed-dev
	$(BIN)/python -m tests.sample_report
	$(BIN)/python -m tests.golden_reports

## Build the report's script and style sheet from web/ into the package; commit the result.
web: web/node_modules/.package-lock.json
	cd web && npm run --silent check && npm run --silent build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && npm ci --silent --no-audit --no-fund

clean:
	rm -rf web/node_modules $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "samestory needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	test -e $(VENV)/.installed-dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
