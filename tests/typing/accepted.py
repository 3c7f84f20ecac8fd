"""What an author writes and a type checker takes. Checked, never run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator
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
assert_type(tr.widgets.TextInput("Name").value, str)
tr.widgets.TextInput("Name").value = None
tr.state.location.sync(slider, {"value": "n"})
assert_type(tr.state.location.pathname, str)
share: float = FloatSlider(start=0, end=1, step=0.1).value

# What every component takes, and references in place of values.
tr.widgets.Button(label="Go", button_type="primary", width=120, sizing_mode="stretch_width", disabled=False)
tr.widgets.Button(name="Go", on_click=print, description=None, margin=(5, 10))
tr.widgets.IntSlider(start=0, end=slider, value=slider.param.value)
tr.widgets.StaticText(value=tr.bind(str, slider), visible=tr.widgets.Checkbox())
tr.pane.Markdown(slider.param.value.rx(), sanitize=False)


# Setting takes references too; reading gives values.
stop = tr.widgets.Button("Stop", on_click=print)
assert_type(stop.disabled, bool)
stop.disabled = tr.bind(bool, slider)
stop.label = slider.param.value.rx()
stop.button_type = "danger"
slider.value = 3
slider.value = slider.param.end
slider.end = tr.widgets.IntSlider("Most")
assert_type(slider.description, str | None)
slider.description = None
tr.widgets.DatePicker("Day").value = "2024-02-29"
table = tr.widgets.Tabulator([{"a": 1}], pagination="remote", page_size=20, selectable="checkbox", on_edit=print)
table.on_edit(lambda event: print(event.row, event.old, event.value))
table.on_click(print, column="a")
table.pagination = None
table.selection = [1]
assert_type(table.page, int)
choice = tr.widgets.Select("City", options=["a", "b"])
tr.widgets.Select("City", options=("a", "b"), disabled_options=("a",))
tr.widgets.MultiSelect("Days", options=range(7), value=(1, 2), on_double_click=print)
choice.options = ("a", "b")
choice.options = {"A": 1}
choice.options.update(B=2)


async def picture(number: int) -> bytes:
    return bytes(number)


async def ticks() -> AsyncIterator[str]:
    yield "tick"


# The label stands first, as in the page; a range is two numbers.
tr.widgets.TextInput("Name", value="Ada")
tr.widgets.Select("City", options={"A": 1}, disabled=tr.bind(bool, slider))
assert_type(tr.widgets.RangeSlider("Between", value=(0.5, 1)).value, tuple[float, float])
tr.Row(slider, scroll=bool(slider.value), margin=(5, 10), align=("start", "end"))
tr.Row(slider, scroll="both-auto", margin=5, align="center")
tr.widgets.TextAreaInput("Notes", resizable=False)

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


assert_type(text(3), str)
tr.panel(text).servable(title="A page")
tr.state.add_periodic_callback(lambda: None, period=100)
tr.extension("bokeh", sizing_mode="stretch_width")
options: dict[str, Any] = {"start": 0, "end": 3}
tr.widgets.IntSlider(**options)


# A task takes what its function takes; a run of it gives what that returns.
@tr.task
async def fetch(number: int, *, word: str = "") -> list[int]:
    return [number, len(word)]


@tr.task(policy="latest", debounce=0.3, timeout=2, retries=(0.5, 2))
def compute(number: int) -> float:
    return number / 2


@tr.task(policy="queue", maxsize=3, overflow="drop_newest", on="thread")
def steps(event: object) -> Generator[int, None, None]:
    yield 1


@tr.task(scope="app")
async def counts() -> AsyncGenerator[str, None]:
    yield "one"


class Host:
    @tr.task
    async def load(self, name: str) -> bytes:
        return name.encode()

    @tr.task(policy="drop")
    def save(self, number: int) -> None:
        """Nothing to give."""


async def uses_tasks() -> None:
    assert_type(fetch(3, word="x"), tr.Run[list[int]])
    assert_type(await fetch(3), list[int])
    assert_type(await compute(3), float)
    assert_type(await steps(None), int)
    assert_type(await counts(), str)
    assert_type(await Host().load("x"), bytes)
    assert_type(await Host().save(3), None)
    assert_type(compute.value, float | None)
    assert_type(fetch.runs, list[tr.Run[list[int]]])
    assert_type(fetch(3).retry(), tr.Run[list[int]])
    assert_type(compute(3).result(timeout=1), float)
    child = tr.create_task(asyncio.sleep(1, "result"))
    assert_type(await child, str)
    assert_type(tr.current_run().attempts, int)
    tr.current_run().progress = 0.5
    await tr.gather(child, fetch(3), asyncio.sleep(1))


# Every place that takes a function takes a task.
go = tr.widgets.Button(on_click=steps, loading=compute.param.running)
go.on_click(steps)
slider.param.watch(compute, "value")
tr.Column(tr.bind(fetch, slider), tr.bind(compute, slider), tr.panel(counts))
tr.widgets.StaticText(value=tr.bind(fetch, slider, word="x"))
tr.widgets.StaticText(value=counts)
tr.state.onload(counts)
tr.state.execute(counts)
tr.state.add_periodic_callback(counts, period=100)
tr.state.on_session_destroyed(counts)
tr.bind(compute, slider, watch=True)
tr.depends(slider.param.value, watch=True)(compute)
