# Every target does its own set-up. `make` alone lists them.

VENV ?= .venv
PYTHON_IN_VENV = $(VENV)/bin/python
CODE = followup_cards tests docs
# More arguments for what is run: make test ARGS="-k deadline"
ARGS ?=
# Folders of photographs with a truth.jsonl, for make benchmark: PHOTOS="../photos"
PHOTOS ?=
# make lock UPGRADE=--upgrade takes the newest of everything; without it, pins that still fit stay.
UPGRADE ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test offline benchmark benchmark-page check format lint types contracts torture audit cards sample-cards picture lock clean set-up-run set-up-dev
export VENV

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: set-up-run ## Photographs to drafts, in a throw-away folder
	@$(VENV)/bin/followup-cards demo

test: set-up-dev ## Run the tests and show how much of the code they reach
	@$(PYTHON_IN_VENV) -m pytest --cov --cov-report=term:skip-covered $(ARGS)

offline: set-up-dev ## Run the demonstration and the tests where there is no network (Linux)
	@$(PYTHON_IN_VENV) -m tests.offline $(VENV)/bin/followup-cards demo
	@$(PYTHON_IN_VENV) -m tests.offline $(PYTHON_IN_VENV) -m pytest $(ARGS)

check: lint types contracts test ## Run what CI runs: format, lint, types, contracts, tests

lint: set-up-dev ## Check format and style
	@$(VENV)/bin/ruff format --check $(CODE)
	@$(VENV)/bin/ruff check $(CODE)

types: set-up-dev ## Check the types
	@$(VENV)/bin/mypy followup_cards tests docs

contracts: set-up-dev ## Check which part of the code may import which
	@$(VENV)/bin/lint-imports

format: set-up-dev ## Put the code into its format and repair what can be repaired
	@$(VENV)/bin/ruff check --fix $(CODE)
	@$(VENV)/bin/ruff format $(CODE)

benchmark: set-up-dev ## Measure finding, reading and speed on simulated photographs (PHOTOS=DIR: on real ones too); see build/
	@$(PYTHON_IN_VENV) -m tests.benchmarks.finding --out build/finding --orientation --cost $(ARGS)
	@$(PYTHON_IN_VENV) -m tests.benchmarks.reading --out build/reading --photos $(PHOTOS)
	@$(PYTHON_IN_VENV) -m tests.benchmarks.speed --out build/speed $(if $(PHOTOS),--photos $(PHOTOS))
	@$(PYTHON_IN_VENV) -m tests.benchmarks.instructions

audit: set-up-dev ## Look up known vulnerabilities of all pinned packages in a public database (LOCKS="run build")
	@test -x build/audit/bin/pip-audit || { $(PYTHON_IN_VENV) -m venv build/audit && \
		build/audit/bin/python -m pip --disable-pip-version-check install -qq pip-audit==2.10.1; }
	@$(PYTHON_IN_VENV) -m tests.audit build/audit/bin/pip-audit $(LOCKS)

torture: set-up-dev ## Try to break the program: kill, starve, race it, feed it hostile files (ARGS="--seed 7 --share 0.1 killed")
	@$(PYTHON_IN_VENV) -m tests.torture $(ARGS)

benchmark-page: set-up-dev ## Measure how long the page lets a person wait, against read and while 20 photographs wait
	@$(PYTHON_IN_VENV) -m tests.benchmarks.page $(ARGS)

cards: set-up-dev ## Photograph fictional cards into build/cards (ARGS="--count 200 --seed 7")
	@$(PYTHON_IN_VENV) -m tests.cardmaker --out build/cards $(ARGS)

sample-cards: set-up-dev ## Make the photographs in sample_cards again, with their expected results
	@$(PYTHON_IN_VENV) -m tests.cardmaker --samples sample_cards

picture: set-up-dev ## Draw the README's picture from what the demonstration prints
	@$(PYTHON_IN_VENV) docs/picture.py

# One lock for Python 3.11 up, Linux and macOS: each pin with the hashes of all its files.
LOCK = $(VENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-strip-extras --only-binary :all: --custom-compile-command "make lock" $(UPGRADE)

lock: set-up-dev ## Pin the dependencies anew, as pyproject.toml asks for them
	@$(PYTHON_IN_VENV) -m pip --disable-pip-version-check install -qq uv==0.13.9
	@$(LOCK) --output-file requirements/run.txt
	@$(LOCK:pyproject.toml=--group build) --constraint requirements/run.txt --output-file requirements/build.txt
	@$(LOCK:pyproject.toml=--group dev) --constraint requirements/run.txt --constraint requirements/build.txt \
		--output-file requirements/dev.txt

clean: ## Remove everything that make made
	rm -rf $(VENV) build dist .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find followup_cards tests -name __pycache__ -type d -prune -exec rm -rf {} +

set-up-run:
	@scripts/set-up run

set-up-dev:
	@scripts/set-up dev
