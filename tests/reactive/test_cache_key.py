"""What counts as the same call: arguments by their contents, never two different ones as one."""

from __future__ import annotations

import copy
import functools
import gc
import io
import math
import subprocess
import sys
import threading
import types
import weakref
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum, IntFlag
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import param
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transom.reactive.cache_key import KeyMaker, fingerprint


def key(value, hash_funcs=None):
    return KeyMaker("load()", hash_funcs or {}).key([("value", value)])


def same(one, other):
    first, second = key(one), key(other)
    assert first != second or hash(first) == hash(second)
    return first == second


@dataclass
class Point:
    x: int
    tags: list[str] = field(default_factory=list)


class Colour(Enum):
    RED = 1
    BLUE = 2


class Thing(param.Parameterized):
    size = param.Integer(default=1)
    parts = param.List(default=[])


class Plain:
    pass


class Slotted:
    __slots__ = ()


class NoHash:
    def __eq__(self, other):
        return True

    __hash__ = None


class ByValue:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, ByValue) and self.value == other.value

    def __hash__(self):
        return hash(self.value)


class Rights(IntFlag):
    READ = 1
    WRITE = 2


def unit(name):
    class Unit:
        text = name

    return Unit


def coloured(value):
    class Hue(Enum):
        RED = value

    return Hue.RED


PAIRS = [
    NamedTuple(name, [(field, int) for field in fields])
    for name, fields in (("P", ("x", "y")), ("P", ("lat", "lon")), ("Q", ("x", "y")))
]
METRE = unit("m")


class Marked(list):
    def __init__(self, values, mark):
        super().__init__(values)
        self.mark = mark


class Money(float):
    unit = "EUR"

    def __repr__(self):
        return f"{self:.2f}"


def money(value, unit):
    made = Money(value)
    made.unit = unit
    return made


@dataclass
class Late:
    number: int
    total: int = field(init=False)

    def filled(self, total):
        self.total = total
        return self


class Pair(NamedTuple):
    a: int
    b: int


def add(a, b=1):
    return a + b


def adder(n):
    return lambda x: x + n


FRAME = pd.DataFrame({"n": [1, 2], "s": ["a", "b"], "f": [0.5, math.nan]})


def frame(**columns):
    return pd.DataFrame(columns)


EQUAL = [
    (1, 1),
    ("a", "a"),
    (b"a", b"a"),
    (None, None),
    (..., ...),
    (math.nan, float("nan")),
    ([1, [2]], [1, [2]]),
    ({"a": [1]}, {"a": [1]}),
    ({1, 2, 3}, {3, 2, 1}),
    (bytearray(b"a"), bytearray(b"a")),
    (slice(1, 2), slice(1, 2)),
    (range(3), range(3)),
    (Path("a"), Path("a")),
    (UUID(int=1), UUID(int=1)),
    (timedelta(1), timedelta(1)),
    (Fraction(1, 2), Fraction(2, 4)),
    (datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)),
    (io.BytesIO(b"a"), io.BytesIO(b"a")),
    (Colour.RED, Colour.RED),
    (Point(1, ["a"]), Point(1, ["a"])),
    (Pair(1, 2), Pair(1, 2)),
    (Rights(8), Rights(8)),
    (Rights.READ | Rights.WRITE, Rights(3)),
    (METRE, METRE),
    (PAIRS[0](1, 2), PAIRS[0](1, 2)),
    (Marked([1], "a"), Marked([1], "a")),
    (money(1.5, "EUR"), money(1.5, "EUR")),
    (Late(1), Late(1)),
    (Late(1).filled(2), Late(1).filled(2)),
    (deque.append, deque.append),
    (Thing(size=2), Thing(size=2)),
    (ByValue(1), ByValue(1)),
    (adder(1), adder(1)),
    (functools.partial(add, 1), functools.partial(add, 1)),
    (len, len),
    (str.join, str.join),
    ("a".join, "a".join),
    (np.arange(6).reshape(2, 3), np.arange(6).reshape(2, 3)),
    (np.arange(4)[::2], np.array([0, 2])),
    (np.array([1, "a", None], dtype=object), np.array([1, "a", None], dtype=object)),
    (np.float32(1), np.float32(1)),
    (np.datetime64("2020-01-01"), np.datetime64("2020-01-01")),
    (np.ma.array([1, 2], mask=[0, 1]), np.ma.array([1, 9], mask=[0, 1])),
    (FRAME, FRAME.copy()),
    (FRAME["s"], FRAME["s"].copy()),
    (FRAME.index, pd.RangeIndex(2)),
    (pd.Series([1, "1", None], dtype=object), pd.Series([1, "1", None], dtype=object)),
    (pd.Series(["a"], dtype="category"), pd.Series(["a"], dtype="category")),
    (pd.Series(pd.period_range("2020", periods=2, freq="D")), pd.Series(pd.period_range("2020", periods=2, freq="D"))),
]  # fmt: skip

