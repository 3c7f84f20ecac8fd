"""The bases are where Panel has them."""

from __future__ import annotations

import pytest

from transom.testing import run_test

APP = """
import panel as pn
import param
from panel.custom import Child, Children, PaneBase, PyComponent, WidgetBase
from panel.layout.base import ListLike, NamedListLike
from panel.pane.base import PaneBase as Same
from panel.viewable import Layoutable, Viewable, Viewer
from panel.widgets.base import WidgetBase as Widgets

assert issubclass(pn.Row, (Layoutable, ListLike)) and issubclass(pn.Tabs, NamedListLike)
assert issubclass(pn.widgets.Button, Widgets) and Same is PaneBase and Widgets is WidgetBase
assert pn.layout.base.ListLike is ListLike and pn.widgets.base.WidgetBase is WidgetBase
assert pn.viewable.Viewer is Viewer and pn.custom.PyComponent is PyComponent and pn.pane.PaneBase is PaneBase
assert isinstance(pn.Row(), Viewable)


class Counter(PyComponent, WidgetBase):
    value = param.Integer(default=0)
    extra = Child()
    rest = Children()

    def __panel__(self):
        return pn.widgets.Button(name=self.told, on_click=self.count)

    def count(self, event):
        self.value += 1

    @param.depends("value")
    def told(self):
        return f"count is {self.value}"


class Shown(Viewer):
    def __panel__(self):
        return Counter(width=200)


Shown().servable()
"""


@pytest.mark.slow
async def test_an_app_for_panel_finds_all_bases(tmp_path):
    file = tmp_path / "app.py"
    file.write_text(APP)
    async with run_test(file) as page:
        page.click("count is 0")
        await page.settle()
        assert "count is 1" in page.text
