# make demo   everything in one browser window, no token       make test   every test
# make run    the real thing, from .env                         make check  every page and every line of code
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=

.PHONY: demo run test check bench eval pins clean

$(VENV)/runtime: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/python" -m bot "$$@"\n' "$(CURDIR)" "$(CURDIR)/$(BIN)" > $(BIN)/linli && chmod +x $(BIN)/linli
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/runtime
	@$(BIN)/python -m bot demo $(ARGS)

run: $(VENV)/runtime
	@$(BIN)/python -m bot run

# Python keeps what it has compiled, whatever the environment says: the tests start the program a hundred times.
test: $(VENV)/dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy bot flows referral tests
	$(BIN)/lint-imports
	$(BIN)/python -m bot check

bench: $(VENV)/dev
	$(BIN)/python -m benchmarks

eval: $(VENV)/dev
	$(BIN)/python -m benchmarks.eval_triage $(EVAL)

pins:
	uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements.in -o requirements.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) .demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
