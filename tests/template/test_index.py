"""The index of several apps is a page like any other, and lists each app once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import transom as tr
from transom.app import App, page_of
from transom.site import Site
from transom.testing import run_test


def hello() -> Any:
    """Says hello."""
    return tr.pane.Str("hello")


async def test_several_apps_have_an_index_with_what_they_are_about(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('"""Counts <sheep>."""\n"x"')
    (tmp_path / "two.md").write_text("# The other\n\nIt is *text*.\n")
    with Site([str(tmp_path)], title="All of them") as site:
        async with run_test(site.app) as shown:
            text = shown.find("HTML")["object"]
            assert shown.title == "All of them"
            assert shown.session.view.tree.page["kind"] == "app"
    for part in ('href="/one"><b>One</b><span>Counts &lt;sheep&gt;.</span>', "<b>The other</b>", "It is text."):
        assert part in text
    assert "Search" not in text


async def test_ten_apps_can_be_searched() -> None:
    app = App({f"/app-{number}": page_of(hello, f"App {number}") for number in range(10)})
    async with run_test(app) as shown:
        shown.set("Search", "app 7", "value_input")
        await shown.wait(lambda: shown.find("HTML")["object"].count("<li>") == 1)
        shown.set("Search", "nothing like it", "value_input")
        await shown.wait(lambda: "No app is called or about that." in shown.find("HTML")["object"])
        shown.set("Search", "", "value_input")
        await shown.wait(lambda: shown.find("HTML")["object"].count("Says hello.") == 10)


async def test_a_page_leads_to_the_apps_of_its_server() -> None:
    def home() -> Any:
        return tr.Page(nav="apps", main=["x"])

    app = App({"/": page_of(home, "Home"), "/guide": page_of(hello, "Guide"), "/home": page_of(hello, "Other")})
    app.pages["/again"] = app.pages["/guide"]
    async with run_test(app) as shown:
        links = shown.find("Page")["nav"]
    assert [(link["text"], link["href"]) for link in links] == [("Home", "/"), ("Guide", "/again"), ("Other", "/home")]
    async with run_test(lambda: tr.Page(nav="apps")) as alone:
        assert len(alone.find("Page")["nav"]) == 1
