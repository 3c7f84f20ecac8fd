"""Markup of which nothing can be seen without its scripts says so, and what can be seen is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve

SCRIPTED = "<div class='plot' style='height: 100%'></div><script>document.title = 'ran'</script>"


def test_markup_that_is_emptied_says_so_until_there_is_something(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        f"""
import transom as tr
first = tr.pane.HTML({SCRIPTED!r}, label="first")
seen = tr.pane.HTML("<b>seen</b>" + {SCRIPTED!r})
trusted = tr.pane.HTML({SCRIPTED!r}, sanitize_html=False)
empty = tr.pane.HTML("<div></div>")
written = tr.pane.Markdown({SCRIPTED!r})
def show(event):
    first.object = "<i>now</i>"
tr.Column(first, seen, trusted, empty, written, tr.widgets.Button(label="Show", on_click=show)).servable()
"""
    )
    page = open_page(serve(file).url)
    cards = page.locator(".tr-error")
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("Nothing is left of this HTML")
    expect(cards.first).to_contain_text("a pane of its own")
    expect(page.get_by_text("seen", exact=True)).to_be_visible()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("now", exact=True)).to_be_visible()
    expect(cards).to_have_count(2)
    assert page.title() != "ran"
