"""What the gallery shows of widgets that choose."""

from __future__ import annotations

from typing import Any

import transom as tr
from transom.demo.cards import KINDS, card

COUNTRIES = ("Brazil", "Chile", "Denmark", "Egypt", "Finland", "Ghana", "India", "Japan", "Kenya", "Peru", "Spain")


def choices() -> tr.Card:
    """One of several, in a list."""
    stretch: Any = {"sizing_mode": "stretch_width"}
    fruit = tr.widgets.Select(
        "In groups", groups={"Pome": ["Apple", "Pear"], "Stone": ["Cherry", "Plum"]}, value="Pear", **stretch
    )
    days = tr.widgets.MultiSelect(
        "Several", options=["Monday", "Tuesday", "Wednesday", "Thursday"], value=["Tuesday"], **stretch
    )
    verdict = tr.bind(lambda what, when: f"{what} on {', '.join(when) or 'no day'}.", fruit, days)
    return card(
        "Select, MultiSelect, MultiChoice",
        fruit,
        days,
        verdict,
        tr.widgets.MultiChoice("Found by what is written", options=list(COUNTRIES), value=["Chile"], **stretch),
        tr.widgets.Select(
            "A list", options=["North", "East", "South", "West"], size=4, disabled_options=["East"], **stretch
        ),
    )


def groups() -> tr.Card:
    """Options that are all in view."""
    w = tr.widgets
    return card(
        "Radio and check groups",
        w.RadioButtonGroup("One of them", options=["Day", "Week", "Month"], value="Week"),
        w.CheckButtonGroup("Any of them", options=["Bold", "Italic", "Underlined"], value=["Bold"], color="primary"),
        tr.Row(
            w.RadioBoxGroup("One of them", options=["Bus", "Train", "Boat"], disabled_options=["Boat"]),
            w.CheckBoxGroup("Any of them", options=["Milk", "Sugar", "Ice"], value=["Milk", "Ice"]),
            gap=48,
        ),
        w.RadioButtonGroup("Disabled", options=["Off", "On"], disabled=True),
    )


def toggles() -> tr.Card:
    """What is on or off."""
    w = tr.widgets
    agree = w.Checkbox("I like it")
    return card(
        "Toggle, Switch, Checkbox",
        tr.Row(
            w.Toggle("Grid", icon="layout-grid", value=True),
            *(w.Toggle(kind.title(), color=kind, value=True) for kind in KINDS[1:5]),
            w.Toggle("Outlined", color="primary", variant="outline", value=True),
            w.Toggle("Disabled", value=True, disabled=True),
            gap=10,
        ),
        w.Switch("Remind me", value=True),
        w.Switch("Disabled", disabled=True),
        agree,
        tr.bind(lambda yes: "Yes, please." if yes else "No, thank you.", agree),
        w.Checkbox("Disabled", value=True, disabled=True),
    )