DIFFERENT = [
    (1, 2),
    (1, True),
    (1, 1.0),
    (0.0, -0.0),
    ("1", 1),
    (b"a", "a"),
    (bytearray(b"a"), b"a"),
    ([1], (1,)),
    ([1], [[1]]),
    ([[1], 2], [[1, 2]]),
    ({"a": 1}, {"a": 2}),
    ({"a": 1}, [("a", 1)]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": 1}, OrderedDict(a=1)),
    ({1}, frozenset({1})),
    (Decimal("1.0"), Decimal("1.00")),
    (date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC)),
    (datetime(2020, 1, 1, 12, tzinfo=UTC), datetime(2020, 1, 1, 13, tzinfo=ZoneInfo("Europe/Berlin"))),
    (io.StringIO("a"), io.StringIO("b")),
    (Colour.RED, Colour.BLUE),
    (Point(1), Point(2)),
    (Point(1), (1, [])),
    (Pair(1, 2), (1, 2)),
    (Rights(8), Rights(16)),
    (METRE, unit("km")),
    (METRE(), unit("km")()),
    (coloured(1), coloured(2)),
    (coloured([1]), coloured([2])),
    (PAIRS[0](1, 2), PAIRS[1](1, 2)),
    (PAIRS[0](1, 2), PAIRS[2](1, 2)),
    (Marked([1], "a"), Marked([1], "b")),
    (Marked([1], "a"), [1]),
    (Money(1.001), Money(1.002)),
    (money(1.5, "EUR"), money(1.5, "CHF")),
    (Late(1), Late(1).filled(2)),
    (Late(1).filled(1), Late(1).filled(2)),
    (deque.append, list.append),
    (Thing(size=1), Thing(size=2)),
    (Thing(name="a"), Thing(name="b")),
    (Plain(), Plain()),
    (Slotted(), Slotted()),
    (ByValue(1), ByValue(2)),
    (adder(1), adder(2)),
    (lambda x: 1, lambda x: 1.0),
    (lambda x=1: x, lambda x=2: x),
    (functools.partial(add, 1), functools.partial(add, 2)),
    (int, str),
    (math, sys),
    ("a".join, "b".join),
    (np.arange(6), np.arange(6).reshape(2, 3)),
    (np.zeros(2, "f4"), np.zeros(1, "f8")),
    (np.zeros(2, "M8[s]"), np.zeros(2, "M8[ms]")),
    (np.zeros(1, [("a", "i4")]), np.zeros(1, [("b", "i4")])),
    (np.array([[1], [2]], dtype=object), np.array([[1], [3]], dtype=object)),
    (np.float64(1), 1.0),
    (np.ma.array([1, 2], mask=[0, 1]), np.ma.array([1, 2], mask=[0, 0])),
    (FRAME, FRAME.assign(n=[1, 3])),
    (FRAME, FRAME.rename(columns={"n": "m"})),
    (FRAME, FRAME.set_index("n")),
    (FRAME, FRAME.astype({"n": "int32"})),
    (FRAME, FRAME[["s", "n", "f"]]),
    (frame(a=["x", "y"]), frame(a=["y", "x"])),
    (pd.Series([1], dtype=object), pd.Series(["1"], dtype=object)),
    (pd.Series([1], name="a"), pd.Series([1], name="b")),
    (pd.Series([None], dtype="Int64"), pd.Series([0], dtype="Int64")),
    (pd.Series(["a"], dtype=pd.CategoricalDtype(["a", "b"])), pd.Series(["a"], dtype=pd.CategoricalDtype(["a", "c"]))),
    (pd.MultiIndex.from_tuples([(1, 2)]), pd.MultiIndex.from_tuples([(1, 3)])),
    (pd.Timestamp(1), pd.Timestamp(2)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_contents_are_the_same_argument(one, other):
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_contents_are_different_arguments(one, other):
    assert not same(one, other)


_leaves = st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=2) | st.binary(max_size=2)
_values = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=2) | st.integers(0, 3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_values, _values)
def test_keys_are_equal_exactly_where_the_written_values_are(one, other):
    assert same(one, other) == (repr(one) == repr(other))
    assert same(one, copy.deepcopy(one))


@pytest.mark.parametrize("size", [1, 250_000])
def test_one_element_of_a_large_array_counts(size):
    one = np.zeros(size)
    other = one.copy()
    other[-1] = 1
    assert not same(one, other)
    assert not same(pd.DataFrame({"a": one}), pd.DataFrame({"a": other}))


def test_what_contains_itself_ends():
    one: list = [1]
    one.append(one)
    other: list = [1]
    other.append(other)
    assert same(one, other)
    assert not same(one, [1, [1]])


