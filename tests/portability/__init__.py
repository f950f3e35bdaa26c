"""Tries other site builders on this project: `python -m tests.portability` (or `make portability`)."""
