# Every target is one call of `python -m dev`, which is plain standard library: see dev/__main__.py.
PYTHON ?= python3
ARGS ?=

.PHONY: help demo setup test test-fast check bench docs clean

help:
	@$(PYTHON) -m dev

demo setup test test-fast check bench docs clean:
	@$(PYTHON) -m dev $@ $(ARGS)
