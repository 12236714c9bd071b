# Kindred. `make help` lists what there is; `make up` and `make test` need Python 3.11+ and nothing else.
.DEFAULT_GOAL := help
.PHONY: help up down test test-long check fix schema bench bench-growth import-follows simulate hooks lock clean setup setup-test python
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory

HOST_PYTHON := $(shell for p in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	found=$$(command -v $$p) && $$found -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$found; break; }; done)
RUN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' Makefile

up: setup ## the whole product with demo data, in front (DETACH=1: return when ready; DEMO=0: no demo data)
	@exec $(RUN) -m stack up $(if $(DETACH),--detach) $(if $(filter 0,$(DEMO)),--no-demo)

down: python ## stop it
	@exec $(HOST_PYTHON) -m stack down

test: setup-test ## everything, on the real parts: linters, pytest, Vitest, journeys in a real browser
	@exec $(RUN) -m tests.run

test-long: setup-test ## the same with the tests that take minutes
	@KINDRED_LONG=1 exec $(RUN) -m tests.run

check: setup-test ## linters and types only, some seconds
	@exec $(RUN) -m pytest -q tests/rules && cd frontend && exec npm run --silent check

fix: setup-test ## format, and mend what a linter can
	@$(RUN) -m ruff format . && $(RUN) -m ruff check --fix .

schema: setup-test ## write schema/schema.graphql from the code (RELEASE=1: also what clients are promised)
	@exec $(RUN) -m schema $(if $(RELEASE),--release)

bench: setup-test ## measure; results go to benchmarks/results
	@exec $(RUN) -m benchmarks

bench-growth: setup-test ## our reads with one and with ten times the data; into benchmarks/results/growth.json
	@exec $(RUN) -m benchmarks.growth

import-follows: python ## load a follow graph into what runs (FILE=edges.csv, PEOPLE=people.csv if there is one)
	@test -n "$(FILE)" || { echo "which file? make import-follows FILE=edges.csv [PEOPLE=people.csv]" >&2; exit 2; }
	@exec $(RUN) -m stack run $(RUN) -m graph.imports "$(FILE)" $(if $(PEOPLE),--people "$(PEOPLE)") \
	$(if $(KNOWN_ONLY),--known-only)

simulate: setup-test ## who is played under four rankings, in a seeded simulation
	@exec $(RUN) -m benchmarks.fairness

hooks: setup-test ## check each commit before it is made
	@exec $(RUN) -m pre_commit install

lock: setup-test ## compile requirements*.in and lock the jars anew
	@exec $(RUN) -m stack.lock

clean: ## remove what set-up made in this folder (data and cache stay)
	@rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup: python
	@$(HOST_PYTHON) -m stack.prepare up

setup-test: python
	@$(HOST_PYTHON) -m stack.prepare test

python:
	@test -n "$(HOST_PYTHON)" || { echo "Kindred needs Python 3.11 or later: none of python3, python3.14 ... python3.11" \
	"on the PATH is. Install one, or name it: make up PYTHON=/path/to/python3" >&2; exit 1; }
