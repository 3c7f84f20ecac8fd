"""The index of several apps: their titles, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import unquote

from transom.pane.html import HTML
from transom.reactive.binding import bind
from transom.session.page_info import Listed
from transom.template.page import Page
from transom.widgets.text_input import TextInput

SEARCH_FROM = 10
"""From so many apps on there is a field to search them."""
_STYLE = """
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem;
  margin: 0; padding: 0; list-style: none }
a { display: flex; flex-direction: column; gap: 0.25rem; height: 100%; padding: 1rem; color: inherit;
  text-decoration: none; border: 1px solid var(--tr-line); border-radius: var(--tr-round);
  background: var(--tr-surface) }
a:hover { border-color: var(--tr-accent) }
b { font-weight: 600; color: var(--tr-accent); overflow-wrap: anywhere }
span, small { color: var(--tr-muted); font-size: 0.875rem; overflow-wrap: anywhere }
small { margin-top: auto; font-family: var(--tr-mono); font-size: 0.75rem }
p { color: var(--tr-muted) }
"""


def index(title: str, apps: Iterable[Listed]) -> Page:
    """A page that lists apps.

    Args:
        title: what the whole is called.
        apps: what there is, in order.
    """
    listed = list(apps)
    if len(listed) < SEARCH_FROM:
        return Page(title=title, main=[_cards(listed)], max_width=1080)
    search = TextInput("Search", placeholder="What it is called or about", sizing_mode="stretch_width")
    found: Any = bind(lambda words: _cards(_fitting(listed, words)), search.param.value_input)
    return Page(title=title, main=[search, found], max_width=1080)


def _fitting(apps: list[Listed], words: str) -> list[Listed]:
    """Those that have each of the words in their title, summary or address, however these are written."""
    wanted = (words or "").casefold().split()
    return [each for each in apps if all(word in " ".join(each).casefold() for word in wanted)]


def _cards(apps: list[Listed]) -> HTML:
    items = "".join(map(_card, apps))
    text = f"<ul>{items}</ul>" if items else "<p>No app is called or about that.</p>"
    return HTML(text, sanitize_html=False, stylesheets=[_STYLE], sizing_mode="stretch_width")


def _card(app: Listed) -> str:
    summary = f"<span>{escape(app.summary)}</span>" if app.summary else ""
    title = app.title[:1].upper() + app.title[1:]
    address = f"<small>{escape(unquote(app.address))}</small>"
    return f'<li><a href="{escape(app.address)}"><b>{escape(title)}</b>{summary}{address}</a></li>'
