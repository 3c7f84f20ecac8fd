"""`io`: locks and batches for callbacks, pages in files, code for pages, under the names people know."""

from __future__ import annotations

from transom.components.js_code import JSCode
from transom.components.saving import save
from transom.diagnostics.absent import absent_name
from transom.reactive.hold import hold
from transom.reactive.lock import lock, unlocked, with_lock

__all__ = ["JSCode", "hold", "lock", "save", "unlocked", "with_lock"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
