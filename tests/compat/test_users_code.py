"""Lines that stand in many apps for Panel: they run as they are."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.script import Lookup, parse, scan
from transom.testing import run_test

LINES = """
from panel.theme import Bootstrap, DarkTheme, DefaultTheme, Fast, Material, Native
from panel.template.fast import FastListTemplate
from panel.io.callbacks import PeriodicCallback
from panel.io.document import hold, unlocked, with_lock
from panel.io import cache as io_cache, state as io_state
from panel.config import panel_extension
from panel.layout import ListPanel, Panel
from panel.layout.base import ListLike, NamedListLike, NamedListPanel
from panel.pane import panel
from panel.reactive import Reactive, Syncable
from panel.template.base import BaseTemplate
from panel.theme.fast import Fast as FastDesign
from panel.viewable import Layoutable, Renderable, ServableMixin, Viewable
from panel.io.location import Location
from panel.param import Param, ParamFunction, ParamMethod
from panel.widgets import LoadingSpinner, Progress, Tqdm
io_state.cache, pn.io.state.cache, pn.io.cache(lambda: 1)(), io_cache(lambda: 1)(), panel_extension(), pn.GridStack()
with unlocked(), pn.io.unlocked(): pass
pn.template.FastListTemplate(title="x").config.raw_css.append("a {}")
pn.extension(template=pn.template.FastListTemplate, design="material", loading_indicator=True)
pn.extension("tabulator", "floatpanel", template="fast", sizing_mode="stretch_width")
pn.config.design = pn.theme.Material
pn.config.log_level, pn.config.inline, pn.config.comms, pn.config.admin, pn.config.npm_cdn
pn.param.ParamMethod.applies(lambda: 1)
pn.panel(pn.bind(lambda: 1), loading_indicator=True)
pn.widgets.Button(name="Go", design=pn.theme.Material)
pn.pane.Markdown("x", renderer="markdown", extensions=["tables"], plugins=[], renderer_options={})
pn.pane.HTML("x", disable_math=True), pn.pane.PNG("https://example.com/x.png", embed=False)
pn.widgets.Progress(value=3), pn.widgets.Trend(), pn.indicators.LoadingSpinner(bgcolor="light", value=True)
pn.state.user or pn.state.curdoc.title, pn.state.app_url, pn.state.user_info, pn.state.base_url
pn.state.curdoc.add_next_tick_callback(lambda: None)
pn.template.FastListTemplate(sidebar_footer="by us", theme=pn.theme.DarkTheme, busy_indicator=None, shadow=False)
""".strip().splitlines()


async def test_lines_of_many_apps_run(tmp_path):
    (tmp_path / "app.py").write_text("import panel as pn\n" + "\n".join(LINES) + "\npn.Row('All of it ran.')\n")
    async with run_test(tmp_path / "app.py") as page:
        assert "All of it ran." in page.text


def test_and_the_check_misses_nothing_in_them():
    text = "import panel as pn\n" + "\n".join(LINES)
    assert scan(parse(text, "app.py", "py"), Lookup()) == ()


class Seen(tr.Viewer):
    def __panel__(self):
        return tr.Row()


@pytest.mark.parametrize(
    ("base", "those", "others"),
    [
        ("pn.reactive.Reactive", (tr.Row, tr.widgets.IntSlider, tr.pane.Str), (Seen,)),
        ("pn.reactive.Syncable", (tr.Row, tr.widgets.IntSlider, tr.pane.Str), (Seen,)),
        ("pn.viewable.Viewable", (tr.Row, tr.widgets.IntSlider, tr.pane.Str), (Seen,)),
        ("pn.viewable.Renderable", (tr.Row, tr.widgets.IntSlider, tr.pane.Str), (Seen,)),
        ("pn.viewable.ServableMixin", (tr.Row, tr.widgets.IntSlider, Seen), (str,)),
        ("pn.layout.Panel", (tr.Row, tr.Card, tr.Tabs, tr.FlexBox, tr.GridSpec), (tr.Spacer, tr.pane.Str)),
        ("pn.layout.ListPanel", (tr.Row, tr.Column, tr.Card, tr.GridBox, tr.WidgetBox), (tr.Tabs, tr.GridSpec)),
        ("pn.layout.base.NamedListPanel", (tr.Tabs, tr.Accordion), (tr.Row, tr.GridSpec)),
        ("pn.layout.base.ListLike", (tr.Row, tr.Tabs, tr.FlexBox), (tr.GridSpec,)),
        ("pn.template.BaseTemplate", (tr.template.ReactTemplate,), (tr.Row,)),
        ("pn.widgets.Widget", (tr.widgets.IntSlider,), (tr.Row, tr.pane.Str)),
        ("pn.pane.base.PaneBase", (tr.pane.Str,), (tr.Row, tr.widgets.IntSlider)),
    ],
)
async def test_what_code_asks_of_components_has_panels_answers(tmp_path, base, those, others):
    (tmp_path / "app.py").write_text(f"import panel as pn\nfound = {base}\npn.state.cache['found'] = found\n")
    async with run_test(tmp_path / "app.py"):
        found = tr.state.cache.pop("found")
    assert [each for each in those if not issubclass(each, found)] == []
    assert [each for each in others if issubclass(each, found)] == []


TOLD = {
    "from panel.reactive import ReactiveHTML": "reactive.ReactiveHTML is not yet in Transom. pn.JSComponent may",
    "pn.widgets.CompositeWidget": "pn.widgets.CompositeWidget is not yet in Transom. pn.PyComponent may",
    "pn.template.Template": "pn.template.Template is not yet in Transom. pn.Page may stand in for it.",
    "from panel.io.loading import start_loading_spinner": "Transom has no 'panel.io.loading'. Write obj.loading = True",
    "pn.io.resources.CDN_DIST": "Transom has no pn.io.resources. Pages carry what they need; write config.css_files",
    "from panel.models.tabulator import DataTabulator": "Transom has no 'panel.models.tabulator'. Models of Bokeh",
    "pn.util.param_name": "Transom has no pn.util. They are functions of Panel's own.",
    "pn.viewable.MimeRenderMixin": "Transom has no pn.viewable.MimeRenderMixin.",
    "from panel.config import panel_extensions": "Transom has no pn.config.panel_extensions.",
    "pn.io.server.get_servers": "Transom has no pn.io.server.get_servers.",
    "pn.Row().get_root()": "'get_root'. It is not yet in Transom. Models of Bokeh are made of Bokeh's panes only.",
    "pn.pane.Str('a').layout": "'layout'. It is not yet in Transom. It stands in no layout of its own: write",
}


@pytest.mark.parametrize(("line", "told"), TOLD.items())
async def test_what_is_not_there_says_what_to_write(tmp_path, line, told):
    (tmp_path / "app.py").write_text(f"import panel as pn\n{line}\n")
    async with run_test(tmp_path / "app.py") as page:
        assert told in page.text


async def test_a_function_with_a_loading_indicator_is_marked_while_a_result_is_awaited():
    word, release = tr.widgets.TextInput(), asyncio.Event()

    async def upper(text):
        await release.wait()
        return text.upper()

    async with run_test(lambda: tr.panel(tr.bind(upper, word), loading_indicator=True)) as page:
        await page.wait(lambda: page.find("ParamFunction")["loading"])
        release.set()
        await page.wait(lambda: not page.find("ParamFunction")["loading"])