def test_an_object_by_identity_is_not_kept_alive_and_its_place_is_never_mistaken():
    thing = Plain()
    alive = weakref.ref(thing)
    old = key(thing)
    assert old == key(thing)
    gone = []
    old.watch(gone.append)
    del thing
    gc.collect()
    assert alive() is None
    assert gone == [old]
    assert all(key(Plain()) != old for _ in range(100))  # some of them where the first one was


def test_an_object_that_is_gone_before_the_key_is_kept_is_noticed():
    thing = key(Plain())
    gone = []
    gc.collect()
    thing.watch(gone.append)
    assert gone == [thing]


@pytest.mark.parametrize("value", [NoHash(), [NoHash()], {"a": {"b": NoHash()}}, Point(1, NoHash()), adder(NoHash())])
def test_what_cannot_be_compared_names_the_argument_and_the_remedy(value):
    with pytest.raises(TypeError, match=r"load\(\): argument 'value' has a NoHash, .*hash_funcs=\{NoHash: lambda"):
        key(value)


def test_an_unhashable_part_of_a_hashable_type_is_named_too():
    class Half:
        def __hash__(self):
            return hash([])

    with pytest.raises(
        TypeError, match=r"argument 'value' has a Half, which cannot be hashed \(unhashable type: 'list'\)"
    ):
        key(Half())


@pytest.mark.parametrize("name", [NoHash, f"{NoHash.__module__}.NoHash"])
def test_hash_funcs_stand_for_values_wherever_they_are(name):
    class More(NoHash):
        pass

    one, other = NoHash(), More()
    one.n, other.n = 1, 2
    funcs = {name: lambda value: value.n}
    assert key([one], funcs) == key([one], funcs)
    assert key({"a": one}, funcs) != key({"a": other}, funcs)


def test_hash_funcs_come_before_the_rules():
    assert key("A", {str: str.lower}) == key("a", {str: str.lower})
    assert key("A", {str: str.lower}) != key("b", {str: str.lower})


@pytest.mark.parametrize("function", [lambda value: [], lambda value: 1 / 0])
def test_a_hash_func_that_fails_is_named(function):
    with pytest.raises(TypeError, match="argument 'value' has a str, and its function of hash_funcs failed"):
        key("a", {str: function})


def test_a_class_of_a_module_that_was_run_again_is_the_same(tmp_path, monkeypatch):
    """An app's file is run for every session, each time under a new name."""
    source = (
        "from dataclasses import dataclass\n@dataclass\nclass Place:\n    name: str\ndef where(): return Place('x')\n"
    )
    file = tmp_path / "app.py"
    values = []
    for name in ("app_1", "app_2"):
        module = types.ModuleType(name)
        module.__file__ = str(file)
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(source, str(file), "exec"), vars(module))
        values += [module.where(), module.where]
    assert values[0] != values[2]
    assert same(values[0], values[2])
    assert same(values[1], values[3])


def test_so_is_what_it_holds_unless_its_fields_have_changed(tmp_path, monkeypatch):
    file = tmp_path / "app.py"
    values = []
    for number, fields in enumerate(("x y", "x y", "lat lon")):
        module = types.ModuleType(f"app_{number}")
        module.__file__ = str(file)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        source = f"from collections import namedtuple\nP = namedtuple('P', {fields!r}, module=__name__)\n"
        exec(compile(source, str(file), "exec"), vars(module))
        values.append(module.P(1, 2))
    assert same(*values[:2])
    assert not same(*values[1:])


def test_a_class_that_a_function_has_made_is_not_kept_alive():
    kind = unit("m")
    alive, made, gone = weakref.ref(kind), key(kind), []
    made.watch(gone.append)
    del kind
    gc.collect()
    assert alive() is None
    assert gone == [made]


def test_a_function_is_the_same_on_another_line_and_not_with_another_constant():
    def code(source):
        return next(each for each in compile(source, "a.py", "exec").co_consts if isinstance(each, types.CodeType))

    source = "def f(x):\n    return [x + 1 for _ in x]\n"
    assert fingerprint(code(source)) == fingerprint(code("\n\n" + source))
    assert fingerprint(code(source)) != fingerprint(code(source.replace("1", "1.0")))
    assert fingerprint(code(source)) != fingerprint(code(source.replace("1", "True")))


def test_locks_engines_and_the_like_count_by_identity():
    lock = threading.Lock()
    assert same(lock, lock)
    assert not same(lock, threading.Lock())


def test_no_library_of_data_is_imported():
    code = (
        "import sys\nfrom transom.reactive.cache import cache\n"
        "f = cache(lambda x: x)\nf([1, {'a': 2.5}])\n"
        "print(sorted({'numpy', 'pandas'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
