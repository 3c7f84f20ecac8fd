"""The names of colours, as Panel has them; the page's theme gives them their looks."""

from __future__ import annotations

TONES = ("primary", "secondary", "success", "info", "danger", "warning", "light", "dark")
