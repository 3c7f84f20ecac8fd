"""A long list of components that changes by a few is sent as the change."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock, patches
from transom.session.splice import between

LISTS = st.lists(st.sampled_from("abcdef"), max_size=40)


def applied(old, splices):
    for start, count, items in splices:
        old = [*old[:start], *items, *old[start + count :]]
    return old


@given(LISTS, LISTS)
def test_a_splice_makes_the_new_list_of_the_old(old, new):
    splices = between(old, new)
    if splices is None:
        return
    assert applied(old, splices) == new
    assert sum(2 * len(items) for _, _, items in splices) < len(new) or not new


@given(LISTS, st.integers(0, 40), st.integers(0, 3), st.lists(st.sampled_from("xyz"), max_size=2))
def test_what_changed_in_one_place_is_all_that_is_sent(old, start, count, items):
    new = [*old[:start], *items, *old[start + count :]]
    splices = between(old, new)
    if splices is not None and len(splices) < 2:
        assert all(len(sent) <= len(items) for _, _, sent in splices)


@given(st.lists(st.integers(), min_size=20, max_size=60, unique=True), st.integers(1, 5), st.integers(0, 5))
def test_of_a_list_that_moves_on_the_new_end_is_sent_alone(old, drop, more):
    new = [*old[drop:], *range(max(old) + 1, max(old) + 1 + more)]
    splices = between(old, new)
    assert applied(old, splices) == new
    assert sum(len(items) for _, _, items in splices) == more


@pytest.mark.parametrize("dev", [False, True])
def test_a_page_follows_every_edit_of_a_long_column(dev):
    async def main():
        column = tr.Column(*[tr.widgets.StaticText(value=f"{n}") for n in range(40)])
        site = Site(lambda: column, dev=dev, flush_interval=0)
        page = await site.open()

        async def shown():
            await page.settle()
            (model,) = [each for each in page.models.values() if each.type == "Column"]
            texts = [page.models[id_]["value"] for id_ in model["children"]]
            assert texts == [each.value for each in column]

        edits = [
            lambda: column.append(tr.widgets.StaticText(value="last")),
            lambda: column.insert(0, tr.widgets.StaticText(value="first")),
            lambda: column.insert(-1, tr.widgets.StaticText(value="before the last")),
            lambda: column.pop(7),
            column.pop,
            lambda: column.__setitem__(5, "other") or column.__setitem__(5, tr.widgets.StaticText(value="new")),
            lambda: column.extend([column[3], column[4]]),
            column.reverse,
            lambda: column.__delitem__(slice(2, 30)),
            lambda: column.append(tr.widgets.StaticText(value="to a short one")),
            lambda: column.extend(tr.widgets.StaticText(value=f"+{n}") for n in range(30)),
            column.clear,
            lambda: column.extend(tr.widgets.StaticText(value=f"-{n}") for n in range(30)),
        ]
        await shown()
        for edit in edits:
            edit()
            await shown()
        page.view.outbox.snapshot()
        column.append(tr.widgets.StaticText(value="after a snapshot"))
        await shown()
        await site.aclose()

    on_clock(main())


def test_a_log_that_grows_line_by_line_costs_what_its_lines_cost():
    async def main():
        column = tr.Column()
        site = Site(lambda: column, dev=False, flush_interval=0)
        page = await site.open()
        before = len(page.frames)
        for number in range(400):
            column.append(tr.widgets.StaticText(value=f"{number}"))
            await page.settle()
        size = sum(len(json.dumps(frame)) for frame in page.frames[before:])
        assert size < 400 * 300
        kinds = [op[0] for ops in patches(page) for op in ops if op[0] in ("set", "splice")]
        assert kinds.count("splice") > 350
        await site.aclose()

    on_clock(main())


def test_appending_looks_at_what_is_new_and_not_at_all_that_is_there(monkeypatch):
    looked = []
    place = tr.components.child.place
    monkeypatch.setattr("transom.components.child.place", lambda value: looked.append(value) or place(value))
    column = tr.Column(*range(100))
    looked.clear()
    column.append("one")
    column.insert(3, "two")
    del column[5]
    column.extend(["three", "four"])
    assert looked == ["one", "two", "three", "four"]


def test_a_layout_is_not_appended_to_what_is_inside_it():
    inner = tr.Column()
    outer = tr.Row(inner)
    with pytest.raises(ValueError, match="cannot be put inside itself"):
        inner.append(outer)
    with pytest.raises(IndexError):
        inner.pop(3)
