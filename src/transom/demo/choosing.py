"""What the gallery shows of widgets that choose."""

from __future__ import annotations

import asyncio
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


def found() -> tr.Card:
    """Options that are found by what is written."""
    stretch: Any = {"sizing_mode": "stretch_width", "case_sensitive": False, "min_characters": 1}

    async def search(text: str) -> list[str]:
        await asyncio.sleep(0.6)
        if "x" in text:
            raise tr.UserError("Nobody knows of an x.")
        return [f"{each} {text}" for each in ("All about", "More about", "Enough of")]

    country = tr.widgets.AutocompleteInput("Country", options=list(COUNTRIES), placeholder="Chi…", **stretch)
    said = tr.bind(lambda name: f"You chose **{name}**." if name else "Nothing chosen yet.", country)
    slow = tr.widgets.AutocompleteInput(
        "Asked of a coroutine function", options=search, description="Write an x, and it fails.", **stretch
    )
    free = tr.widgets.AutocompleteInput(
        "Or a text of your own", options=list(COUNTRIES), restrict=False, search_strategy="includes", **stretch
    )
    off = tr.widgets.AutocompleteInput("Disabled", options=list(COUNTRIES), value="Peru", disabled=True, **stretch)
    return card("AutocompleteInput", country, said, slow, free, off)


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
