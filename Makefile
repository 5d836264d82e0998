# Needs GNU make and Python 3.11 or newer with venv; everything else goes into .venv.
PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
LOCKVENV := .lockvenv
AUDITVENV := .auditvenv
# Errors only, and no advice about pip itself.
PIP := -m pip --disable-pip-version-check -qq
# In the order of the folders, since those of the browser are long groups that must begin early. How many processes
# there are stands in tests/conftest.py.
PYTEST := -m pytest -n auto --no-loadscope-reorder
# Each process that a test starts would compile every module of Dateline anew, and pytest every test in each process.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test test-all check bench audit lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

install: $(INSTALLED) ## everything of the two locks and Dateline itself into .venv

$(INSTALLED): requirements.lock requirements-no-deps.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer: make PYTHON=python3.11 install")'
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Installing requirements.lock into $(VENV); the first time takes some minutes"
	@$(BIN)/python $(PIP) install -r requirements.lock
	@$(BIN)/python $(PIP) install --no-deps -r requirements-no-deps.lock
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

run: install ## the page, on http://127.0.0.1:7860; an empty library first gets the articles of seeds/
	@[ -n "$$($(BIN)/dateline list)" ] || $(BIN)/dateline add seeds
	@$(BIN)/python app.py

test: install ## the tests without the slow ones; ARGS="-k word" picks some
	$(BIN)/python $(PYTEST) -m "not slow" $(ARGS)

test-all: install ## all tests
	$(BIN)/python $(PYTEST) $(ARGS)

check: install ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install ## measures speed and answer quality
	$(BIN)/python -m benchmarks $(ARGS)

# pip-audit is no part of the lock: it would bring twenty packages that nothing else needs.
audit: ## looks every package of the two locks up among the published advisories, where those can be reached
	@test -x $(AUDITVENV)/bin/pip-audit || { $(PYTHON) -m venv $(AUDITVENV) && $(AUDITVENV)/bin/python $(PIP) install pip-audit; } \
	  || { rm -rf $(AUDITVENV); echo 'not audited: pip-audit cannot be installed from here'; exit 0; }; \
	if [ -x $(AUDITVENV)/bin/pip-audit ]; then \
	  { $(AUDITVENV)/bin/pip-audit -r requirements.lock -r requirements-no-deps.lock --no-deps --disable-pip \
	    --progress-spinner off --format json 2>/dev/null || true; } | $(AUDITVENV)/bin/python .ci/audit.py; \
	fi

# torch comes first, and as this version: see pyproject.toml. A new pip, since older ones miss extras that are spelled
# with another dash than their package has. What only a GPU build of torch brings is left out.
lock: ## writes requirements.lock anew from the ranges in pyproject.toml
	rm -rf $(LOCKVENV)
	$(PYTHON) -m venv $(LOCKVENV)
	$(LOCKVENV)/bin/python $(PIP) install --upgrade pip
	$(LOCKVENV)/bin/python $(PIP) install torch==2.13.0
	$(LOCKVENV)/bin/python $(PIP) install '.[dev]'
	@{ echo '# Exact versions of everything that Dateline and its tests run on, for Linux and Python 3.11 or newer.'; \
	   echo '# Made by `make lock`, which takes the newest versions that the ranges in pyproject.toml allow.'; \
	   echo '# No hashes: the torch for machines without a GPU is another file than the one with the same version for others.'; \
	   $(LOCKVENV)/bin/python $(PIP) freeze --all --exclude dateline --exclude pip \
	     | grep -E '^[A-Za-z0-9._-]+==' | grep -vE '^(nvidia|cuda|triton)' | sed 's/+.*//'; } > requirements.lock
	rm -rf $(LOCKVENV)

clean: ## removes .venv and what the tools left; the library stays
	rm -rf $(VENV) $(LOCKVENV) $(AUDITVENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
