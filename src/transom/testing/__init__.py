"""Testing apps without a browser: `run_test`, a page that speaks real frames, and a clock of its own."""

from transom.testing.clock import ClockLoop
from transom.testing.page import Page, run_test

__all__ = ["ClockLoop", "Page", "run_test"]
