"""`stable`: what a key stands for in another process: a digest of its contents, where these are all there is to it."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable, Iterator
from hashlib import blake2b
from typing import Any

from transom.reactive.cache_key import type_name

_MADE = 1 << 9
"""Set in the flags of types that Python code makes, so that there may be several of one name."""


def stable(value: Hashable) -> bytes:
    """The digest of a key's value, the same in every process.

    Raises:
        TypeError: something in it is compared by what does not outlive the process; it is the error's text.
    """
    found = blake2b(digest_size=20)
    for part in _parts(value):
        found.update(part)
    return found.digest()


def _parts(value: Hashable) -> Iterator[bytes]:
    if isinstance(value, weakref.ref) and isinstance(found := value(), type) and not found.__flags__ & _MADE:
        value = found  # one of Python's own that has another name than where it stands, as that of functions
    kind = type(value)
    if isinstance(value, tuple) and kind is tuple:
        yield b"(%d" % len(value)
        for each in value:
            yield from _parts(each)
    elif isinstance(value, frozenset) and kind is frozenset:
        yield b"{%d" % len(value)
        yield from sorted(map(stable, value))
    elif isinstance(value, type):
        yield from _marked(type, _written(type_name(value)))
    elif kind in _BYTES:
        yield from _marked(kind, _BYTES[kind](value))
    else:
        own = not isinstance(value, weakref.ref) and kind.__hash__ is not object.__hash__
        raise TypeError(f"the equality that {kind.__name__} defines" if own else "the identity of an object")


def _marked(kind: type, text: bytes) -> tuple[bytes, bytes]:
    return b"%s%d:" % (kind.__name__.encode(), len(text)), text


def _written(value: Any) -> bytes:
    return str(value).encode("utf-8", "surrogatepass")


_BYTES: dict[type, Callable[[Any], bytes]] = {
    bytes: bytes,
    str: _written,
    int: lambda value: format(value, "x").encode(),  # of any length
    **dict.fromkeys((type(None), bool, float, complex, type(Ellipsis), type(NotImplemented)), _written),
}
