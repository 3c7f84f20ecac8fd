"""The names of the icons that come with Transom."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).resolve().parents[1] / "_assets"


@cache
def icon_names() -> frozenset[str]:
    """All names, read from the built client: some 30 ms for the first who asks; empty where it is not built."""
    files = (path for path in _ASSETS.glob("icons-*.json"))
    return frozenset(name for path in files for name in json.loads(path.read_text("utf-8")))
