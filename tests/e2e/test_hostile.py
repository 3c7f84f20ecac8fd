"""What an author may set that the browser cannot use leaves the rest of the page alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve

APP = """
import transom as tr

VALUES = [[1, None, {}], ["a", {}], {"color": 5, "x": {}}, "x", 5, -1, [["c"]], {"a": None}, (1, "x"), float("nan")]
made = []
for name in ("css_classes", "stylesheets", "styles", "margin", "align", "tags", "sizing_mode"):
    for value in VALUES:
        button = tr.widgets.Button(label="made")
        try:
            setattr(button, name, value)
        except ValueError:
            continue
        made.append(button)
tr.Column(*made, tr.widgets.Button(label=f"{len(made)} made")).servable()
"""


def test_looks_that_are_none_are_left_out(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    page = open_page(serve(file).url)
    last = page.get_by_role("button", name="made").last
    expect(last).to_contain_text(" made")
    count = int(last.inner_text().split()[0])
    assert count > 20
    expect(page.get_by_role("button", name="made")).to_have_count(count + 1)
    expect(page.locator(".tr-error")).to_have_count(0)
