"""Templates: components that are the page itself.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.template._typed.page import Page as Page

__all__ = ["Page"]
