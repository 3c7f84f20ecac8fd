"""`Page`: its parts are lists, and what it says of itself reaches the browser."""

from __future__ import annotations

import base64
import threading
from pathlib import Path
from typing import Any

import pytest

import transom as tr
from transom.template.logo import picture
from transom.template.nav import links_of
from transom.testing import run_test


def outline(page: Any) -> list[str]:
    """What the main part of a shown page holds."""
    root = page.view.tree.roots[0].component
    return [each.object for each in root.main]


async def test_each_part_is_a_list_that_can_be_changed_while_it_is_shown() -> None:
    made = tr.Page(title="Sales", sidebar=["a"], main=["b"])

    async with run_test(lambda: made) as shown:
        made.main.append("c")
        made.main[:1] = ["d", "e"]
        thread = threading.Thread(target=made.sidebar.append, args=("f",))
        thread.start()
        thread.join()
        made.title = "Orders"
        await shown.settle()
        assert outline(shown) == ["d", "e", "c"]
        assert [each.object for each in made.sidebar] == ["a", "f"]
        assert shown.session.view.tree.page["title"] == "Orders"
        assert shown.find("Page")["title"] == "Orders"


async def test_a_part_takes_a_list_one_thing_or_nothing() -> None:
    page = tr.Page(main="one", sidebar=None)
    assert (len(page.main), len(page.sidebar), len(page.modal)) == (1, 0, 0)
    page.main = ("two", "three")
    assert [each.object for each in page.main] == ["two", "three"]
    with pytest.raises(ValueError, match=r"Page.main takes a list .* Write \[…\]"):
        page.main = {"a": 1}
    with pytest.raises(ValueError, match="cannot be put inside itself"):
        page.main = [tr.Column(page)]
    assert len(tr.Page().main) == 0  # nothing is shared


async def test_the_dialog_opens_without_a_click_and_says_when_it_was_closed() -> None:
    page = tr.Page(modal=["form"])
    seen: list[bool] = []
    page.param.watch(lambda event: seen.append(event.new), "modal_open")

    async def later() -> None:
        page.open_modal()

    def app() -> Any:
        tr.state.onload(later)
        return page

    async with run_test(app) as shown:
        await shown.wait(lambda: shown.find("Page")["modal_open"])
        shown.set("Page", False, "modal_open")
        await shown.settle()
        assert seen == [True, False]
        page.modal[:] = ["another"]
        page.open_modal()
        await shown.settle()
        assert seen == [True, False, True]


async def test_the_accent_is_readable_in_both_schemes_and_can_change() -> None:
    page = tr.Page(accent="yellow", theme="dark")

    async with run_test(lambda: page) as shown:
        properties = shown.session.view.tree.page
        assert properties["accent"].endswith(", #ffff00)")
        assert (properties["theme"], properties["prefer"]) == ("auto", "dark")
        page.param.update(accent="#00677d", theme_toggle=False)
        await shown.settle()
        assert properties["accent"].startswith("light-dark(#00677d, ")
        assert (properties["theme"], properties["prefer"]) == ("dark", "")
        page.accent = None
        await shown.settle()
        assert properties["accent"] is None


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"accent": "nocolour"}, "accent='nocolour' is no colour. Write '#00677d'"),
        ({"nav": [("Go", "javascript:alert(1)")]}, "is no address that a link may lead to"),
        ({"nav": [3]}, "3 is no link. Write a pair"),
        ({"nav": "pages"}, 'Write nav=[("pages", "/")], or nav="apps"'),
        ({"logo": "logo.txt"}, "is no picture"),
        ({"favicon": "none.png"}, "cannot be read"),
    ],
)
async def test_what_cannot_be_shown_is_left_out_and_reported(params: dict[str, Any], said: str) -> None:
    async with run_test(lambda: tr.Page(main=["here"], **params)) as shown:
        assert said in shown.session.advice.kept[0]["text"]
        assert outline(shown) == ["here"]


def test_links_are_written_in_any_of_these_ways() -> None:
    expected = [{"text": "Overview", "href": "/overview"}]
    for nav in (
        {"Overview": "/overview"}, [("Overview", "/overview")], ["/overview"],
        [{"title": "Overview", "url": "/overview"}],
    ):  # fmt: skip
        assert links_of(nav, None) == expected
    assert links_of("apps", None) == []


def test_a_logo_is_an_address_a_file_or_a_text(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"png")
    said = f"data:image/png;base64,{base64.b64encode(b'png').decode()}"
    assert picture(tmp_path / "logo.png", None) == picture(str(tmp_path / "logo.png"), None) == said
    assert picture("https://example.com/a.svg", None) == "https://example.com/a.svg"
    assert picture("/static/a.svg", None) == "/static/a.svg"
    assert picture("<svg/>", None) == "data:image/svg+xml,%3Csvg/%3E"
    assert picture("", None) is None


def test_a_large_file_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"x" * 256_001)
    with pytest.raises(ValueError, match="256001 bytes of at most 256000"):
        picture(tmp_path / "logo.png", None)
