"""What type checkers see of `transom.indicators`. There is no such package at run time.

Written by `python -m dev.stubs`; do not edit.
"""
