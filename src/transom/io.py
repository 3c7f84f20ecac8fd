"""`io`: locks and batches for callbacks, under the names people know."""

from __future__ import annotations

from transom.diagnostics.absent import absent_name
from transom.reactive.hold import hold
from transom.reactive.lock import lock, with_lock

__all__ = ["hold", "lock", "with_lock"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
