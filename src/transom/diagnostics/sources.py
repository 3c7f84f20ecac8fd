"""Source lines for tracebacks: what `linecache` answers for compiled programs.

A program's text is registered when it is compiled, so that a traceback shows the code that ran, not what the
file has become since, and it is forgotten with the program. Owns those entries only.
"""

from __future__ import annotations

import linecache
import weakref
from collections.abc import Mapping

# filename → how many live programs have registered it; process-wide, as linecache is.
_registered: dict[str, int] = {}


def register(owner: object, texts: Mapping[str, str]) -> None:
    """Show these texts in tracebacks for as long as `owner` lives.

    Args:
        owner: the program; must allow weak references.
        texts: the name of each file as its code objects carry it → its text.
    """
    for filename, text in texts.items():
        # Split at "\n" only, as Python's own tokenizer does; str.splitlines knows eight more line ends.
        lines = [line + "\n" for line in text.split("\n")]
        entry = (len(text), None, lines, filename)
        linecache.cache[filename] = entry
        _registered[filename] = _registered.get(filename, 0) + 1
        weakref.finalize(owner, _forget, filename, entry).atexit = False


def is_registered(filename: str) -> bool:
    """Whether this file is a program's."""
    return filename in _registered


def _forget(filename: str, entry: object) -> None:
    if linecache.cache.get(filename) is entry:
        del linecache.cache[filename]
    left = _registered[filename] - 1
    if left:
        _registered[filename] = left
    else:
        del _registered[filename]
