# What people and CI run by hand. Everything happens in .venv, an environment of this folder's own.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
# What can't stand beside the others in that environment: programs for Node.js, and one that takes docxtpl's name.
PEERS := build/peers
NODE_PEERS := benchmarks/peers/node/package.json

# The package is installed again when one of these is newer than the last time, or a file came or went.
SOURCES := pyproject.toml README.md LICENSE $(shell find src templates ! -name __pycache__ ! -name '*.pyc' | sed 's/ /\\ /g')

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help report test lint docs accuracy wheel bench clean
.DELETE_ON_ERROR:

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

report: $(VENV)/installed ## build the reports of reportgen.yaml; prints the path of each .docx
	@$(RUN) reportgen build

test: $(VENV)/installed-dev ## run all tests on every core, with coverage
	@$(RUN) pytest -n auto --dist loadfile --cov --cov-report=term-missing:skip-covered

lint: $(VENV)/installed-dev ## check the code: ruff, its format, mypy --strict
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy

docs: $(VENV)/installed-dev ## write docs/rules/ from the catalogue, docs/mistakes.md from its tests, examples/ by `new`
	@$(VENV)/bin/python tests/docs/rules.py
	@$(VENV)/bin/python tests/docs/mistakes.py
	@$(VENV)/bin/python tests/examples/written.py

accuracy: $(VENV)/installed-dev ## score the rules on the seeded mistakes of tests/accuracy/; fails below 95 % and 98 %
	@PYTHONPATH=tests $(VENV)/bin/python tests/accuracy/accuracy.py

wheel: $(VENV)/bin/python ## build the wheel into dist/; prints its path
	@rm -rf dist
	@$(RUN) pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

bench: $(VENV)/installed-bench $(PEERS)/installed ## measure speed and memory against other programs
	@$(RUN) benchmarks

clean: ## remove what was installed and measured, and leave the reports in output/
	@rm -rf $(VENV) build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/installed: $(SOURCES) | $(VENV)/bin/python
	@$(RUN) pip install --quiet .
	@touch $@

$(VENV)/installed-dev: EXTRAS := dev,bench
$(VENV)/installed-bench: EXTRAS := bench
$(VENV)/installed-dev $(VENV)/installed-bench: $(SOURCES) | $(VENV)/bin/python
	@$(RUN) pip install --quiet '.[$(EXTRAS)]'
	@touch $@ $(VENV)/installed

$(PEERS)/installed: $(NODE_PEERS) pyproject.toml
	@rm -rf $(PEERS)
	@mkdir -p $(PEERS)/node
	@cp $(NODE_PEERS) $(PEERS)/node/
	@npm install --silent --no-package-lock --prefix $(PEERS)/node || { echo >&2 'make bench needs Node.js with npm'; exit 1; }
	@$(PYTHON) -m venv $(PEERS)/rust
	@$(PEERS)/rust/bin/python -m pip install --quiet rust-docxtpl==0.1.2 python-docx==1.2.0 pyyaml
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 \
	'需要 Python 3.11 或更新的版本 / reportgen needs Python 3.11 or later: make report PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
