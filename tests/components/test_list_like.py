"""What holds others is used like a list, from any thread."""

from __future__ import annotations

import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from transom.components import ListLike, NamedListLike, PyComponent
from transom.components.component import Component

INDEX = st.integers(-6, 6)
SLICE = st.builds(slice, st.none() | INDEX, st.none() | INDEX, st.none() | st.sampled_from([1, 2, -1]))


class Own(ListLike, Component):
    _front_end = "Column"


class Framed(ListLike, PyComponent):
    def __panel__(self):
        return tr.Column()


class Marked(tr.Column):
    """What is given means more than itself."""

    def _set_children(self, items):
        return {"children": self._info.held["children"].taken(items, self), "tags": ["marked"]}


class Counted(tr.Column):
    def _after_children(self, change):
        return {"tags": [len(self.children)]}


class Pages(NamedListLike, Component):
    _front_end = "Column"


class Loose(ListLike):
    """No component."""


KINDS = [tr.Column, tr.WidgetBox, tr.Tabs, Own, Framed, Marked, Counted, Pages, Loose]
EDITS = {
    "append": lambda each, at, cut, new: each.append(new()),
    "insert": lambda each, at, cut, new: each.insert(at, new()),
    "pop": lambda each, at, cut, new: each.pop(at),
    "del": lambda each, at, cut, new: each.__delitem__(at),
    "del slice": lambda each, at, cut, new: each.__delitem__(cut),
    "set": lambda each, at, cut, new: each.__setitem__(at, new()),
    "set slice": lambda each, at, cut, new: each.__setitem__(cut, iter([new(), new()])),
    "extend": lambda each, at, cut, new: each.extend(iter([new(), new()])),
    "remove": lambda each, at, cut, new: each.remove(each[at]),
    "reverse": lambda each, at, cut, new: each.reverse(),
    "twice": lambda each, at, cut, new: each.append(each[at]),
    "clear": lambda each, at, cut, new: each.clear(),
}


def attempt(edit, *args):
    try:
        return edit(*args)
    except (IndexError, ValueError) as error:
        return type(error)


@pytest.mark.parametrize("kind", KINDS)
@given(st.lists(st.tuples(st.sampled_from([*EDITS]), INDEX, SLICE), max_size=10))
@settings(max_examples=25)
def test_it_does_what_a_list_does(kind, edits):
    here, usual, made = kind(), [], []

    def new():
        if not made:
            made.extend(tr.Spacer() for _ in range(2))
        return made.pop()

    for what, at, cut in edits:
        twins = [tr.Spacer() for _ in range(2)]
        results = []
        for each in (usual, here):
            made[:] = twins
            results.append(attempt(EDITS[what], each, at, cut, new))
        assert results[0] is results[1], what
        assert len(usual) == len(here)
        assert all(one is other for one, other in zip(usual, here, strict=True)), (what, at, cut)


class Racing:
    """A position that is read just when another thread changes the same list."""

    def __init__(self, at, other):
        self.at = at
        self.others = [other]

    def __index__(self):
        if self.others:
            thread = threading.Thread(target=self.others.pop())
            thread.start()
            thread.join()
        return self.at


@pytest.mark.parametrize("kind", [each for each in KINDS if each is not Loose])
@pytest.mark.parametrize("what", ["insert", "pop", "del", "set"])
def test_what_another_thread_puts_in_meanwhile_is_not_lost(kind, what):
    first, late, new = [tr.Spacer() for _ in range(4)], tr.Spacer(), tr.Spacer()
    here, usual = kind(*first), [*first, late]
    EDITS[what](here, Racing(1, lambda: here.append(late)), None, lambda: new)
    EDITS[what](usual, 1, None, lambda: new)
    assert list(here) == usual


@pytest.mark.parametrize("kind", [tr.Column, tr.Tabs, Own])
def test_threads_that_append_at_once_all_do(kind):
    here = kind()
    new = [[tr.Spacer() for _ in range(40)] for _ in range(4)]
    threads = [threading.Thread(target=lambda each=each: [here.append(one) for one in each]) for each in new]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert {id(each) for each in here} == {id(one) for each in new for one in each}
    assert len(here) == 160


def test_the_watchers_of_a_change_run_without_a_lock():
    here, seen = tr.Column(), []

    def watch(event):
        thread = threading.Thread(target=lambda: seen.append(len(here)) or (len(here) < 3 and here.append("more")))
        thread.start()
        thread.join(15)
        assert not thread.is_alive()

    here.param.watch(watch, "objects")
    here.append("one")
    assert seen[0] == 1
    assert len(here) == 3


def test_a_class_whose_objects_are_another_list_at_each_look_can_be_edited():
    class Kept(tr.Column):
        @property
        def objects(self):
            return list(self.children)

        @objects.setter
        def objects(self, items):
            self.children = items

    column = Kept("one")
    column.append("two")
    column[0] = "three"
    column.reverse()
    assert [each.object for each in column] == ["two", "three"]
