# Everything runs in .venv, set up on first use: `make demo` needs the core alone, `make test` everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := corpus/examples/AL_NPL_3_2022

.PHONY: demo test check bench models schema generated corpus gate setup compiled plain system clean help
.DELETE_ON_ERROR:

help:
	@echo "make demo       set up the core and read an example letter"
	@echo "make test       set up everything and run all tests"
	@echo "make check      style, types, floors, generated files"
	@echo "make bench      the figures of the README"
	@echo "make compiled   compile the rooms that do most of the work (part of test and bench)"
	@echo "make plain      go back to plain Python, to work on the code"
	@echo "make models     train the shipped models again"
	@echo "make generated  write the generated files again: schema, text and gold of the corpus"
	@echo "make corpus     print the PDFs of the corpus again"
	@echo "make gate       raise the floors of tests/gate that are exceeded"

demo: $(VENV)/core.stamp
	@mkdir -p build
	@$(BIN)/allegex extract $(EXAMPLE).pdf --format summary
	@$(BIN)/allegex extract $(EXAMPLE).pdf -o build/$(notdir $(EXAMPLE)).json
	@echo "The record: build/$(notdir $(EXAMPLE)).json"

test: setup compiled system
	$(BIN)/pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.generated --check
	$(BIN)/python -m scripts.compiled --check

bench: setup compiled system
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.archive

# names-spacy is a recipe for users: no weights of it are shipped.
models: setup build/data/generated build/sections.jsonl build/passages.jsonl
	@set -e; for config in $(filter-out %-spacy.toml,$(wildcard configs/train/*.toml)); do $(BIN)/allegex train $$config; done

build/data/generated: | setup
	@rm -rf build/names
	@$(BIN)/python -m corpus.generate build/names --count 540 --split train --seed 1000 --ocr 0.001 --breaks 0.01 --merge 0.1
	@$(BIN)/python -m corpus.columns build/names $@

build/passages.jsonl: | setup
	@$(BIN)/python -m corpus.generate build/letters --documents $@ --count 300

build/sections.jsonl: | setup
	@$(BIN)/python -m corpus.generate build/letters --documents $@ --count 810 --drop 0.2 --merge 0.15 --reorder 0.3

schema generated: setup
	$(BIN)/python -m scripts.generated

corpus: setup system
	$(BIN)/python -m corpus.typeset.build corpus/examples corpus/examples
	$(BIN)/python -m corpus.typeset.build corpus/letters corpus/letters
	rm -f corpus/*/*_scan.pdf

gate: setup
	$(BIN)/python -m scripts.gate --raise

setup: $(VENV)/full.stamp

# Without a C compiler this says so and leaves plain Python.
compiled: setup
	@$(BIN)/python -m scripts.compiled

plain:
	@$(BIN)/python -m scripts.compiled --remove

system:
	@scripts/system-packages.sh

clean:
	find src \( -name "*.so" -o -name "*.pyd" -o -name compiled.sha256 \) -delete
	rm -rf $(VENV) build .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else \
	  "allegex needs Python 3.11 to 3.13, %s is %s.%s; name another: make PYTHON=python3.12" \
	  % (sys.executable, *sys.version_info[:2]))'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --upgrade "pip>=25.1"

$(VENV)/core.stamp: pyproject.toml | $(BIN)/python
	@echo "Setting up allegex in $(VENV) ..."
	@$(BIN)/python -m pip install -qq --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

# torch comes first, in one fixed version: what depends on it would otherwise choose its own.
$(VENV)/full.stamp: pyproject.toml $(VENV)/core.stamp
	@echo "Setting up what the tests need; this takes some minutes ..."
	@$(BIN)/python -m pip install -qq "torch==2.13.0"
	@$(BIN)/python -m pip install -qq --editable ".[all]" --group dev
	@touch $@
