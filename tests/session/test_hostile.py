"""One bad value or child never takes a page down: whatever an author sets, the rest of the page is shown."""

from __future__ import annotations

import asyncio
import datetime as dt
import decimal
import json
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock
from transom.components.component import Component
from transom.components.signature import common_parameters
from transom.testing import run_test


class Hostile:
    """Answers nothing that it is asked."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def _fails(self, *_):
        raise RuntimeError

    __str__ = __repr__ = __eq__ = __bool__ = __len__ = __iter__ = __lt__ = __int__ = __float__ = _fails
    __hash__ = object.__hash__


class HostileDict(dict):
    keys = items = values = __iter__ = __len__ = Hostile._fails


def circular():
    value = []
    value.append(value)
    return value


def deep():
    value = []
    for _ in range(3000):
        value = [value]
    return value


HOSTILE = {
    "frame": lambda: pd.DataFrame({"a": [1, 2], "b": ["x", None]}),
    "series": lambda: pd.Series([1, 2]),
    "array": lambda: np.arange(4),
    "array of objects": lambda: np.array([object(), {}], dtype=object),
    "numpy scalar": lambda: np.float64("nan"),
    "missing": lambda: pd.NA,
    "not a time": lambda: pd.NaT,
    "object": object,
    "hostile": Hostile,
    "hostile in a list": lambda: [Hostile()],
    "hostile dict": lambda: HostileDict(a=1),
    "dict of hostile": lambda: {Hostile(): Hostile()},
    "set": lambda: {1, "x"},
    "bytes": lambda: b"\xff\xfe",
    "strided bytes": lambda: memoryview(np.arange(8))[::2],
    "lambda that needs one": lambda: lambda wanted: wanted,
    "class": lambda: Hostile,
    "module": lambda: json,
    "exception": lambda: ValueError("of nobody"),
    "circular": circular,
    "deep": deep,
    "huge integer": lambda: 10**5000,
    "long integer": lambda: 2**70,
    "infinite": lambda: float("inf"),
    "complex": lambda: 1j,
    "decimal": lambda: decimal.Decimal("1.5"),
    "surrogate": lambda: "\ud800",
    "surrogate keys": lambda: {"\ud800": "\udfff"},
    "date": lambda: dt.date(2024, 2, 30 - 1),
    "component": tr.widgets.Button,
    "components": lambda: [tr.widgets.Button(), [tr.widgets.Button()]],
    "negative": lambda: -1,
    "nothing": lambda: None,
    "lists": lambda: [["c"]],
}


def classes():
    found = [
        getattr(module, name) for module in (tr.widgets, tr.pane, tr.layout, tr.indicators) for name in module.__all__
    ]
    return [each for each in found if isinstance(each, type) and issubclass(each, Component)]


def own(kind):
    """The parameters that a class declares or handles by itself; of the first of each family all."""
    family = [each for each in classes() if each.__module__.split(".")[1] == kind.__module__.split(".")[1]]
    hooks = [f"_{hook}_" for hook in ("set", "after", "encode", "decode")]
    shared = set() if kind is family[0] else {name for name, _ in common_parameters(kind)}
    handled = {
        name for name in shared for hook in hooks
        if getattr(kind, hook + name, None) is not getattr(Component, hook + name, None)
    }  # fmt: skip
    return [name for name in kind.param if not kind.param[name].readonly and name not in shared - handled]


def with_values(kind):
    """A component for each parameter of its own and each value that Param lets it have."""
    for name in own(kind):
        for make in HOSTILE.values():
            try:
                component = kind(asyncio.sleep) if kind is tr.widgets.TaskButton else kind()
            except TypeError:
                return
            try:
                setattr(component, name, make())
            except Exception:
                continue
            yield component


@pytest.mark.slow
@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
async def test_a_page_survives_every_value_that_a_parameter_takes(kind):
    def app():
        return tr.Column(*with_values(kind), tr.widgets.Button(label="lives"))

    async with run_test(app) as page:
        await page.settle()
        assert page.find("lives")
        await page.disconnect()
        await page.reconnect()
        assert page.find("lives")


PUT = {
    "positional": tr.Row,
    "keyword": lambda value: tr.Row(objects=[value]),
    "tabs": lambda value: tr.Tabs(("a", value), value),
    "card": lambda value: tr.Card(value, title="c"),
    "nested": lambda value: tr.Row(tr.Column(value)),
    "view": lambda value: tr.Row(lambda: value),
    "bound": lambda value: tr.Row(tr.bind(lambda: value)),
    "append": lambda value: tr.Row(tr.panel(lambda: iter([value, value]), generator_mode="append")),
}


@pytest.mark.parametrize("how", PUT)
async def test_bad_children_leave_their_siblings_alone(how):
    def app():
        rows = [PUT[how](make()) for make in HOSTILE.values()]
        return tr.Column("before", *rows, tr.widgets.Button(label="lives"))

    async with run_test(app) as page:
        await page.settle()
        assert page.find("lives")
        assert "before" in page.text


def put_later(row, how, value):
    if how == "append":
        row.append(value)
    elif how == "set":
        row[0] = value
    elif how == "assign":
        row.objects = [value, "after"]
    elif how == "in place":
        row.objects[0] = value
        row.param.trigger("objects")
    elif how == "insert":
        row.insert(0, value)
    else:
        row.param.update(objects=[value])


@pytest.mark.parametrize("how", ["append", "set", "assign", "in place", "insert", "update"])
async def test_bad_children_that_come_later_leave_the_page_alone(how):
    rows = []

    def put(event):
        for row, make in zip(rows, HOSTILE.values(), strict=True):
            put_later(row, how, make())

    def app():
        rows[:] = [tr.Row("before") for _ in HOSTILE]
        return tr.Column(*rows, tr.widgets.Button(label="put", on_click=put))

    async with run_test(app) as page:
        page.click("put")
        await page.advance(0.1)
        before = set(page.models)
        for row in rows:
            row.clear()
        await page.advance(0.1)
        assert before - set(page.models), "what was put in has left the page again"
        assert len(page.models) == len(rows) + 3, "nothing of it is left behind"
        assert not page.unsettled


@pytest.mark.parametrize("make", [tr.Row, tr.Card, tr.Tabs])
async def test_a_layout_that_was_put_into_itself_is_a_card_there(make, failures):
    def app():
        one, other = make("one"), make("other")
        one.objects.append(one)
        one.objects.append(other)
        other.objects.append(one)
        return tr.Column(one, tr.widgets.Button(label="lives"))

    async with run_test(app) as page:
        assert page.find("lives")
        cards = [model["error"]["message"] for model in page.models.values() if model.values.get("error")]
        assert len(cards) == len(failures()) == 2
        assert all("is inside itself" in card for card in cards)


async def test_a_component_with_a_frame_is_shown_without_it_and_that_is_told(site, failures):
    """One whose own front end takes what the author gives, and is given what cannot travel."""

    class Own(Component):
        _front_end = "Str"
        object = tr.pane.Str.param.object.__class__()

    page = await site(lambda: tr.Row("ok", Own(object=HOSTILE["frame"]()), Own(object=np.arange(3)))).open()
    assert "ok" in page.text
    (record,) = failures()
    assert "Own.object" in record.getMessage()
    assert page.all("Str")[1]["object"] == [0, 1, 2]


class Fails(Component):
    """Fails wherever the page asks it."""

    _front_end = "Str"

    def _encode_label(self, value, encoder):
        raise RuntimeError("of the label")

    def _mounted(self, tree):
        raise RuntimeError("of the mount")

    def _announced(self, mount):
        raise RuntimeError("of the announcement")

    def _unmounted(self, mount):
        raise RuntimeError("of the unmounting")


async def test_a_component_whose_own_code_fails_is_reported_and_nothing_else_is_harmed(site, failures):
    def app():
        row = tr.Row(Fails(), "ok")
        return tr.Column(row, tr.widgets.Button(on_click=lambda event: row.clear()))

    page = await site(app).open()
    assert "ok" in page.text
    page.click()
    await page.advance(0.1)
    assert len(page.models) == 4
    said = Counter(record.getMessage().partition(": ")[2].split("\n")[0] for record in failures())
    assert said["RuntimeError: of the unmounting"] == 1
    assert set(said) == {f"RuntimeError: of the {what}" for what in ("label", "mount", "announcement", "unmounting")}


async def test_a_message_or_title_that_cannot_travel_takes_nothing_with_it(site, failures):
    def app():
        pane = tr.pane.Str("shown")

        def send(event):
            pane._send({"x": object()})
            pane._send({"x": 1})
            pane.object = "changed"
            pane.servable(title=object())

        return tr.Row(pane, tr.widgets.Button(on_click=send))

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert "changed" in page.text
    assert (page.find("Str").id, {"x": 1}) in page.messages
    assert len(failures()) == 2


CHILDREN = st.lists(st.sampled_from([*HOSTILE, "text", "same"]), max_size=5)


@pytest.mark.slow
@given(st.lists(CHILDREN, min_size=1, max_size=6))
def test_whatever_is_put_where_the_page_follows(edits):
    async def main():
        row = tr.Row()
        same = tr.pane.Str("same")
        made = {**HOSTILE, "text": lambda: "text", "same": lambda: same}
        site = Site(lambda: tr.Column(row, tr.widgets.Button(label="lives")))
        try:
            page = await site.open()
            for edit in edits:
                row.objects = [made[name]() for name in edit]
                await page.advance(0.1)
                (shown,) = page.all("Row")
                assert len(shown["children"]) == len(edit)
            assert page.find("lives")
        finally:
            await site.aclose()

    on_clock(main())


async def test_what_is_reported_while_a_page_is_made_does_not_get_in_between(site, failures):
    """The message of it is cut after the page, however long that took."""

    class Slow(Component):
        _front_end = "Str"

        def _encode_label(self, value, encoder):
            page.view.outbox._last = float("-inf")  # the interval since the last cut is over
            raise RuntimeError("of the label")

    row = tr.Row("before")
    page = await site(lambda: row).open()
    row.append(Slow())
    await page.advance(0.1)
    page.view.outbox.snapshot()
    await page.advance(0.1)
    assert "before" in page.text
    assert len(page.find("Row")["children"]) == 2
    assert len(failures()) == 2
