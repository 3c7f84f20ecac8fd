"""Failures of components: reported once, shown in their place.

Owns how a component tells of a failure that it does not let through; what a page may read of it is
`diagnostics.card`'s to say.
"""

from __future__ import annotations

from typing import Any

from transom.components.encode import Encoder
from transom.diagnostics.card import card, for_page
from transom.diagnostics.failure import ErrorContext, failure_of, new_id, record
from transom.diagnostics.traceback import from_caller, user_traceback
from transom.reactive.context import process_var, session_var


def report(error: BaseException, where: str) -> str:
    """Send a failure that its place shows to the error sink of the page, or of the process; returns its id."""
    scope = session_var.get() or process_var.get()
    if scope is not None:
        return scope.report(error, where=where, notify=False)
    context = ErrorContext(new_id(), where, traceback=user_traceback(error))
    record(error, context)
    return context.id


def failed_here(raised: BaseException, where: str, title: str) -> dict[str, Any]:
    """Report what was raised below a line of the author's; returns the error card for its place.

    Raises:
        KeyboardInterrupt, GeneratorExit: `raised` itself, which is no failure.
    """
    if isinstance(raised, KeyboardInterrupt | GeneratorExit):
        raise raised
    error = from_caller(failure_of(raised))
    owner = session_var.get()
    # Where no page is known yet, all is kept: each page is told what it may know when it is written for.
    return card(error, report(error, where), dev=owner is None or owner.dev, title=title)


def encode_error(known: dict[str, Any] | None, encoder: Encoder) -> dict[str, Any] | None:
    """The wire form of a component's `error` for the page that is being written for."""
    return for_page(known, dev=encoder.owner is not None and encoder.owner.dev)
