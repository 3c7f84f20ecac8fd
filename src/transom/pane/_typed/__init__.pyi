"""What type checkers see of `transom.pane`. There is no such package at run time.

Written by `python -m dev.stubs`; do not edit.
"""
