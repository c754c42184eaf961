PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK := requirements/dev.txt
PYTHONS ?= python3.11 python3.12 python3.13
SAMPLE := seeds/frontline-january
SAMPLE_TITLE := A night of drones and three towns at the front

.PHONY: demo test fuzz soak versions lint format bench sample pictures web lock audit package clean

## Compare the sample story and say where the report is.
demo: $(VENV)/.installed
	$(BIN)/samestory compare $(SAMPLE) --title "$(SAMPLE_TITLE)" --output reports

## Check style, types and architecture, and run all tests.
test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest -n auto

## End runs in every way, a hundred times each, and look whether their files are whole.
soak: $(VENV)/.installed-dev
	$(BIN)/python -m tests.soak

## Try readers, segmenter, collation and reports on many inputs that nobody would write.
fuzz: $(VENV)/.installed-dev
	SAMESTORY_TEST_PROFILE=fuzz $(BIN)/python -m pytest -n auto -m hypothesis tests/sources \
	  tests/documents tests/renderers tests/analysis/test_collation.py tests/analysis/test_segments.py

## Compare the sample stories with several versions of Python, whose reports must have equal bytes.
versions: $(VENV)/.installed-dev
	$(BIN)/python -m tests.versions $(PYTHONS)

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

## Take the docs' pictures of the sample report anew, in Chromium.
pictures: $(VENV)/.installed-dev
	$(BIN)/python -m tests.pictures

## Build the report's script and style sheet from web/ into the package; commit the result.
web: web/node_modules/.package-lock.json
	cd web && npm run --silent check && npm run --silent build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && npm ci --silent --no-audit --no-fund

## Choose the newest versions that pyproject.toml allows for development and CI, with hashes.
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --custom-compile-command 'make lock' --upgrade --extra dev --output-file $(LOCK) pyproject.toml

## Look for known vulnerabilities and for licences that don't allow free use.
audit: $(VENV)/.installed-dev
	$(BIN)/pip-licenses --python $(BIN)/python --format=plain --summary
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement $(LOCK) --progress-spinner off

## Build wheel and sdist, check what is in them, install the wheel by itself and run it.
package: $(VENV)/.installed-dev
	$(BIN)/python -m tests.packages

clean:
	rm -rf web/node_modules $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "samestory needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	test -e $(VENV)/.installed-dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(LOCK) $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
