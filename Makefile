# Needs only make and Python 3.11 or newer with venv and pip. `make` alone lists the targets.

PYTHON ?= python3
PIP = .venv/bin/python -m pip --disable-pip-version-check
# Every file is checked against the hash in the lock, and none of them may run code.
FROM_LOCK = $(PIP) install --quiet --require-hashes --only-binary :all:

.PHONY: help install run staff test check eval bench bench-full docs lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s%s\n", $$1, $$2 }' Makefile

install: .venv/installed ## make the environment in .venv, exactly as requirements.lock says

run: .venv/installed ## serve the directory at http://localhost:8501
	.venv/bin/directory serve

staff: .venv/installed ## serve the staff's editor at http://localhost:8502, on this machine alone
	.venv/bin/directory staff

test: .venv/installed .venv/tools ## run the tests on all cores; ARGS='-m "not browser"' goes to pytest
	@CHROMIUM=$$(sh scripts/find_browser.sh) && SOFFICE=$$(sh scripts/find_office.sh) && \
		export CHROMIUM SOFFICE && .venv/bin/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/installed .venv/tools ## check format, lint, types and known vulnerabilities
	@status=0; for tool in "ruff format --check" "ruff check" mypy \
		"python scripts/audit.py requirements.lock requirements-dev.lock \
			requirements-login.lock requirements-bench.lock"; do \
		echo ".venv/bin/$$tool"; .venv/bin/$$tool || status=1; \
	done; exit $$status

eval: .venv/installed ## say how well typed words are understood and answered (tests/scenarios)
	.venv/bin/python scripts/evaluate.py

bench: .venv/installed .venv/bench ## time the search and a filter beside other builds; ARGS=--strict fails on ms
	@CHROMIUM=$$(sh scripts/find_browser.sh) && export CHROMIUM && \
		.venv/bin/python benchmarks/run.py --short $(ARGS)

bench-full: .venv/installed .venv/bench ## measure all of docs/benchmarks.md; ARGS="--only visitors" for a part
	@CHROMIUM=$$(sh scripts/find_browser.sh) && export CHROMIUM && \
		.venv/bin/python benchmarks/run.py $(ARGS)

docs: .venv/installed ## make the pages of docs/ that derive from the declaration and the parser
	.venv/bin/python scripts/make_docs.py

# A version stays as it is while pyproject.toml allows it; UPGRADE=--upgrade takes the newest.
COMPILE = build/uv/bin/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"
lock: ## compile the lock files again from pyproject.toml (UPGRADE=--upgrade: newest versions)
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet "uv>=0.13,<0.14"
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --group test --group check --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --extra login --constraint requirements.lock \
		--output-file requirements-login.lock
	$(COMPILE) --group bench --constraint requirements.lock --constraint requirements-dev.lock \
		--output-file requirements-bench.lock

clean: ## remove everything that was made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests scripts benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The stamps: a new lock makes the environment anew, a new pyproject.toml only the command.
.venv/locked: requirements.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and \
	f"Python 3.11 or newer is needed, this is {v[0]}.{v[1]}: make PYTHON=python3.13 ...")'
	$(PYTHON) -m venv --clear .venv
	$(FROM_LOCK) -r requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

.venv/tools: .venv/locked requirements-dev.lock
	$(FROM_LOCK) -r requirements-dev.lock
	@touch $@

.venv/bench: .venv/locked requirements-bench.lock
	$(FROM_LOCK) -r requirements-bench.lock
	@touch $@
