"""What a component's class says of its parameters is verified when the class is made."""

from __future__ import annotations

import param
import pytest

import transom as tr
from transom.components.alias import Alias
from transom.components.component import Component
from transom.errors import ComponentError, TransomError


def rating(**body):
    return type("Rating", (Component,), {"_front_end": "Str", "stars": param.Integer(default=0), **body})


def handler(self, value):
    """Does nothing."""


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"_writable": ("star",)},
            "Rating._writable names 'star', which is no parameter of Rating. Did you mean",
        ),
        ({"_unsynced": ("zzz",)}, "Rating._unsynced names 'zzz', which is no parameter of Rating. It has: align,"),
        (
            {"_literal": ("strs",)},
            "Rating._literal names 'strs', which is no parameter of Rating. Did you mean 'stars'?",
        ),
        ({"text": Alias("labl")}, "Rating.text names 'labl', which is no parameter of Rating. Did you mean 'label'?"),
        ({"_set_star": handler}, "Rating._set_star names 'star', which is no parameter of Rating."),
        ({"_after_star": handler}, "Rating._after_star names 'star', which is no parameter of Rating."),
        (
            {"_events": {"rate": ("star",)}, "_event_rate": handler},
            "Rating._events names 'star', which is no parameter of Rating. Did you mean 'stars'?",
        ),
        (
            {"_events": {"rate": ("stars",)}},
            "Rating._events names 'rate', and nothing handles it. Write a method `_event_rate(self, value)`.",
        ),
        ({"_event_rate": handler}, "Rating._event_rate names 'rate', which is no command of Rating. It has: none."),
        ({"_encode_star": handler}, "Rating._encode_star names 'star', which is no parameter of Rating."),
        ({"_decode_star": handler}, "Rating._decode_star names 'star', which is no parameter of Rating."),
        (
            {"_writable": ("stars",), "_unsynced": ("stars",)},
            "Rating: the page may set 'stars' (_writable) and is not told of it (_unsynced). Take it out of one",
        ),
    ],
)
def test_a_name_that_is_none_is_an_error_where_it_is_written(body, message):
    with pytest.raises(ComponentError) as caught:
        rating(**body)
    assert str(caught.value).startswith(message)


def test_it_is_a_type_error_and_one_of_ours():
    assert issubclass(ComponentError, TypeError)
    assert issubclass(ComponentError, TransomError)


def test_what_a_class_inherits_may_be_named():
    class Loud(tr.widgets.TextInput):
        _unsynced = ("tags",)
        _events = {"shout": ("value",)}

        def _event_shout(self, value):
            self.value = str(value).upper()

        def _encode_placeholder(self, value, encoder):
            return value.upper()

    info = Loud(placeholder="say")._info
    assert "shout" in info.events
    assert "tags" not in info.synced


def test_a_class_that_takes_back_what_it_derives_from_is_told():
    with pytest.raises(ComponentError, match=r"Mute: the page may set 'value' \(_writable\) and is not told of it"):

        class Mute(tr.widgets.TextInput):
            _unsynced = ("value",)
