"""What tells one browser from others: a cookie, set with the first page. Owns its name and form.

It names nobody: who shows it is the browser that opened the page, no more. With it, `epoch` and `token` of a session
are of no use elsewhere.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

_SAFE, _PLAIN = "__Host-transom", "transom"
_VALUE = re.compile(r"[A-Za-z0-9_-]{22}")


def cookies_of(header: str) -> dict[str, str]:
    """The cookies in a request's header, by name."""
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return {name: value for name, _, value in pairs if name}


def browser_of(cookies: Mapping[str, str], *, secure: bool) -> str:
    """What the browser has shown; empty when it has nothing of ours."""
    value = cookies.get(_SAFE if secure else _PLAIN, "")
    return value if _VALUE.fullmatch(value) else ""


def without_ours(cookies: Mapping[str, str]) -> dict[str, str]:
    """The cookies that are of interest to an app."""
    return {name: value for name, value in cookies.items() if name not in (_SAFE, _PLAIN)}


def new_cookie(*, secure: bool) -> str:
    """The header that gives a browser a value of its own, until it is closed; no script can read it."""
    name, more = (_SAFE, "; Secure") if secure else (_PLAIN, "")
    return f"{name}={secrets.token_urlsafe(16)}; Path=/; HttpOnly; SameSite=Lax{more}"
