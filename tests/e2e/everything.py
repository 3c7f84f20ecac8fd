"""One page with every component: an example of each, found in the package, and states worth a look by hand."""

from __future__ import annotations

import asyncio
from typing import Any

import transom as tr
from tests.outside.dial import Dial
from tests.outside.rating import Rating
from transom.demo.examples import components, example

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><circle cx="20" cy="15" r="9" fill="teal"/></svg>'
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


async def _works() -> None:
    tr.current_run().progress = 0.4
    await asyncio.sleep(3600)


def _begun(button: Any) -> Any:
    tr.state.onload(button.task)
    return button


def widgets() -> list[Any]:
    """Each widget, with its states."""
    w = tr.widgets
    return [
        *(w.Button(label=kind.title(), button_type=kind) for kind in ("default", "primary", "warning", "danger")),
        w.Button(label="Outlined", button_type="success", button_style="outline", description="A tooltip"),
        w.Button(icon="send", description="Send"),
        w.Button(label="Busy", loading=True, button_type="primary"),
        w.Button(label="Off", disabled=True),
        w.TaskButton(_works, button_type="primary", icon="refresh"),
        _begun(w.TaskButton(_works, label="At work")),
        w.TextInput(label="Text", placeholder="Write", description="One line"),
        w.TextInput(placeholder="No label", description="Without a label"),
        w.TextInput("Wrong", value="x", error="This is taken.", required=True, description="Help"),
        w.PasswordInput("Password", value="swordfish"),
        w.TextAreaInput("Several lines", auto_grow=True, max_rows=4),
        w.DatePicker("Day", value="2024-02-29", error="Not that day."),
        w.DateRangePicker("Two days", value=("2024-02-29", "2024-03-02"), description="Help"),
        w.DatetimeRangePicker("Two moments", value=("2024-02-29", "2024-03-02"), error="Not then."),
        w.ColorPicker("Colour", value="teal"),
        w.ColorPicker("No colour"),
        w.Checkbox(label="Box", value=True),
        w.Checkbox(),
        w.IntSlider(label="Whole", value=3, end=10, description="How many"),
        w.FloatSlider(value=0.5, bar_color="warning"),
        w.IntSlider(label="Upright", orientation="vertical", end=5),
        w.IntRangeSlider("Two", end=10, value=(2, 7), description="From here to there"),
        w.RangeSlider(value=(0.2, 0.4)),
        w.RangeSlider("Two upright", value=(0.2, 0.4), orientation="vertical"),
        w.DateSlider("A day", start="2024-01-01", end="2024-12-31"),
        w.DateRangeSlider("Days", start="2024-01-01", end="2024-12-31", error="Too many."),
        w.IntInput("Typed", value=3, start=0, description="How many"),
        w.FloatInput(value=None, placeholder="A number"),
        w.Select(label="One of", options=["a", "b"]),
        w.Select(label="In groups", groups={"First": ["c"], "Second": ["d", "e"]}, placeholder="Choose"),
        w.Select(label="Several rows", options=list("fgh"), size=3, disabled_options=["g"]),
        *choices(),
        w.AutocompleteInput("Found", options=["a", "b"], value="b", error="Not b."),
        w.StaticText(label="State", value="ready"),
        tr.indicators.Progress(label="Copying", value=40),
        tr.indicators.Progress(),
        tr.indicators.LoadingSpinner(value=True, size=30),
        tr.indicators.LoadingSpinner(label="Thinking", size=30),
        Rating(label="Of somebody else", value=3, help="Choose *one*"),
    ]


def choices() -> list[Any]:
    """What shows all its options, and what is on or off."""
    w = tr.widgets
    groups = (w.RadioBoxGroup, w.RadioButtonGroup, w.CheckBoxGroup, w.CheckButtonGroup, w.MultiSelect, w.MultiChoice)
    return [
        *(kind(kind.__name__, options=["One", "Two"]) for kind in groups),
        w.CheckBoxGroup(options=["No label"], inline=True),
        w.Toggle("Pressed", value=True, color="success"),
        w.Toggle(icon="refresh", description="Again"),
        w.Switch("On or off", value=True),
    ]


def panes() -> list[Any]:
    """Each pane, with and without an error."""
    p = tr.pane
    return [
        p.Markdown("## A heading\n\nText with a [link](https://example.org) and `code`."),
        p.Markdown("```python\nx = 1\n```\n\n|a|b|\n|-|-|\n|1|2|"),
        p.HTML("<p>Some <mark>marked</mark> text</p>"),
        p.Str({"any": "object"}),
        p.Code("def f(x):\n    return x  # same"),
        p.SVG(DOT, alt_text="A dot"),
        p.SVG(DOT, caption="A dot, and what it is", link_url="https://example.org"),
        p.GIF(PIXEL, alt_text="A pixel"),
        p.Image(DOT, alt_text="Any format"),
        *(kind(None) for kind in (p.IPyWidget, p.JPG, p.PNG, p.WebP, p.Matplotlib)),
        p.PNG(b"no picture"),
        p.ParamFunction(lambda: "from a function"),
        p.AnyWidget(Dial()),
    ]  # fmt: skip


def each() -> list[Any]:
    """An example of each component, and one of each that is off."""
    return [example(cls, **off) for off in ({}, {"disabled": True}) for cls in components()]


def page() -> Any:
    """All of them in all layouts."""
    tabs = {"One": tr.pane.Str("first"), "Two": tr.pane.Str("second")}
    return tr.Column(
        tr.pane.Markdown("# Everything"),
        tr.Card(*each(), title="Each"),
        tr.Card(tr.Row(*widgets()[:8]), *widgets()[8:], title="Widgets"),
        tr.Card(*panes(), title="Panes", collapsible=False),
        tr.Card(tr.pane.Str("hidden"), title="Folded", collapsed=True),
        tr.Card(tr.pane.Str("below"), header=tr.widgets.Button(label="In a header"), header_color="#1c6b3c"),
        tr.Tabs(*tabs.items()),
        tr.Tabs(*((name, tr.pane.Str(name)) for name in tabs), closable=True, tabs_location="left"),
        tr.Spacer(height=10),
        tr.Row(tr.pane.Str("left"), tr.HSpacer(), tr.pane.Str("right")),
        tr.Column(tr.VSpacer(), tr.layout.Divider(), height=40),
        tr.WidgetBox(tr.widgets.TextInput(label="In a box"), tr.widgets.Button(label="Beside"), horizontal=True),
        tr.FlexBox(*map(tr.pane.Str, "abc"), justify_content="space-between"),
        tr.GridBox(*map(tr.pane.Str, "abcd"), ncols=2),
        tr.Column(*(tr.pane.Str(f"line {number}") for number in range(20)), scroll=True, height=80),
        sizing_mode="stretch_width",
    )
