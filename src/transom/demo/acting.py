"""What the gallery shows of menus, icons, values that are typed, and players."""

from __future__ import annotations

from typing import Any

import transom as tr
from transom.demo.cards import card

_WIDE: Any = {"sizing_mode": "stretch_width"}
FISH: dict[str, Any] = {
    "Rivers": {"Trout": ["Brook", "Brown", "Rainbow"], "Pike": []},
    "Seas": {"Cod": ["Atlantic", "Pacific"], "Eel": []},
}


def menus() -> tr.Card:
    """Menus and icons."""
    w = tr.widgets
    file = w.MenuButton("File", items=["Open", "Save", None, ("Close all", "close")], color="primary")
    send = w.MenuButton("Send", items=["Tomorrow", "On Monday"], split=True, icon="send")
    like = w.ToggleIcon("Like", icon="thumb-up", value=True)
    copy = w.ButtonIcon("Copy", icon="clipboard", active_icon="check", toggle_duration=600, description="Copies it.")
    return card(
        "MenuButton, ButtonIcon, ToggleIcon and TooltipIcon",
        tr.Row(file, send, w.MenuButton("Disabled", items=["None"], variant="outline", disabled=True), gap=10),
        tr.bind(lambda one, other: f"Chosen: **{one}**, **{other}**.", file.param.clicked, send.param.clicked),
        tr.Row(copy, like, w.ToggleIcon(icon="heart", size="2em"), w.ToggleIcon("Disabled", disabled=True)),
        tr.bind(lambda count, liked: f"Copied {count} times{', and liked' * liked}.", copy.param.clicks, like),
        w.TooltipIcon("What is this?", value="An icon that explains something."),
    )


def literals() -> tr.Card:
    """Values of Python that are typed."""
    w = tr.widgets
    value = w.LiteralInput("A dict", value={"depth": 3, "names": ["a", "b"]}, type=dict, **_WIDE)
    return card(
        "LiteralInput and ArrayInput",
        value,
        tr.bind(lambda value: f"It has {len(value or {})} keys.", value),
        w.LiteralInput("As JSON", value=[1.5, None, True], serializer="json", **_WIDE),
        w.ArrayInput("An array", placeholder="[1, 2, 3]", **_WIDE),
        w.LiteralInput("Disabled", value=(1, "two"), disabled=True, **_WIDE),
    )


def editables() -> tr.Card:
    """Sliders whose numbers are typed too."""
    w = tr.widgets
    count = w.EditableIntSlider("Type 15", end=10, value=4, fixed_end=20, **_WIDE)
    return card(
        "EditableIntSlider, EditableFloatSlider and EditableRangeSlider",
        count,
        tr.bind(lambda value, end: f"{value} of {end}", count.param.value_throttled, count.param.end),
        w.EditableFloatSlider("With a format", value=0.25, step=0.05, format="0%", bar_color="success", **_WIDE),
        w.EditableRangeSlider("Two numbers", end=100, value=(20, 60.5), step=0.5, **_WIDE),
        w.EditableFloatSlider("Disabled", value=0.5, disabled=True, **_WIDE),
    )


def films() -> tr.Card:
    """What goes on by itself."""
    w = tr.widgets
    film = w.Player("Frames", end=40, value=12, interval=100, loop_policy="loop", show_value=True, **_WIDE)
    days = w.DiscretePlayer(
        "Days",
        options=["Monday", "Tuesday", "Wednesday", "Thursday"],
        visible_buttons=["previous", "pause", "play", "next"],
        show_loop_controls=False,
        **_WIDE,
    )
    return card(
        "Player and DiscretePlayer",
        film,
        tr.bind(lambda at: "▮" * (at + 1), film),
        days,
        w.Player("Disabled", disabled=True, show_loop_controls=False, **_WIDE),
    )


def nested() -> tr.Card:
    """Choices that depend on one another."""
    choice = tr.widgets.NestedSelect(options=FISH, levels=["Where", "Fish", "Kind"], **_WIDE)
    return card(
        "NestedSelect",
        choice,
        tr.bind(lambda value: " › ".join(str(each) for each in value.values() if each), choice),
    )
