"""The keywords with which Panel's documentation makes what is here too: each is taken, and the page shows it."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import transom as tr
from transom.testing import run_test

DAY, NOON = dt.date(2026, 6, 29), dt.datetime(2026, 6, 29, 12)  # noqa: DTZ001 - of a wall
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
CHART = {"mark": "bar", "data": {"values": [{"x": 1}]}, "encoding": {"x": {"field": "x"}}}

COMMON = {
    "align": "center", "css_classes": ["mine"], "description": "Help", "disabled": True, "height": 80,
    "label": "Label", "loading": True, "margin": (5, 10), "max_height": 300, "max_width": 400, "min_height": 10,
    "min_width": 10, "name": "Name", "sizing_mode": "stretch_width", "styles": {"color": "red"},
    "stylesheets": [":host { color: red }"], "tags": ["a"], "visible": False, "width": 200, "width_policy": "max",
}  # fmt: skip
"""Keywords of all components, each with a value."""

COLUMNS = "height styles width sizing_mode margin stylesheets max_width min_height width_policy align"
TEMPLATE = {"title": "Title", "sidebar": ["b"]}
OPTIONS = {"options": ["a", "b"]}
DAYS = {"start": DAY, "end": DAY + dt.timedelta(9), "value": (DAY, DAY)}
MOMENTS = {"start": NOON, "end": NOON + dt.timedelta(9), "value": (NOON, NOON)}
PLAYED = {"value_align": "center", "visible_buttons": ["play"], "scale_buttons": 2, "show_loop_controls": False}
COLOURED = {"value": 40, "bounds": (0, 100), "format": "{value} %", "colors": [(0.2, "green"), (1, "red")]}

USED = {
    "indicators.BooleanStatus": ("width height", {"value": True, "color": "success"}),
    "indicators.Dial": ("label", COLOURED),
    "indicators.Gauge": ("label", {"value": 40, "bounds": (0, 100), "format": "{value} %", "colors": [(1, "red")]}),
    "indicators.LinearGauge": ("label width", {**COLOURED, "horizontal": True, "show_boundaries": True}),
    "indicators.LoadingSpinner": (
        "height width align margin visible label",
        {"value": True, "size": 20, "color": "primary"},
    ),
    "indicators.Number": (
        "label styles stylesheets",
        {"value": 3, "format": "{value}", "colors": [(5, "red")], "default_color": "blue"},
    ),
    "indicators.Progress": ("width label", {"value": 3, "bar_color": "info", "active": True, "max": 10}),
    "indicators.Trend": ("width height label", {"data": {"x": [1, 2], "y": [1, 2]}, "plot_type": "bar"}),
    "layout.Accordion": ("margin", {}),
    "layout.Card": (
        "width height align margin styles sizing_mode tags",
        {"title": "T", "header": "H", "header_background": "teal", "header_color": "white", "hide_header": True},
    ),
    "layout.Column": (COLUMNS, {"objects": ["a"], "scroll": True}),
    "layout.Divider": ("margin", {}),
    "layout.FlexBox": ("margin stylesheets", {"align_items": "center"}),
    "layout.GridBox": ("styles", {"ncols": 2}),
    "layout.GridSpec": ("sizing_mode max_height min_height width height", {}),
    "layout.GridStack": ("sizing_mode height", {}),
    "layout.HSpacer": ("height", {}),
    "layout.Modal": ("name margin", {}),
    "layout.Row": ("height sizing_mode styles width width_policy max_width visible", {"scroll": True}),
    "layout.Spacer": ("styles height width sizing_mode margin", {}),
    "layout.Tabs": ("sizing_mode width styles height margin", {"dynamic": True, "closable": True}),
    "layout.VSpacer": ("width", {}),
    "layout.WidgetBox": ("sizing_mode width loading height margin", {"horizontal": True}),
    "pane.Alert": ("width", {"object": "Text", "alert_type": "info"}),
    "pane.Audio": ("name", {"sample_rate": 8000}),
    "pane.Bokeh": ("sizing_mode max_width", {"theme": "dark_minimal"}),
    "pane.DataFrame": (
        "width styles height sizing_mode max_height",
        {"object": [{"a": 1}], "escape": False, "index": False},
    ),
    "pane.GIF": ("sizing_mode", {}),
    "pane.HTML": ("height width styles margin sizing_mode loading visible", {"object": "<b>a</b>"}),
    "pane.JPG": ("width sizing_mode", {"link_url": "https://example.org"}),
    "pane.JSON": ("width height name", {"object": {"a": 1}, "theme": "light"}),
    "pane.LaTeX": ("styles", {"object": "$x$", "renderer": "katex"}),
    "pane.Markdown": (
        "styles sizing_mode visible width min_width max_width loading height margin align",
        {"object": "a", "hard_line_break": True},
    ),
    "pane.Matplotlib": (
        "sizing_mode height styles",
        {"tight": True, "format": "svg", "dpi": 100, "fixed_aspect": False},
    ),
    "pane.PDF": ("width height", {}),
    "pane.PNG": ("sizing_mode height width styles", {}),
    "pane.Placeholder": ("stylesheets", {"object": "a"}),
    "pane.Plotly": (
        "height sizing_mode width max_width",
        {"object": {"data": [{"y": [1, 2]}]}, "config": {"responsive": True}},
    ),
    "pane.SVG": ("width sizing_mode", {"object": SQUARE, "link_url": "https://example.org"}),
    "pane.Str": ("styles sizing_mode height width", {"object": "a"}),
    "pane.Vega": ("height sizing_mode margin styles stylesheets", {"object": CHART, "debounce": 10}),
    "pane.Video": ("width", {"loop": True}),
    "template.BootstrapTemplate": ("", {**TEMPLATE, "main": ["a"]}),
    "template.EditableTemplate": ("", {**TEMPLATE, "editable": False}),
    "template.FastGridTemplate": ("", TEMPLATE),
    "template.FastListTemplate": (
        "",
        {**TEMPLATE, "main": ["a"], "site": "S", "main_max_width": "900px", "main_layout": None, "theme_toggle": False},
    ),
    "template.GoldenTemplate": ("", TEMPLATE),
    "template.MaterialTemplate": ("", TEMPLATE),
    "template.ReactTemplate": ("", TEMPLATE),
    "template.SlidesTemplate": ("", {"title": "T", "logo": SQUARE}),
    "template.VanillaTemplate": ("", TEMPLATE),
    "widgets.ArrayInput": ("label", {"value": [1, 2]}),
    "widgets.AutocompleteInput": (
        "label",
        {**OPTIONS, "case_sensitive": False, "search_strategy": "includes", "placeholder": "a"},
    ),
    "widgets.Button": (
        "label width align disabled margin height sizing_mode stylesheets loading description visible",
        {"on_click": print, "icon": "send", "icon_size": "2em", "color": "primary", "variant": "outline"},
    ),
    "widgets.ButtonIcon": (
        "label description",
        {"icon": "clipboard", "active_icon": "check", "size": "2em", "toggle_duration": 100},
    ),
    "widgets.CheckBoxGroup": ("label", {**OPTIONS, "value": ["a"], "inline": True}),
    "widgets.CheckButtonGroup": ("label", {**OPTIONS, "value": ["a"], "color": "primary", "variant": "outline"}),
    "widgets.Checkbox": ("label align", {"value": True}),
    "widgets.ColorPicker": ("label width", {"value": "#ff0000"}),
    "widgets.DatePicker": ("label", {"value": DAY}),
    "widgets.DateRangePicker": ("label", {"value": (DAY, DAY)}),
    "widgets.DateRangeSlider": ("label", {**DAYS, "step": 2, "format": "%d.%m."}),
    "widgets.DateSlider": ("label", {**DAYS, "value": DAY}),
    "widgets.DatetimeInput": ("label", {"value": NOON}),
    "widgets.DatetimePicker": ("label", {"value": NOON}),
    "widgets.DatetimeRangeInput": ("label width", MOMENTS),
    "widgets.DatetimeRangePicker": ("label", {"value": (NOON, NOON)}),
    "widgets.DatetimeRangeSlider": ("label", {**MOMENTS, "step": 60_000, "format": "%H:%M"}),
    "widgets.DatetimeSlider": ("label", {**MOMENTS, "value": NOON}),
    "widgets.DiscretePlayer": (
        "label width",
        {**OPTIONS, "value": "b", "loop_policy": "loop", "show_value": True, **PLAYED},
    ),
    "widgets.DiscreteSlider": ("label", {**OPTIONS, "value": "b"}),
    "widgets.EditableFloatSlider": ("label", {"start": 0, "end": 1, "value": 0.5, "step": 0.1, "format": "0.0"}),
    "widgets.EditableIntSlider": ("label", {"start": 0, "end": 9, "value": 5, "step": 2, "format": "0"}),
    "widgets.EditableRangeSlider": ("label", {"start": 0, "end": 9, "value": (1, 5), "step": 0.5, "format": "0.0"}),
    "widgets.FileDownload": (
        "label",
        {
            "callback": lambda: io.StringIO("a"),
            "filename": "a.csv",
            "color": "primary",
            "embed": False,
            "icon": "download",
            "auto": False,
            "variant": "outline",
            "icon_size": "2em",
        },
    ),
    "widgets.FileDropper": ("styles", {"layout": "compact", "accepted_filetypes": [".csv"], "multiple": True}),
    "widgets.FileInput": ("label", {"accept": ".csv", "multiple": True}),
    "widgets.FloatInput": ("label align sizing_mode", {"value": 0.5, "start": 0, "end": 1, "step": 0.1}),
    "widgets.FloatSlider": (
        "label stylesheets styles width css_classes",
        {"start": 0, "end": 1, "value": 0.5, "step": 0.1, "format": "0.00"},
    ),
    "widgets.IntInput": ("label", {"value": 1, "start": 0, "end": 3, "step": 1}),
    "widgets.IntRangeSlider": ("label width", {"start": 0, "end": 9, "value": (1, 2), "step": 1}),
    "widgets.IntSlider": ("label align", {"start": 0, "end": 9, "value": 1, "step": 1, "format": "0"}),
    "widgets.LiteralInput": ("label", {"value": {"a": 1}, "type": dict}),
    "widgets.MenuButton": (
        "label width",
        {"items": [("a", "b"), None, "c"], "color": "primary", "variant": "outline", "split": True, "icon": "send"},
    ),
    "widgets.MultiChoice": ("label height width margin", {**OPTIONS, "value": ["a"]}),
    "widgets.MultiSelect": ("label", {**OPTIONS, "value": ["a"], "size": 2}),
    "widgets.NestedSelect": (
        "max_width sizing_mode",
        {"options": {"a": {"b": ["c"]}}, "levels": ["x", "y", "z"], "value": {"x": "a"}, "layout": tr.Row},
    ),
    "widgets.NumberInput": ("label", {}),
    "widgets.PasswordInput": ("label", {"placeholder": "a"}),
    "widgets.Player": (
        "label align width",
        {"value": 3, "start": 0, "end": 9, "loop_policy": "reflect", "interval": 50, "show_value": True, **PLAYED},
    ),
    "widgets.RadioBoxGroup": ("label", {**OPTIONS, "inline": True}),
    "widgets.RadioButtonGroup": (
        "label align description",
        {**OPTIONS, "value": "a", "color": "primary", "variant": "outline"},
    ),
    "widgets.RangeSlider": ("label", {"start": 0, "end": 1, "value": (0.1, 0.2), "step": 0.1, "format": "0.0"}),
    "widgets.Select": (
        "label description width align",
        {**OPTIONS, "value": "a", "disabled_options": ["b"], "size": 1},
    ),
    "widgets.Spinner": ("width", {"value": 1}),
    "widgets.StaticText": ("width align label", {"value": "a"}),
    "widgets.Switch": ("label", {"value": True}),
    "widgets.TextAreaInput": (
        "label width",
        {"placeholder": "a", "auto_grow": True, "max_rows": 5, "rows": 2, "value": "a", "resizable": "height"},
    ),
    "widgets.TextInput": (
        "label width align visible height width_policy description disabled sizing_mode",
        {"value": "a", "placeholder": "b", "max_length": 9},
    ),
    "widgets.TimePicker": (
        "label",
        {"value": NOON.time(), "start": dt.time(10), "end": dt.time(18), "format": "h:i K"},
    ),
    "widgets.Toggle": (
        "label width",
        {"value": True, "icon": "star", "icon_size": "2em", "color": "primary", "variant": "outline"},
    ),
    "widgets.ToggleIcon": ("label description", {"icon": "heart", "active_icon": "check", "size": "2em"}),
    "widgets.TooltipIcon": ("label", {"value": "Text"}),
}
"""By the name of a component: keywords of all components that it is used with, and its own."""


@pytest.mark.parametrize("name", USED)
async def test_it_takes_the_keywords_that_it_is_used_with(name, failures):
    module, _, kind = name.rpartition(".")
    common, own = USED[name]
    given = {keyword: COMMON[keyword] for keyword in common.split()} | own
    made = []

    def app():
        made.append(getattr(getattr(tr, module), kind)(**given))
        return made[0]

    async with run_test(app) as page:
        await page.settle()
        assert [(each["about"], each["text"]) for each in page.session.advice.kept] == []
        assert [
            each.values["error"] for each in page.models.values() if isinstance(each.values.get("error"), dict)
        ] == []
    for keyword in given.keys() - {"on_click", "objects", "sidebar", "main", "header", "colors", "value"}:
        assert getattr(made[0], keyword) == given[keyword], keyword
    assert failures() == []
