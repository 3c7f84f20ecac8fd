"""The page of a converted app: its text, which runs nothing but files of its own folder."""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import quote

from transom.hosts.assets import Assets
from transom.hosts.icon import ICON

FOLDER = "_transom"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="{policy}">
<meta name="referrer" content="same-origin">
<title>{title}</title>
<script src="{base}assets/{opened}"></script>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{base}assets/{style}">
<style>@layer tr.chrome{{{styles}}}</style>
{script}</head>
<body>
<main class="tr-page" data-kind="{kind}"{busy}>{body}</main>
</body>
</html>
"""
_APP = """<script type="module" src="{base}{script}"></script>
<script type="application/json" id="transom-app">{about}</script>
"""
_LATE = (
    f'<p class="tr-start__late">Nothing has come yet of what this page runs on. Is the folder {FOLDER} beside it, and '
    "has a login ended meanwhile? Load the page again.</p>"
)
"""Seen when no script has come for long."""
_NO_SCRIPT = "<noscript>This page needs JavaScript.</noscript>"


def app_page(assets: Assets, *, title: str, kind: str, given: dict[str, Any], app: dict[str, Any], dev: bool) -> str:
    """The page that shows an app."""
    about = {"given": given, "app": app, "base": f"{FOLDER}/", "dev": dev}
    script = _APP.format(base=f"{FOLDER}/", script=escape(given["script"]), about=in_page(about))
    first = f'<section class="tr-start" data-early><h1>{escape(title)}</h1>{_LATE}</section>'
    place = str(given["pyodide"]["index"])
    cdn = place.split("/", 3)[:3] if place.startswith("http") else []
    return _page(assets, title, kind, script, first + _NO_SCRIPT, busy=' aria-busy="true"', scripts="/".join(cdn))


def index_page(assets: Assets, *, title: str, apps: list[tuple[str, str, str]]) -> str:
    """The page that lists the apps of a folder: address, title and summary of each."""
    items = "".join(
        f'<li><a href="{escape(quote(address))}">{escape(called)}</a>{f"<p>{escape(about)}</p>" if about else ""}</li>'
        for address, called, about in apps
    )
    return _page(assets, title, "document", "", f"<h1>{escape(title)}</h1><ul>{items}</ul>")


def in_page(value: Any) -> str:
    """JSON that may stand in a page: it ends no script, whatever is in it."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _page(assets: Assets, title: str, kind: str, script: str, body: str, *, busy: str = "", scripts: str = "") -> str:
    return _PAGE.format(
        policy=escape(_policy(scripts)),
        title=escape(title),
        opened=escape(assets.pyodide["opened"]),
        style=escape(assets.style),
        styles=assets.pyodide["style"],
        base=f"{FOLDER}/",
        icon=ICON,
        kind=escape(kind),
        script=script,
        busy=busy,
        body=body,
    )


def _policy(scripts: str) -> str:
    own = " ".join(filter(None, ["'self'", "blob:", "'wasm-unsafe-eval'", scripts]))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {own}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src * data: blob:",
            "media-src * data: blob:",
            "font-src 'self' data: blob:",
            "connect-src *",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )
