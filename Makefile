# Newsproof: `make demo` shows what it does, `make test` proves it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs quality lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(BIN)/.installed  ## check the drafts in examples/ and write out/findings.csv and out/report.html
	@mkdir -p out
	$(BIN)/newsproof check examples/drafts --csv out/findings.csv --html out/report.html --fail-on never

test: $(BIN)/.installed-test  ## install what the tests need (a browser included) and run every check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: $(BIN)/.installed-test  ## format and lint
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(BIN)/.installed-test  ## write the generated pages under docs/ again
	$(BIN)/python scripts/compile_packs.py
	$(BIN)/python scripts/rule_reference.py
	$(BIN)/python scripts/man_page.py

quality: $(BIN)/.installed-test  ## measure on the data beside the checkout and write docs/quality.md
	$(BIN)/python scripts/quality.py ../shared --write docs/quality.md

lock:  ## pin every dependency with its hash again
	$(PYTHON) -m venv .lock-venv
	.lock-venv/bin/pip install --quiet pip-tools
	for extra in "requirements.lock" "requirements-all.lock --all-extras"; do \
		.lock-venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --no-header --strip-extras \
			--no-emit-index-url --no-emit-find-links --no-annotate pyproject.toml --output-file $$extra || exit 1; \
	done
	rm -rf .lock-venv

clean:  ## remove what the other targets made
	rm -rf $(VENV) out build .pytest_cache .mypy_cache .ruff_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/.installed: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(BIN)/.installed-test: $(BIN)/.installed requirements-all.lock scripts/install_test_tools.sh
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-all.lock
	sh scripts/install_test_tools.sh
	@touch $@
