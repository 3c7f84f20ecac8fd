"""What runs and when: callables, runs, slots that only the newest result reaches, worker threads."""

from __future__ import annotations

from transom.diagnostics.absent import absent_name

__getattr__ = absent_name(__name__, ())
