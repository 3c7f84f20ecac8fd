"""What is known of a failure, and how it is called."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from transom.diagnostics.failure import ErrorContext, described, remember, reported


def test_the_log_names_what_is_known_and_nothing_else():
    assert ErrorContext("e1", "save").names == "e1"
    full = ErrorContext("e1", "save", "/orders 3f2a1b", 12, "Button 'Save'", "click", "Traceback …")
    assert full.names == "e1, run 12, /orders 3f2a1b, Button 'Save' click"
    assert full.fields == {
        "transom_error_id": "e1",
        "transom_session": "/orders 3f2a1b",
        "transom_run": 12,
        "transom_component": "Button 'Save'",
        "transom_event": "click",
    }


def test_it_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ErrorContext("e1", "save").id = "e2"


def test_an_exception_is_described_whatever_it_is():
    class Mute(Exception):
        def __str__(self):
            raise RuntimeError

    assert described(ValueError("why")) == "ValueError: why"
    assert described(ValueError()) == "ValueError"
    assert described(Mute()) == "Mute: <its text could not be made>"


def test_an_exception_remembers_under_which_id_it_was_reported():
    error = ValueError("why")
    assert reported(error, "a") is None
    remember(error, "a", "e1")
    assert reported(error, "a") == "e1"
    assert reported(error, "b") is None
    assert reported(ValueError("why"), "a") is None
    assert reported(copy.copy(error), "a") == "e1"
    assert str(pickle.loads(pickle.dumps(error))) == "why"


def test_what_an_exception_remembers_is_bounded():
    error = ValueError("kept for years")
    for number in range(1000):
        remember(error, number, f"e{number}")
    assert reported(error, 999) == "e999"
    assert sum(reported(error, number) is not None for number in range(1000)) <= 20


def test_an_exception_that_takes_no_attributes_remembers_too():
    class Fixed(Exception):
        def __setattr__(self, name, value):
            raise AttributeError(name)

    error = Fixed()
    remember(error, "a", "e1")
    assert reported(error, "a") == "e1"
