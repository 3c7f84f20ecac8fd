"""What a page is made of: the component model and its bases. Knows no session and no host."""

from __future__ import annotations

from transom.diagnostics.absent import absent_name

__getattr__ = absent_name(__name__, ())
