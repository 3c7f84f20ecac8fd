"""The texts of front ends that apps bring: by content, counted, bounded."""

from __future__ import annotations

import pytest

from transom.components import modules
from transom.components.modules import Modules
from transom.errors import ComponentError


def test_a_text_is_named_by_what_is_in_it():
    texts = Modules()
    one = texts.publish("export const a = 1")
    assert texts.publish("export const a = 1") == one != texts.publish("export const a = 2")
    assert texts.find(one) == b"export const a = 1"
    assert texts.find("nothing") is None
    assert (len(texts), texts.size) == (2, 36)


def test_those_go_that_nobody_has_asked_for_the_longest():
    texts = Modules(limit=10)
    a, b = texts.publish("aaaa"), texts.publish("bbbb")
    texts.find(a)
    c = texts.publish("cccc")
    assert [texts.find(each) is not None for each in (a, b, c)] == [True, False, True]
    assert texts.size == 8
    texts.publish("bbbb")
    assert [texts.find(each) is not None for each in (a, b, c)] == [False, True, True]


def test_the_newest_stays_even_if_it_is_larger_than_all_may_be():
    texts = Modules(limit=10)
    texts.publish("aaaa")
    name = texts.publish("x" * 20)
    assert texts.find(name)
    assert len(texts) == 1
    texts.publish("b")
    assert texts.size == 1


def test_a_module_of_data_is_refused(monkeypatch):
    monkeypatch.setattr(modules, "LARGEST", 1 << 20)
    with pytest.raises(ComponentError, match=r"of 2 MiB .* send them by a parameter"):
        Modules().publish("x" * (2 << 20))


def test_half_a_surrogate_pair_is_no_failure():
    assert Modules().publish("const a = '\ud800'")
