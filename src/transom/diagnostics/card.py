"""What a page is told of a failure: the one place that decides it.

In development all that is known. Elsewhere an author's `UserError` as it is, a title of Transom's own that names
nothing, or else that something went wrong; with each the id by which the log has the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transom.diagnostics.failure import described, said
from transom.diagnostics.traceback import user_traceback
from transom.errors import TransomError, UserError

WRONG = "Something went wrong"


def card(
    error: BaseException, id_: str, *, dev: bool, title: str, message: str | None = None, public: str = ""
) -> dict[str, Any]:
    """What an error card may say, the value of a component's `error`; `for_page` makes of it what a page is told.

    Args:
        error: what failed.
        id_: what the log calls it.
        dev: whether a traceback is worth making.
        title: what it is called in development, unless it has a title of its own.
        message: what is said there below the title; the type and text of `error` when omitted.
        public: a title for elsewhere, without names and values; its own, if it has one, when omitted.
    """
    detail = user_traceback(error) if dev else None
    reference = f"Give this number when you report it: {id_}."
    if isinstance(error, UserError):
        text = said(error)
        return {"title": text, "message": "", "detail": detail, "id": id_, "public": (text, "")}
    if isinstance(error, TransomError) and error.title:
        title = public = error.title
        message = message or said(error).removeprefix(f"{title}: ")
        reference = f"{error.hint} {reference}".lstrip()
    return {
        "title": title,
        "message": described(error) if message is None else message,
        "detail": detail,
        "id": id_,
        "public": (public or WRONG, reference),
    }


def for_page(known: Mapping[str, Any] | None, *, dev: bool) -> dict[str, Any] | None:
    """The same as a page may have it. What an author has set by hand is the author's to answer for."""
    if known is None:
        return None
    told = {name: known.get(name) for name in ("title", "message", "detail", "id")}
    if not dev and "public" in known:
        told["title"], told["message"] = known["public"]
        told["detail"] = None
    return told


def notice(error: BaseException, where: str, id_: str, *, dev: bool) -> str:
    """What a message in the corner says."""
    if isinstance(error, UserError):
        return said(error)
    return f"{where}: {described(error)}" if dev else f"{WRONG} ({id_})."
