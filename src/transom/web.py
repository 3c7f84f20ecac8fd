"""`fetch`: ask a web address for something, alike on every host.

Owns the form of question and answer. On a server aiohttp asks; a host that has another way says so by `use`.
"""

from __future__ import annotations

import asyncio
import json as json_
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

from transom.errors import TransomError
from transom.session.page_info import Headers


class FetchError(TransomError, OSError):
    """There was no answer: the address cannot be reached, is none, or may not be asked from here."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    url: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, whole.

    Attributes:
        url: where it came from in the end.
        status: the HTTP status, such as 200.
        headers: names in any case.
        bytes: what came.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    bytes: bytes

    @property
    def ok(self) -> bool:
        """Whether the status is one of success: 200 to 299."""
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        """What came, as text in the charset that the answer names, else UTF-8; what fits neither is replaced."""
        told = Message()
        told["content-type"] = self.headers.get("content-type", "")
        charset = told.get_content_charset() or "utf-8"
        try:
            return self.bytes.decode(charset, "replace")
        except LookupError:
            return self.bytes.decode("utf-8", "replace")

    def json(self) -> Any:
        """What came, read as JSON.

        Raises:
            ValueError: it is none.
        """
        try:
            return json_.loads(self.bytes)
        except ValueError as error:
            kind = self.headers.get("content-type", "no content type")
            raise ValueError(f"{self.url} answered {self.status} with {kind}, which is no JSON: {error}.") from error


Ask = Callable[[Question], Awaitable[Response]]


async def fetch(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    data: bytes | str | None = None,
    json: Any = None,
    timeout: float | None = None,
) -> Response:
    """Ask a web address. When the caller is cancelled, as by a newer call of a view, the request is given up.

    Args:
        url: of the web; in a browser also relative to the page.
        method: `GET`, `POST` …
        headers: of the request.
        data: what is sent along.
        json: the same, as JSON.
        timeout: seconds after which it is given up; none when omitted.

    Returns:
        The answer with its `status`, `headers`, `bytes`, `text` and `json()`, whatever the status is.

    Raises:
        FetchError: there was none.
        TimeoutError: not in time.
        TransomError: on a server without aiohttp, which `transom[fetch]` brings.
    """
    sent = dict(headers or {})
    body = data.encode() if isinstance(data, str) else data
    if json is not None:
        body = json_.dumps(json).encode()
        sent.setdefault("content-type", "application/json")
    async with asyncio.timeout(timeout):
        return await _host.ask(Question(str(url), method.upper(), sent, body))


class _Host:
    ask: Ask


async def _by_aiohttp(question: Question) -> Response:
    try:
        import aiohttp
    except ModuleNotFoundError:
        raise TransomError("tr.fetch asks by aiohttp, which is not installed: pip install 'transom[fetch]'.") from None
    try:
        async with (
            aiohttp.ClientSession() as client,
            client.request(question.method, question.url, headers=question.headers, data=question.body) as answer,
        ):
            headers = Headers({name.lower(): value for name, value in answer.headers.items()})
            return Response(str(answer.url), answer.status, headers, await answer.read())
    except (aiohttp.ClientError, ValueError) as error:
        raise FetchError(f"{question.url} gave no answer: {type(error).__name__}: {error}.") from error


def use(ask: Ask) -> None:
    """From now on questions are asked in that way."""
    _host.ask = ask


_host = _Host()
_host.ask = _by_aiohttp
