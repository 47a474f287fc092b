.PHONY: check test format

check:  ## what CI runs, in the current environment
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	python -m pytest

test:
	python -m pytest

format:
	ruff check --fix .
	ruff format .
