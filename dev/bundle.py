"""How many bytes a page loads before anything is on it, against the budget.

Owns the budgets; measures the built assets themselves and takes no figure of the build's.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

from dev import client

BUDGET = {"script": 20_000, "style": 6_000, "notebook": 21_000, "pyodide": 26_000}
"""Bytes after gzip: the entry script with its static imports and the inline script; the style sheet; the runtime of a
notebook, which a document fetches once; that of a page whose Python runs in the browser, with what starts it.
"""

LOADER = 2_048
"""Bytes of what is sent along with each widget in a notebook."""

CHUNK = 4_096
"""Bytes after gzip of a chunk of front ends, unless it carries a library."""

FACE = 50_000
"""Bytes of the typeface, which no page waits for and most systems never fetch."""

LIBRARY_LIKE = {"bokeh", "plotly"}
"""Chunks of which a page has one only beside a library of some hundred kilobytes."""

ASSETS = client.ROOT / "src" / "transom" / "_assets"


def measure() -> dict[str, int]:
    """Return the bytes after gzip of what is loaded whatever is shown, by kind as in `BUDGET`."""
    manifest = _manifest()
    scripts = [(ASSETS / manifest["script"]).read_bytes(), manifest["boot"].encode()]
    return {
        "script": sum(map(_compressed, scripts)),
        "style": _compressed((ASSETS / manifest["style"]).read_bytes()),
        "notebook": _compressed((ASSETS / manifest["notebook"]).read_bytes()),
        "pyodide": sum(
            _compressed((ASSETS / manifest["pyodide"][name]).read_bytes()) for name in ("script", "worker", "opened")
        ),
    }


def report() -> tuple[list[str], list[str]]:
    """Return one line for each kind, and one for each that is over its budget."""
    lines, problems = [], []
    for kind, size in measure().items():
        lines.append(f"{kind}: {size} of {BUDGET[kind]} bytes (gzip)")
        if size > BUDGET[kind]:
            problems.append(f"{kind} is {size - BUDGET[kind]} bytes over its budget: load it when it is needed.")
    for name, size in chunks().items():
        lines.append(f"{name}: {size} of {CHUNK} bytes (gzip)")
        if size > CHUNK:
            problems.append(f"{name} is {size - CHUNK} bytes over the budget of a chunk: make two of it.")
    loader = len(_manifest()["loader"].encode())
    lines.append(f"loader: {loader} of {LOADER} bytes")
    if loader > LOADER:
        problems.append(f"The loader is {loader - LOADER} bytes over its budget.")
    for name, size in face().items():
        lines.append(f"{name}: {size} of {FACE} bytes")
        if size > FACE:
            problems.append(f"{name} is {size - FACE} bytes over the budget of the typeface.")
    return lines, problems


def face() -> dict[str, int]:
    """Return the bytes of the typeface, by its file's name."""
    return {path.name: path.stat().st_size for path in ASSETS.glob("inter-*.woff2")}


def chunks() -> dict[str, int]:
    """Return the bytes after gzip of each chunk that has a budget."""
    manifest = _manifest()
    free = set(manifest["libraries"])
    names = sorted(set(manifest["frontEnds"].values()) - free)
    return {
        name: _compressed((ASSETS / name).read_bytes()) for name in names if name.rpartition("-")[0] not in LIBRARY_LIKE
    }


def _manifest() -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
    return manifest


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9))
