"""Whatever is done to a table, in any order, its page shows what the frame says; a list of dicts is the rule."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.widgets.tabulator.page_rows import PageRows, page_code
from tests.widgets.tabulator.shown_page import TablePage
from transom.testing import run_test

TEXTS = st.sampled_from(["a", "A", "b", "", "ab", None])
NUMBERS = st.sampled_from([0, 1, 2, 10, -1])
STEPS = st.one_of(
    st.tuples(
        st.just("sort"), st.lists(st.tuples(st.sampled_from(["n", "t"]), st.sampled_from(["asc", "desc"])), max_size=2)
    ),
    st.tuples(st.just("filter"), st.sampled_from([None, ("t", "like", "A"), ("n", ">=", 1), ("t", "=", "b")])),
    st.tuples(st.just("page"), st.integers(1, 4)),
    st.tuples(st.just("stream"), NUMBERS, TEXTS, st.sampled_from([None, 5])),
    st.tuples(st.just("patch"), st.integers(0, 9), NUMBERS),
    st.tuples(st.just("edit"), st.integers(0, 9), st.sampled_from(["n", "t"]), NUMBERS),
    st.tuples(st.just("select"), st.lists(st.integers(0, 9), max_size=3)),
    st.tuples(st.just("replace"), st.sampled_from(["reversed", "copied", "shorter", "doubled"])),
    st.tuples(st.just("choose"), st.lists(st.integers(0, 9), max_size=3)),
    st.tuples(st.just("choose all")),
    st.tuples(st.just("hide"), st.booleans()),
    st.tuples(st.just("group"), st.booleans()),
    st.tuples(st.just("size"), st.integers(1, 5)),
)


@dataclass
class Rule:
    """What a table is to do, in as few words as can be."""

    rows: list[dict]
    sorters: list = field(default_factory=list)
    filter: tuple | None = None
    selected: list = field(default_factory=list)
    grouped: bool = False
    size: int = 3

    def shown(self):
        rows = self.ordered()
        if self.grouped:
            titles = list(dict.fromkeys(row["n"] for row in rows))
            rows = sorted(rows, key=lambda row: titles.index(row["n"]))
        return rows

    def ordered(self):
        rows = [row for row in self.rows if self._fits(row)]
        for name, way in reversed(self.sorters):
            known = [row for row in rows if row[name] is not None]
            missing = [row for row in rows if row[name] is None]
            key = lambda row, name=name: row[name].casefold() if isinstance(row[name], str) else row[name]  # noqa: E731
            rows = sorted(known, key=key, reverse=way == "desc") + missing
        return rows

    def _fits(self, row):
        if self.filter is None:
            return True
        name, how, sought = self.filter
        value = row[name]
        if value is None:
            return False
        if how == ">=":
            return value >= sought
        value, sought = value.casefold(), sought.casefold()
        return sought in value if how == "like" else value == sought


def replace(how, rule, table):
    """Another frame. Rows are known by their labels, if no two have the same."""
    frame = table.value
    match how:
        case "reversed":
            table.value = frame.iloc[::-1]
            if frame.index.is_unique or len(frame) == 1:
                rule.rows.reverse()
            else:
                rule.rows.reverse()
                rule.selected = []
        case "copied":
            table.value = frame.copy()
        case "shorter" if len(frame) > 1:
            table.value = frame.iloc[1:]
            gone = rule.rows.pop(0)
            rule.selected = [row for row in rule.selected if row is not gone] if frame.index.is_unique else []
        case "doubled" if len(frame) < 20:
            table.value = pd.concat([frame, frame])
            rule.rows += [dict(row) for row in rule.rows]
            rule.selected = []


async def take(step, rule, table, page, library):  # noqa: PLR0912 - one branch for each thing that can be done
    match step:
        case "sort", pairs:
            pairs = [(name, way) for name, way in dict(pairs).items() if name in page.columns]
            rule.sorters = pairs
            await page.sort(*pairs)
        case "filter", filter_:
            if filter_ is not None and filter_[0] not in page.columns:
                return
            rule.filter = filter_
            await page.filter(*([] if filter_ is None else [filter_]))
        case "page", number:
            await page.set("page", number)
        case "stream", number, text, rollover:
            rule.rows.append({"n": number, "t": text})
            table.stream({"n": number, "t": text}, rollover=rollover)
            if rollover is not None:
                rule.rows = rule.rows[-rollover:]
                rule.selected = [row for row in rule.selected if any(row is each for each in rule.rows)]
        case "patch", row, number:
            row %= len(rule.rows)
            rule.rows[row]["n"] = number
            table.patch({"n": [(row, number)]}, as_index=False)
        case "edit", row, name, value:
            if not page.order or name not in page.columns:
                return
            place = row % len(page.order)
            at = place + ((table.page - 1) * rule.size if table.pagination == "remote" else 0)
            rule.shown()[at][name] = value if name == "n" else str(value)
            assert await page.edit(place, name, value if name == "n" else str(value)) is None
        case "select", places:
            places = list(dict.fromkeys(each % len(rule.rows) for each in places))
            rule.selected = [rule.rows[each] for each in places]
            table.selection = places
        case "replace", how:
            if library is not pl.DataFrame:
                replace(how, rule, table)
        case "choose", places:
            places = list(dict.fromkeys(each % len(page.order) for each in places if page.order))
            at = (table.page - 1) * rule.size if table.pagination == "remote" else 0
            rule.selected = [rule.shown()[each + at] for each in places]
            assert await page.select([page.order[each] for each in places]) is None
        case ("choose all",):
            every = [*rule.shown(), *rule.selected]
            rule.selected = [row for row in rule.rows if any(row is each for each in every)]
            assert await page.send("select_all") is None
        case "hide", hidden:
            table.hidden_columns = ["t"] if hidden else []
        case "group", grouped:
            rule.grouped = grouped
            table.groupby = ["n"] if grouped else []
        case "size", size:
            rule.size = size
            await page.set("page_size", size)
    await page.settle()


@pytest.fixture(scope="module")
def code(tmp_path_factory):
    with page_code(tmp_path_factory.mktemp("page")) as process:
        yield process


@pytest.mark.slow
@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame])
@settings(max_examples=30)
@given(
    rows=st.lists(st.tuples(NUMBERS, TEXTS), min_size=1, max_size=8),
    pagination=st.sampled_from([None, "local", "remote"]),
    steps=st.lists(STEPS, max_size=8),
)
async def test_a_page_shows_what_the_frame_says(code, library, rows, pagination, steps):
    texts = (
        pd.array([text for _, text in rows], dtype="string") if library is pd.DataFrame else [text for _, text in rows]
    )
    schema = {} if library is pd.DataFrame else {"schema": {"n": pl.Int64, "t": pl.String}}
    frame = library({"n": [number for number, _ in rows], "t": texts}, **schema)
    table = tr.widgets.Tabulator(frame, pagination=pagination, page_size=3)
    rule = Rule([{"n": number, "t": text} for number, text in rows])
    async with run_test(lambda: table) as shown:
        page = TablePage(shown)
        real = PageRows(code, page)
        for step in steps:
            await take(step, rule, table, page, library)
            expected = rule.shown()
            count = len(expected)
            if pagination:
                start = (table.page - 1) * rule.size
                expected = expected[start : start + rule.size]
            names = [name for name in ("n", "t") if name in page.columns]
            told = [[row[name] for row in expected] for name in names]
            assert await real.shown(*names) == (told, count), step
            assert [await page.shown(name) for name in names] == told, step
            assert page.count == count
            assert table.value["n"].to_list() == [row["n"] for row in rule.rows]
            assert list(table.selected_dataframe["n"]) == [row["n"] for row in rule.selected], step
            assert len(page.selected()) == len(rule.selected), step
