"""What type checkers see of `transom.forms`. There is no such package at run time.

Written by `python -m dev.stubs`; do not edit.
"""
