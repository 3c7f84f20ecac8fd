"""How many bytes a page loads before anything is on it, against the budget.

Owns the budget; measures the built assets themselves and takes no figure of the build's.
"""

from __future__ import annotations

import gzip
import json

from dev import client

BUDGET = {"script": 20_000, "style": 6_000}
"""Bytes after gzip: the entry script with its static imports and the inline script; the style sheet."""

ASSETS = client.ROOT / "src" / "transom" / "_assets"


def measure() -> dict[str, int]:
    """Return the bytes after gzip that every page loads, by kind as in `BUDGET`."""
    manifest = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
    scripts = [(ASSETS / name).read_bytes() for name in [manifest["script"], *manifest["preload"]]]
    scripts.append(manifest["boot"].encode())
    return {
        "script": sum(map(_compressed, scripts)),
        "style": _compressed((ASSETS / manifest["style"]).read_bytes()),
    }


def report() -> tuple[list[str], list[str]]:
    """Return one line for each kind, and one for each that is over its budget."""
    lines, problems = [], []
    for kind, size in measure().items():
        lines.append(f"{kind}: {size} of {BUDGET[kind]} bytes (gzip)")
        if size > BUDGET[kind]:
            problems.append(f"{kind} is {size - BUDGET[kind]} bytes over its budget: load it when it is needed.")
    return lines, problems


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9))
