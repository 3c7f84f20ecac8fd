"""Lists and dicts as trees: whatever is in them, as much as is looked at."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import NamedTuple

import numpy as np
import pytest

import transom as tr


def root(obj, **params):
    pane = tr.pane.JSON(obj, **params)
    assert pane.error is None
    return pane._rendered["root"]


def leaves(obj, **params):
    return dict(root(obj, **params)["kids"])


class Broken:
    def __repr__(self):
        raise ValueError


@dataclasses.dataclass
class Point:
    x: int
    y: float


class Pair(NamedTuple):
    left: int
    right: int


@pytest.mark.parametrize(
    ("value", "leaf"),
    [
        ("a", ["s", "a"]), (1, ["n", "1"]), (1.0, ["n", "1.0"]), (True, ["k", "true"]), (None, ["k", "null"]),
        (float("nan"), ["n", "NaN"]), (2**60 + 1, ["n", str(2**60 + 1)]), (np.int64(3), ["n", "3"]),
        (10**5000, ["n", "a number of 16,610 binary digits"]), (dt.date(2024, 2, 29), ["o", "2024-02-29"]),
        (b"\x00", ["o", r"b'\x00'"]), ("x" * 5000, None), (1j, ["o", "1j"]),
    ],
    ids=lambda value: str(type(value).__name__),
)  # fmt: skip
def test_anything_may_be_in_it(value, leaf):
    assert leaves([Broken()])["0"][1].startswith("<Broken")
    found = leaves({"v": value})["v"]
    assert found == leaf if leaf else found[1].endswith("… (5,000 characters)")


def test_branches_say_what_they_are_and_how_much_is_in_them():
    value = {"list": [1], "tuple": (1, 2), "set": {1}, "dict": {}, "point": Point(1, 2.0), "pair": Pair(1, 2), 5: [3]}
    kids = leaves({**value, "array": np.zeros((5, 2))})
    assert {label: (kid["kind"], kid["of"], kid["count"]) for label, kid in kids.items()} == {
        "list": ("[", "", 1), "tuple": ("[", "tuple", 2), "set": ("[", "set", 1), "dict": ("{", "", 0),
        "point": ("{", "Point", 2), "pair": ("[", "Pair", 2), "5": ("[", "", 1), "array": ("[", "ndarray", 5),
    }  # fmt: skip
    assert root(Point(1, 2.0))["kids"] == [("x", ["n", "1"]), ("y", ["n", "2.0"])]
    assert root(Pair(1, 2))["kids"] == [("left", ["n", "1"]), ("right", ["n", "2"])]


def test_depth_says_how_much_is_unfolded():
    value = {"a": {"b": {"c": 1}}}
    assert root(value, depth=0)["kids"] is None
    assert root(value)["kids"][0][1]["kids"] is None
    assert root(value, depth=-1)["kids"][0][1]["kids"][0][1]["kids"] == [("c", ["n", "1"])]


def test_what_is_in_itself_says_so_and_deep_ones_end():
    circle: list = [1]
    circle.append(circle)
    assert root(circle, depth=-1)["kids"][1] == ("1", ["o", "… itself"])
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    assert len(json.dumps(root(deep, depth=-1))) < 5000


def test_large_ones_cost_what_is_shown():
    class Items(list):
        looked = 0

        def __getitem__(self, at):
            Items.looked += 1
            return super().__getitem__(at)

    assert len(json.dumps(root(Items(range(1_000_000))))) < 5000
    assert Items.looked == 100
    wide = {str(key): {str(other): list(range(100)) for other in range(100)} for key in range(100)}
    assert len(json.dumps(root(wide, depth=-1))) < 200_000


def test_text_is_read_as_json():
    assert root('{"a": [1]}')["count"] == 1
    assert tr.pane.JSON("{").error["title"] == "Not JSON"
    assert tr.pane.JSON(None)._rendered["root"] == ["k", "null"]


def test_an_encoder_says_what_other_objects_are():
    class Encoder(json.JSONEncoder):
        def default(self, value):
            return {"is": value.real} if isinstance(value, complex) else super().default(value)

    kids = leaves([1j, Broken(), {1}], encoder=Encoder, depth=2)
    assert kids["0"]["kids"] == [("is", ["n", "0.0"])]
    assert kids["1"][0] == "o"


def test_what_is_folded_tells_of_its_content():
    assert root({"a": [1, "x"], "b": {}}, hover_preview=True)["preview"] == "a: […], b: {…}"
    assert "preview" not in root({"a": 1})


async def more(page, path, start, version=None):
    version = version or page.find("JSON")["object"]["version"]
    seq = page.event("JSON", "more", {"version": version, "path": path, "start": start})
    await page.advance(0.1)
    return page.settled[seq] or (page.messages[-1][1]["kids"] if page.messages else None)


async def test_branches_come_when_they_are_unfolded(site):
    pane = tr.pane.JSON({"a": list(range(250)), "b": {"c": {"d": 1}}}, disabled=True)
    page = await site(lambda: tr.Row(pane)).open()
    assert len(await more(page, [0], 0)) == 100
    assert (await more(page, [0], 200))[-1] == ["249", ["n", "249"]]
    assert await more(page, [1, 0], 0) == [["d", ["n", "1"]]]
    assert await more(page, [], 0) is not None


@pytest.mark.parametrize(("path", "start"), [([5], 0), ([0, 0], 0), ([-1], 0), (["a"], 0), ([0], -1), ([True], 0)])
async def test_what_a_page_may_not_ask(site, path, start):
    page = await site(lambda: tr.Row({"a": [1]})).open()
    assert await more(page, path, start) == {"rejected": "bad_value"}


async def test_a_list_changed_in_place_is_shown_anew_when_it_is_triggered(site):
    pane = tr.pane.JSON([1])
    page = await site(lambda: tr.Row(pane)).open()
    old = page.find("JSON")["object"]["version"]
    pane.object.append(2)
    pane.param.trigger("object")
    await page.settle()
    assert page.find("JSON")["object"]["root"]["count"] == 2
    assert await more(page, [], 0, version=old) is None
