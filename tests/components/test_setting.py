"""Setting a parameter does what Param does, though components do it by a shorter way."""

from __future__ import annotations

import param
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from param.parameterized import discard_events

import transom as tr
from transom.components.component import Component


class Owned(param.Number):
    """An author's own: it looks at the object that it belongs to, keeps what was set last, and sets another."""

    __slots__ = ["last"]

    def __init__(self, default=0, **params):
        super().__init__(default=default, **params)
        self.last = None

    def _validate(self, val):
        super()._validate(val)
        if isinstance(self.owner, param.Parameterized) and val > self.owner.most:
            raise ValueError("too much")

    def _post_setter(self, obj, val):
        self.last = val
        if obj is not None and obj._param__private.initialized:
            obj.doubled = 2 * val


def fields():
    return {
        "most": param.Integer(default=7),
        "number": param.Number(default=1, bounds=(0, 8)),
        "text": param.String(default="a"),
        "owned": Owned(),
        "doubled": param.Number(default=0),
        "free": param.Selector(),
        "open": param.Selector(default=1, objects=[1, 2], check_on_set=False),
        "fixed": param.Number(default=3, constant=True),
        "shared": param.Number(default=4, per_instance=False, bounds=(0, 8)),
        "read": param.Number(default=5, readonly=True),
    }


NAMES = [*fields()]


def follow(self):
    self.__dict__.setdefault("calls", []).append((self.number, self.text))


def hearer(seen):
    return lambda *events: seen.append([(event.name, event.old, event.new) for event in events])


def two_of_each():
    """Objects of Param's own and components, with the same parameters and with watchers."""
    body = {"follow": param.depends("number", "text", watch=True)(follow)}
    plain = type("Plain", (param.Parameterized,), {**body, **fields()})
    shown = type("Shown", (Component,), {"_front_end": "Str", **body, **fields()})
    made = [(cls(), cls()) for cls in (plain, shown)]
    for pair in made:
        for each in pair:
            each.param.watch(hearer(each.__dict__.setdefault("seen", [])), NAMES)
    return made


def state(pair):
    return [
        (
            {name: getattr(each, name) for name in NAMES},
            each.__dict__.get("calls"),
            each.__dict__["seen"],
            each.param.owned.last,
            *([*holder.param.free.objects, *holder.param.open.objects] for holder in (each, type(each))),
        )
        for each in pair
    ]


def attempt(action, *args):
    try:
        action(*args)
    except (ValueError, TypeError) as error:
        return type(error)
    return None


def unlocked(each, name, value):
    with param.edit_constant(each):
        setattr(each, name, value)


def unheard(each, name, value):
    with discard_events(each):
        setattr(each, name, value)


def together(each, name, value):
    with param.parameterized.batch_call_watchers(each):
        setattr(each, name, value)
        each.number = 2


WAYS = {
    "set": setattr,
    "update": lambda each, name, value: each.param.update(**{name: value}),
    "edit_constant": unlocked,
    "discard_events": unheard,
    "batch": together,
    "bounds": lambda each, name, value: setattr(each.param.number, "bounds", (0, value)),
}
STEPS = st.lists(
    st.tuples(st.sampled_from([*WAYS]), st.integers(0, 1), st.sampled_from(NAMES), st.sampled_from([0, 2, 3, 7, 9])),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=60)
def test_a_component_is_set_as_any_object_of_params(steps):
    plain, shown = two_of_each()
    for way, which, name, number in steps:
        value = str(number) if name == "text" else number
        results = [attempt(WAYS[way], pair[which], name, value) for pair in (plain, shown)]
        assert results[0] == results[1], (way, name, value)
        assert state(plain) == state(shown), (way, name, value)


def test_what_one_takes_besides_its_options_is_no_option_of_others():
    class Chooser(tr.Column):
        choice = param.Selector()

    one, other = Chooser(), Chooser()
    one.choice = "mine"
    assert other.param.choice.objects == Chooser.param.choice.objects == []


def test_a_plain_value_in_a_class_body_is_the_default_of_the_parameter():
    class Plain(tr.Column):
        label = "hey"
        width = 300
        css_classes = ["mine"]
        styles = {"color": "red"}

    one, other = Plain(), Plain(label="given")
    assert (one.label, one.width, one.css_classes, one.styles) == ("hey", 300, ["mine"], {"color": "red"})
    assert (other.label, Plain.label, tr.Column.label, tr.Column().width) == ("given", "hey", "", None)
    one.label, one.width = "new", 5
    one.css_classes.append("x")
    one.styles["color"] = "blue"
    assert (one.label, one.width) == ("new", 5)
    assert (Plain().label, Plain().css_classes, Plain().styles) == ("hey", ["mine"], {"color": "red"})
    with pytest.raises(ValueError, match="width"):
        type("Bad", (tr.Column,), {"width": "wide"})


@pytest.mark.parametrize("order", [1, -1])
def test_a_constant_takes_nothing_from_what_else_a_constructor_is_given(order):
    class Record(tr.Column):
        key = param.Integer(default=0, constant=True)
        items = param.List(default=[])

    given = {"items": [1], "tags": ["a"], "key": 5, "children": ["text"]}
    for names in ([*given], sorted(given)):
        record = Record(**{name: given[name] for name in names[::order]})
        assert (record.items, record.tags, record.key, len(record)) == ([1], ["a"], 5, 1)
