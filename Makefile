# Two commands are all there is to know: `make run` and `make test`. Each does its own set-up, in .venv.

FILES ?= seeds/musk-invites-harris.txt
BIN := .venv/bin
OURS := timeline_app tests benchmarks tools
SETUP := pyproject.toml constraints.txt tools/set_up.py timeline_app/version.py
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
CHECK := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

.PHONY: run test test-slow lint clean

# The window on the seed article, or on FILES="one.txt two.txt"; without a display a table and timeline.png.
run: .venv/run.stamp
	@$(BIN)/python -m timeline_app --fallback $(FILES)

# Every check there is, at most five minutes on two cores.
test: .venv/test.stamp lint
	$(CHECK) -n 2 --dist worksteal -m "not slow"

# Long trials.
test-slow: .venv/test.stamp
	$(CHECK) -m slow --timeout 1800

lint: .venv/test.stamp
	$(BIN)/ruff check $(wildcard $(OURS))
	$(BIN)/ruff format --check $(wildcard $(OURS))
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/run.stamp: $(SETUP)
	@$(PYTHON) tools/set_up.py run

.venv/test.stamp: $(SETUP)
	@$(PYTHON) tools/set_up.py test

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist timeline.png
