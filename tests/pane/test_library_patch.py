"""What is sent of a change: whatever the two values are, the page has the new one afterwards, for few bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pane.library_page import applied, revived
from transom.pane._library.frozen import Column, freeze
from transom.pane._library.patch import difference
from transom.protocol.codec import Buffer


class Wire:
    """An encoder that leaves buffers where they are."""

    owner = None

    def component(self, component):
        raise AssertionError(component)

    def buffer(self, data: Buffer):
        return data


def wire(value):
    if isinstance(value, Column):
        return value._wire(Wire())
    if isinstance(value, dict):
        return {key: wire(item) for key, item in value.items()}
    return [wire(item) for item in value] if isinstance(value, list | tuple) else value


def same(a, b):
    if isinstance(a, np.ndarray):
        return isinstance(b, np.ndarray) and a.dtype == b.dtype and np.array_equal(a, b, equal_nan=True)
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    return type(a) is type(b) and a == b


COLUMNS = st.builds(
    lambda start, count, kind: np.arange(start, start + count).astype(kind),
    st.integers(0, 5),
    st.sampled_from([40, 41, 45]),
    st.sampled_from(["i4", "f8"]),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from("abc"), COLUMNS)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)),
    max_leaves=12,
)


@given(TREES, TREES)
def test_the_page_has_the_new_value(old, new):
    old, new = freeze(old), freeze(new)
    value = revived(wire(old))
    for op in wire(difference(old, new)):
        value = applied(value, op)
    assert same(value, revived(wire(new)))
    assert difference(new, new) == []


@pytest.mark.parametrize("make", [lambda n: np.arange(float(n)), lambda n: [str(each) for each in range(n)]])
@pytest.mark.parametrize("drop", [0, 1, 5])
def test_what_goes_on_at_its_end_is_sent_as_its_end(make, drop):
    old, new = freeze({"y": make(100)}), freeze({"y": make(103)[drop:]})
    ((kind, path, gone, _),) = difference(old, new)
    assert (kind, path, gone) == ("+", ("y",), drop)


def test_true_is_not_one():
    assert difference([True], [1]) == [["=", (), [1]]]
    assert difference({"a": 1}, {"a": 1.0}) == [["=", ("a",), 1.0]]
