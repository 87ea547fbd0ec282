# Two commands for a start: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := question_banks/articles/us-china-call.md
BANK := out/us-china-call.yaml
PROGRAM := $(shell find src/newsquiz -type f -not -name '*.pyc')
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint install eval bench pictures clean lock

run: $(BANK)
	@$(BIN)/newsquiz play $(BANK)

$(BANK): $(SAMPLE) $(PROGRAM) $(VENV)/.run
	@$(BIN)/newsquiz make $(SAMPLE) -o $@ --force

install: $(VENV)/.run

test: $(VENV)/.dev
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

eval: $(VENV)/.dev
	$(BIN)/python -m tests.eval.run

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench.run

pictures: $(VENV)/.dev
	$(BIN)/python -m tests.pictures

$(VENV)/.run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newsquiz needs Python 3.11 or newer; name one, as in: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Installing newsquiz and its pinned dependencies into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@echo "Installing the tools of the test run ..."
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra make \
	  pyproject.toml requirements/build.in -o requirements/run.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  -c requirements/run.lock requirements/dev.in -o requirements/dev.lock

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
