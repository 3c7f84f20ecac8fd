"""Panel's templates: their names and parameters over `Page`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import transom as tr
from transom.template.basic import TEMPLATES
from transom.testing import run_test


def root(shown: Any) -> Any:
    (node,) = shown.session.view.tree.roots
    return node.component


def test_parameters_mean_what_they_mean_in_panel() -> None:
    page = tr.template.FastListTemplate(
        title="T", site="S", accent="#00A170", collapsed_sidebar=True, main_max_width="900px",
        theme=tr.template.DarkTheme, sidebar=["b"], main=["a"],
    )  # fmt: skip
    assert (page.accent_base_color, page.header_background) == ("#00A170", "#00A170")
    assert (page.sidebar_open, page.max_width, page.theme, page.sidebar_width) == (False, "900px", "dark", 330)
    page.collapsed_sidebar = False
    page.accent_base_color = "red"
    assert (page.sidebar_open, page.accent) == (True, "red")
    assert tr.template.MaterialTemplate().sidebar_width == 370


@pytest.mark.parametrize("name", sorted(TEMPLATES))
async def test_each_is_a_page_by_its_name_in_config(name: str) -> None:
    def app() -> None:
        tr.extension(template=name)
        tr.pane.Str("here").servable()
        tr.pane.Str("beside").servable(target="sidebar")
        tr.state.template.title = "Mine"

    async with run_test(app) as shown:
        page = root(shown)
        assert type(page) is TEMPLATES[name]
        assert (len(page.main), len(page.sidebar), shown.title) == (1, 1, "Mine")


async def test_the_text_in_a_coloured_header_can_be_read() -> None:
    page = tr.template.VanillaTemplate(header_background="yellow")

    async with run_test(lambda: page) as shown:
        assert shown.find("VanillaTemplate")["header_color"] == "#071415"
        page.header_background = "navy"
        await shown.settle()
        assert shown.find("VanillaTemplate")["header_color"] == "#ffffff"
        page.header_color = "#eeeeee"
        await shown.settle()
        assert shown.find("VanillaTemplate")["header_color"] == "#eeeeee"


async def test_what_changes_nothing_says_what_to_write() -> None:
    def app() -> Any:
        return tr.template.FastListTemplate(main=["a"], font="Arial", meta_author="me")

    async with run_test(app) as shown:
        told = sorted(each["text"] for each in shown.session.advice.kept)
    assert told[0].endswith("font=… changes nothing here. Set the token --tr-font in a style sheet.")
    assert told[1].endswith("meta_author=… changes nothing here.")


def test_the_main_part_of_a_grid_takes_rows_and_columns() -> None:
    page = tr.template.FastGridTemplate(title="T")
    page.main[:3, :6] = "a"
    page.main[:3, 6:] = "b"
    page.main[3, :] = "c"
    page.main[:3, :6] = "d"
    page.main.append("e")
    areas = [each.styles.get("grid-area") for each in page.main]
    assert areas == ["1 / 7 / 4 / 13", "4 / 1 / 5 / 13", "1 / 1 / 4 / 7", None]
    assert page.main.rows == 4
    assert page.main.styles["grid-auto-rows"] == "minmax(150px, auto)"
    page.main = ["only"]
    assert page.main.styles["grid-auto-rows"] == "minmax(150px, auto)"
    with pytest.raises(IndexError, match=r"Write rows from 0 and columns from 0 to 12, as main\[:3, :6\]"):
        page.main[0, 10:14] = "too far"


async def test_an_app_for_panel_runs_as_it_is(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(
        "import panel as pn\n"
        "from panel.template import FastListTemplate\n"
        "template = FastListTemplate(title='Sales', sidebar=[pn.widgets.IntSlider(name='n')])\n"
        "template.main.append(pn.Row('a', 'b'))\n"
        "template.modal.append('form')\n"
        "button = pn.widgets.Button(name='Open')\n"
        "button.on_click(lambda event: template.open_modal())\n"
        "template.sidebar.append(button)\n"
        "template.servable()\n"
    )
    async with run_test(app) as shown:
        assert shown.title == "Sales"
        shown.click("Open")
        await shown.wait(lambda: shown.find("FastListTemplate")["modal_open"])


async def test_a_second_page_is_named_and_not_nested() -> None:
    def app() -> None:
        tr.Page(main=["a"]).servable()
        tr.Page(main=["b"]).servable()

    async with run_test(app) as shown:
        assert len(root(shown).main) == 1
        assert "2 pages are to be served" in shown.session.advice.kept[0]["text"]


def test_a_template_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="template='slick' is not one of"):
        tr.extension(template="slick")


@pytest.mark.parametrize("kind", ["function", "script"])
async def test_what_is_served_beside_the_main_part_stands_there_only(kind: str, tmp_path: Path) -> None:
    """Also where it is what a function returns, or the last line of a file."""
    file = tmp_path / "app.py"
    file.write_text("import transom as tr\ntr.pane.Str('beside').servable(target='sidebar')\n")
    app = file if kind == "script" else lambda: tr.pane.Str("beside").servable(target="sidebar")
    async with run_test(app) as page:
        await page.settle()
        shown = page.component("Page")
        assert (len(shown.main), len(shown.sidebar)) == (0, 1)
        assert len(page.all("Str")) == 1
