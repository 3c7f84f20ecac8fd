"""The pages that need no session: the index of several apps, and the one for an unknown address."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from transom.app import App
from transom.hosts.server.assets import Assets
from transom.hosts.server.shell import ICON

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{base}/_transom/assets/{style}">
</head>
<body>
<main class="tr-page" data-kind="document"><div class="tr-prose">
<h1>{title}</h1>
{body}
</div></main>
</body>
</html>
"""


def _links(app: App, base: str) -> str:
    items = "".join(
        f'<li><a href="{escape(base + quote(route))}">{escape(page.title)}</a> <code>{escape(route)}</code></li>'
        for route, page in sorted(app.pages.items())
    )
    return f"<ul>{items}</ul>"


def index_page(app: App, base: str, assets: Assets) -> str:
    """A page that lists the apps."""
    return _PAGE.format(
        title=escape(app.title), base=escape(base), icon=ICON, style=escape(assets.style), body=_links(app, base)
    )


def not_found_page(app: App, path: str, base: str, assets: Assets) -> str:
    """A page for an address at which there is no app."""
    body = f"<p>There is no app at <code>{escape(path)}</code>. These are here:</p>{_links(app, base)}"
    return _PAGE.format(title="Not found", base=escape(base), icon=ICON, style=escape(assets.style), body=body)
