"""Tables in saved pages: all rows are there, and the page finds the ones that Python would."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import transom as tr
from tests.saved import Saved
from transom.widgets._tabulator import saved as saving
from transom.widgets._tabulator.filtering import by_header
from transom.widgets._tabulator.values import Values

SHARED = json.loads((Path(__file__).parents[2] / "client" / "filters.json").read_text("utf-8"))


def saved(obj: Any, **options: Any) -> Saved:
    file = io.BytesIO()
    tr.io.save(obj, file, **options)
    return Saved(file.getvalue())


def numbers(column: dict[str, Any]) -> list[float]:
    kinds = {"i": np.int8, "u": np.uint8, "f": np.float32}
    return np.frombuffer(column["d"], dtype=f"<{np.dtype(kinds[column['t'][0]]).kind}{column['t'][1]}").tolist()


class Column:
    """A frame of one column."""

    def __init__(self, kind: Any, values: list[Any]) -> None:
        self.count = len(values)
        missing = np.array([each is None for each in values])
        data: Any = values
        if kind in ("float", "datetime", "date"):
            data = np.array([np.nan if each is None else each for each in values], dtype=float)
            missing = None
        elif kind in ("int", "bool"):
            data = np.array([each or 0 for each in values], dtype=bool if kind == "bool" else "i8")
        self._values = Values(kind, data, missing if kind in ("int", "bool") else None)

    def read(self, at: int, places: Any) -> Values:
        return self._values


@pytest.mark.parametrize(
    ("kind", "values", "operator", "sought", "rows"),
    [(each["kind"], each["values"], *found) for each in SHARED for found in each["finds"]],
)
def test_what_the_page_finds_too_is_found_alike(kind, values, operator, sought, rows):
    mask = by_header(Column(kind, values), 0, operator, sought)
    assert (None if mask is None else mask.nonzero()[0].tolist()) == rows


@pytest.mark.parametrize("pagination", [None, "local", "remote"])
def test_all_rows_are_in_the_page_with_what_puts_them_in_order(pagination):
    count = 2500
    frame = pd.DataFrame({
        "n": np.arange(count)[::-1], "text": [None if n == 5 else f"{'aB'[n % 2]}{n % 3}" for n in range(count)],
        "day": pd.date_range("2024-01-01", periods=count, freq="ns"), "hidden": np.arange(count) % 2,
    })  # fmt: skip
    table = tr.widgets.Tabulator(
        frame, pagination=pagination, page_size=20, page=3, hidden_columns=["hidden"], show_index=False,
        sorters=[{"field": "hidden", "dir": "asc"}], filters=[{"field": "n", "type": ">", "value": 2490}],
        editors={"text": "input"},
    )  # fmt: skip
    table.add_filter((5, None), "n")
    told = saved(table).of("Tabulator")
    block = told["rows"]
    assert (len(block["ids"]) // 8, block["total"], block["alone"]["of"]) == (count - 5, count - 5, None)
    assert [each["edit"] for each in told["columns"]] == [None] * 3
    cells, keys = block["cells"], block["alone"]["keys"]
    places = {each["title"]: each["at"] for each in told["columns"]}
    assert cells[places["day"] + 1] is None, "what is hidden is not in the page"
    ranks = numbers(keys[places["text"]])
    assert [ranks[at] for at in (0, 1, 4, 5)] == [1, 5, 2, -1]
    assert numbers(keys[places["day"]]) == list(range(count - 5)), "as precise as they are, not as they are shown"
    assert numbers(keys[places["day"] + 1])[:4] == [0, 1, 0, 1]
    assert keys[places["n"]] is None


def test_of_more_than_a_page_can_hold_the_first_rows_are_there_and_it_is_said(monkeypatch, caplog):
    monkeypatch.setattr(saving, "LARGEST", 20_000)
    table = tr.widgets.Tabulator(pd.DataFrame({"n": np.arange(5000.0)}), show_index=False, label="Numbers")
    with caplog.at_level(logging.WARNING, "transom"):
        block = saved(table).of("Tabulator")["rows"]
    count = len(block["ids"]) // 8
    assert block["total"] == count
    assert 2400 < count <= 2500
    assert block["alone"]["of"] == 5000
    assert f"of 5,000 rows the first {count:,} are saved" in caplog.text


def test_a_tree_keeps_its_order_in_the_page():
    frame = pd.DataFrame({"a": [1, 1, 2], "b": [1, 2, 3], "n": [3, 1, 2]}).set_index(["a", "b"])
    told = saved(tr.widgets.Tabulator(frame, hierarchical=True, header_filters=True)).of("Tabulator")
    assert {(each["sort"], each["filter"]) for each in told["columns"]} == {(False, None)}
    assert "alone" not in told["rows"]


def test_only_a_table_whose_clicks_are_heard_needs_the_app():
    rows = [{"a": 1}]
    assert not saved(tr.widgets.Tabulator(rows)).message["still"]
    assert saved(tr.widgets.Tabulator(rows, on_click=print)).message["still"]
