"""Tables of whatever shows itself as HTML: readable, numbers in line, each in a box that scrolls by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.conftest import Serve
from tests.e2e.live import Show, fits

MARKDOWN = "| Name | Value |\n|---|--:|\n| a | 1 |\n"
PLAIN = '<table border="1"><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>two</td></tr></table>'
ROWS = "".join(
    f"<tr><th>{n}</th><td>{n * 1000:,}.5</td><td>{'NaN' if n % 2 else n}</td><td>2026-01-01</td>"
    f"<td>word {n}, a long one that goes on and on</td></tr>"
    for n in range(60)
)


class Frame:
    """What pandas makes of a frame, in short."""

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in ("", "sum", "share", "day", "words"))
        return (
            '<div><table border="1" class="dataframe"><thead><tr style="text-align: right;">'
            f"{head}</tr></thead><tbody>{ROWS}</tbody></table><p>60 rows × 4 columns</p></div>"
        )


def page() -> Any:
    return tr.Column("# Tables", tr.pane.Markdown(MARKDOWN), tr.pane.HTML(PLAIN), Frame())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_all_tables_look_alike_and_scroll_in_a_box_of_their_own(show: Show, width: int, scheme: str) -> None:
    shown = show(page, viewport={"width": width, "height": 900}, color_scheme=scheme)
    tables = shown.page.locator("table")
    expect(tables).to_have_count(3)
    looks = tables.evaluate_all(
        """(all) => all.map((table) => {
            const whole = getComputedStyle(table), cell = getComputedStyle(table.querySelector("td"));
            return [whole.borderTopWidth, cell.borderTopWidth, cell.borderBottomWidth, cell.borderBottomColor];
        })"""
    )
    assert looks[0] == looks[1] == looks[2]
    assert looks[0][:3] == ["0px", "0px", "1px"]
    fits(shown.page, width)
    box = shown.page.get_by_role("group", name="Table").last
    assert box.evaluate("(el) => el.scrollHeight > el.clientHeight")
    assert box.evaluate("(el) => el.clientHeight") <= 520
    if width == 390:
        assert box.evaluate("(el) => el.scrollWidth > el.clientWidth")
    head = shown.page.locator(".dataframe thead")
    before = head.bounding_box()
    box.evaluate("(el) => el.scrollTo(0, 400)")
    assert head.bounding_box() == before  # it stays in view
    found = run_axe(shown.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_columns_of_numbers_are_in_line_and_others_are_not(show: Show) -> None:
    shown = show(page)
    alignment = "(cells) => cells.map((cell) => getComputedStyle(cell).textAlign)"
    for row in ("thead tr", "tbody tr:nth-child(2)"):
        cells = shown.page.locator(f".dataframe {row} :is(th, td)")
        assert cells.evaluate_all(alignment) == ["start", "end", "end", "start", "start"]


def test_a_table_of_a_documents_text_goes_on_over_the_page(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    rows = "".join(f"| {n} | a line |\n" for n in range(60))
    (tmp_path / "long.md").write_text(f"# Long\n\n| n | what |\n|--|--|\n{rows}")
    page = open_page(serve(tmp_path / "long.md").url, viewport={"width": 390, "height": 900})
    assert page.get_by_role("group", name="Table").evaluate("(el) => el.scrollHeight <= el.clientHeight")
