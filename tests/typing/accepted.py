"""What an author writes and a type checker takes. Checked, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, assert_type

import param

import transom as tr
from transom.widgets import FloatSlider, IntSlider

slider = tr.widgets.IntSlider(label="Width", start=0, end=10, step=2, value=4)
assert_type(slider, IntSlider)
assert_type(slider.value, int)
assert_type(slider.label, str)
assert_type(tr.widgets.Checkbox(value=True).value, bool)
assert_type(tr.widgets.TextInput(placeholder="name").placeholder, str)
share: float = FloatSlider(start=0, end=1, step=0.1).value

# What every component takes, and references in place of values.
tr.widgets.Button(label="Go", button_type="primary", width=120, sizing_mode="stretch_width", disabled=False)
tr.widgets.Button(name="Go", on_click=print, description=None, margin=(5, 10))
tr.widgets.IntSlider(start=0, end=slider, value=slider.param.value)
tr.widgets.StaticText(value=tr.bind(str, slider), visible=tr.widgets.Checkbox())
tr.pane.Markdown(slider.param.value.rx(), sanitize=False)


async def picture(number: int) -> bytes:
    return bytes(number)


async def ticks() -> AsyncIterator[str]:
    yield "tick"


# Layouts take anything that can be shown, by position or by name.
column = tr.Column("# Title", slider, tr.bind(picture, slider), ticks, scroll=True, gap=4)
assert_type(column, tr.layout.Column)
tr.Row(objects=[slider, "text"], width=300)
tr.Tabs(("One", slider), ("Two", 2), active=1, tabs_location="left")
for shown in column:
    assert_type(shown, tr.Component)
column.append(slider)

# A more special pane is one of the more general kind.
image: tr.pane.ImageBase = tr.pane.JPG(b"", caption="Nothing", alt_text=None)
anything: tr.Component = tr.panel(object(), width=100)
widget: tr.widgets.Widget = slider
assert_type(tr.panel("text"), tr.Component)


class Rating(tr.widgets.Widget):
    """A component of an author's own takes what it declares."""

    value = param.Integer(default=0, doc="Stars.")
    stars = param.Integer(default=5, doc="At most.")


assert_type(Rating(stars=3, label="Yours").value, int)


@tr.depends(slider.param.value)
def text(value: int) -> str:
    return str(value)


tr.panel(text).servable(title="A page")
tr.state.add_periodic_callback(lambda: None, period=100)
tr.extension("bokeh", sizing_mode="stretch_width")
options: dict[str, Any] = {"start": 0, "end": 3}
tr.widgets.IntSlider(**options)
