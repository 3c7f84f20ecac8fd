"""How a page's Python asks the web: by the browser, which gives a request up when the caller is cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import js
import pyodide.http
from pyodide.ffi import JsException, to_js

from transom.session.page_info import Headers
from transom.web import FetchError, Question, Response, use


def install() -> None:
    """Let `tr.fetch` ask so, and `pyodide.http.pyfetch` give up as well."""
    pyodide.http.pyfetch = _abandoning(pyodide.http.pyfetch)
    use(_ask)


def _abandoning(pyfetch: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @wraps(pyfetch)
    async def asked(request: Any, /, *, signal: Any = None, **options: Any) -> Any:
        if signal is not None:
            return await pyfetch(request, signal=signal, **options)
        aborting = js.AbortController.new()
        try:
            answer = await pyfetch(request, signal=aborting.signal, **options)
        except asyncio.CancelledError:
            aborting.abort()
            raise
        answer.abort_controller = answer.abort_controller or aborting  # its body is given up likewise
        return answer

    return asked


async def _ask(question: Question) -> Response:
    options: dict[str, Any] = {"method": question.method, "headers": question.headers}
    if question.body is not None:
        options["body"] = to_js(question.body)
    try:
        answer = await pyodide.http.pyfetch(question.url, **options)
        data = await answer.bytes()
    except (JsException, OSError) as error:
        said = getattr(error, "message", None) or error
        raise FetchError(
            f"{question.url} gave no answer: {said}. It cannot be reached, or does not let pages of other places ask "
            "it (CORS)."
        ) from error
    headers = Headers({name.lower(): value for name, value in answer.headers.items()})
    return Response(answer.url, answer.status, headers, data)
