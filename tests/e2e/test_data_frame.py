"""Tables of frames in a real browser: long ones that scroll and sort, what stays when they change, colours."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show

LONG = 1_000_000
EVIL = "<img src=x onerror='window.ran = 1'>"


MARKUP = "<b onclick='window.ran = 1'>bold</b><script>window.ran = 1</script>"


def frame() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    return pd.DataFrame({"n": np.arange(LONG), "back": np.arange(LONG)[::-1], "word": rng.choice(["a", "b"], LONG)})


def test_a_million_rows_scroll_sort_and_stay_where_they_are_when_they_change(show: Show) -> None:
    def make() -> Any:
        return tr.Column(tr.pane.DataFrame(frame(), height=400, name="Numbers"))

    shown = show(make)
    page, table = shown
    box = page.get_by_role("group", name="Numbers")
    rows = page.locator("tbody:not([aria-hidden]) tr")
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "1000001")
    expect(rows.first).to_contain_text("999999")
    assert rows.count() < 60

    # The middle and the end: rows come as they come into sight, and stand in it.
    for share, within in ((0.5, (499_000, 501_000)), (1, (999_900, 1_000_000))):
        box.evaluate("(el, share) => el.scrollTo(0, (el.scrollHeight - el.clientHeight) * share)", share)
        page.wait_for_function(
            """([from, to]) => {
                const box = document.querySelector(".tr-frame__box").getBoundingClientRect();
                const at = document.elementFromPoint(box.x + 60, box.y + 250).closest("tr");
                const number = Number(at?.cells[0].textContent);
                return number >= from && number < to;
            }""",
            arg=within,
        )
    expect(rows.last).to_contain_text("999999")
    head = page.locator("thead")
    top = box.bounding_box()
    assert top is not None
    assert abs(head.bounding_box()["y"] - top["y"]) < 3  # type: ignore[index]

    # Rows go by keys, though a row has few pixels here.
    box.evaluate("(el) => el.scrollTo(0, 0)")
    expect(rows.first.locator("th")).to_have_text("0")
    box.focus()
    page.keyboard.press("PageDown")
    expect(rows.filter(has_text="999990")).to_be_visible()
    box.evaluate("(el) => el.scrollTo(0, 0)")

    # Sorted in Python, three states, and back.
    back = page.get_by_role("columnheader", name="back")
    back.get_by_role("button").click()
    expect(back).to_have_attribute("aria-sort", "ascending")
    expect(rows.first.locator("th")).to_have_text("999999")
    back.get_by_role("button").press("Enter")
    expect(back).to_have_attribute("aria-sort", "descending")
    expect(rows.first.locator("th")).to_have_text("0")

    # A change in place: the order and the place stay.
    box.evaluate("(el) => el.scrollTo(0, 800)")
    expect(rows.filter(has_text="999900").first).to_be_attached()
    place = box.evaluate("(el) => el.scrollTop")
    table.object.loc[105, "word"] = "changed"
    table.param.trigger("object")
    expect(rows.filter(has_text="changed")).to_be_attached()
    assert box.evaluate("(el) => el.scrollTop") == place
    expect(back).to_have_attribute("aria-sort", "descending")
    back.get_by_role("button").click()
    expect(back).not_to_have_attribute("aria-sort", re.compile(""))
    table.object = pd.DataFrame({"other": [1, 2]})
    expect(rows).to_have_count(2)
    table.object = None
    expect(page.get_by_text("No data")).to_be_visible()


def test_what_tables_look_like(show: Show) -> None:
    colours = pd.DataFrame({"v": [-1.0, 2.0]}).style.map(
        lambda v: (
            "color: white; background: rgb(120, 0, 0); position: fixed; background-image: url(//x.invalid)"
            if v < 0
            else ""
        )
    )
    levels = pd.MultiIndex.from_product([["x", "y"], [1, 2]], names=["k", "n"])

    def make() -> Any:
        return tr.Column(
            "# Tables",
            tr.pane.DataFrame(pl.DataFrame({EVIL: [EVIL, None], "n": [2**53 + 1, 1]}), name="evil"),
            tr.pane.DataFrame(pd.DataFrame({"a": [1, 2, 3, 4]}, index=levels), name="levels"),
            tr.pane.DataFrame(
                [{"at": "https://example.org/a"}, {"at": MARKUP}], render_links=True, escape=False,
                name="links",
            ),
            tr.pane.DataFrame(pd.DataFrame(columns=["a", "b"]), name="empty"),
            colours,
            tr.pane.HTML("<style>b { color: rgb(1, 2, 3); } body { display: none }</style><b>scoped</b>"),
            tr.pane.HTML("<b>as ever</b>"),
        )  # fmt: skip

    page = show(make, allow="inline event handler").page  # the sanitiser's parser reports what it takes out
    evil = page.get_by_role("group", name="evil")
    expect(evil.get_by_role("columnheader").first).to_contain_text(EVIL)
    expect(evil.get_by_role("cell").first).to_have_text(EVIL)
    expect(evil.get_by_text("9007199254740993")).to_have_css("text-align", "end")
    labels = page.get_by_role("group", name="levels").locator("tbody th:first-child")
    assert [text.strip() for text in labels.all_inner_texts()] == ["x", "x", "y", "y"]
    assert labels.evaluate_all("(all) => all.map((one) => one.querySelector('.tr-sr-only') !== null)") == [
        False, True, False, True,
    ]  # fmt: skip
    expect(page.get_by_role("link", name="https://example.org/a")).to_have_attribute("rel", "noopener")
    expect(page.get_by_role("group", name="links").locator("b")).to_have_text("bold")
    expect(page.get_by_role("group", name="empty").get_by_text("No data")).to_be_visible()
    red = page.get_by_role("cell", name="-1")
    expect(red).to_have_css("background-color", "rgb(120, 0, 0)")
    expect(red).to_have_css("position", "static")
    expect(red).to_have_css("background-image", "none")
    expect(page.locator("b", has_text="scoped")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("b", has_text="as ever")).not_to_have_css("color", "rgb(1, 2, 3)")
    page.get_by_text("bold", exact=True).click()
    assert page.evaluate("window.ran") is None
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
