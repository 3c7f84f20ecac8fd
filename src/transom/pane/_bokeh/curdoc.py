"""`bokeh.io.curdoc()` inside a session: the session's own document, in every thread and task.

Bokeh 3.9 keeps a list for the whole process of the documents in whose callbacks it is, so that two
sessions in two threads get each other's; 3.10 keeps it in a context variable. Both get this in its
place. Outside of sessions it behaves as 3.10 does.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from contextvars import ContextVar, Token
from typing import Any

import bokeh.io.doc

Refs = tuple["weakref.ReferenceType[Any]", ...]

_patched: ContextVar[Refs] = ContextVar("transom_bokeh_documents", default=())


class CurrentDocuments:
    """What stands in for `bokeh.io.doc._PATCHED_CURDOCS`: its list (3.9) and its variable (3.10).

    Args:
        usual: the document of the running session, if there is one.
    """

    def __init__(self, usual: Callable[[], Any]) -> None:
        self._usual = usual

    def get(self) -> Refs:
        """The documents in whose callbacks the running code is, innermost last."""
        documents = _patched.get()
        if documents:
            return documents
        usual = self._usual()
        return () if usual is None else (weakref.ref(usual),)

    def set(self, documents: Refs) -> Token[Refs]:
        """Replace them for the running context."""
        return _patched.set(documents)

    def reset(self, token: Token[Refs]) -> None:
        """Undo a `set`."""
        _patched.reset(token)

    def append(self, document: weakref.ReferenceType[Any]) -> None:
        """Enter a callback of `document`."""
        _patched.set((*_patched.get(), document))

    def pop(self) -> None:
        """Leave it."""
        _patched.set(_patched.get()[:-1])

    def __len__(self) -> int:
        return len(self.get())

    def __getitem__(self, index: int) -> weakref.ReferenceType[Any]:
        return self.get()[index]


def install(usual: Callable[[], Any]) -> None:
    """Let `curdoc()` be `usual()` wherever no Bokeh callback says otherwise."""
    module: Any = bokeh.io.doc
    if not isinstance(module._PATCHED_CURDOCS, CurrentDocuments):
        module._PATCHED_CURDOCS = CurrentDocuments(usual)
