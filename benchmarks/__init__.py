"""Benchmarks: ratios to a bare hand-written socket, measured in one run. `make bench`."""
