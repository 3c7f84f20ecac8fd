"""Cards of the gallery: layouts."""

from __future__ import annotations

import transom as tr
from transom.demo.cards import card


def layouts() -> tr.Card:
    """Places for others."""
    boxes = [tr.widgets.Button(label=text, button_style="outline") for text in ("One", "Two", "Three")]
    return card(
        "Row, Column, Spacer",
        tr.pane.Markdown("A row wraps where the page is narrow; a spacer takes what is left."),
        tr.Row(*boxes, gap=8),
        tr.Row(
            tr.widgets.Button(label="At one end"),
            tr.Spacer(),
            tr.widgets.Button(label="at the other"),
            sizing_mode="stretch_width",
        ),
    )


def boxes() -> tr.Card:
    """Places by the rules of CSS, and in a grid."""
    cells = [
        tr.widgets.Button(label=str(number), button_style="outline", sizing_mode="stretch_width")
        for number in range(1, 7)
    ]
    tags = [tr.widgets.Button(label=text, button_type="light") for text in ("bread", "butter", "honey", "milk")]
    search = tr.WidgetBox(
        tr.widgets.TextInput(label="Find", placeholder="bread", sizing_mode="stretch_width"),
        tr.widgets.Checkbox(label="Whole words"),
        sizing_mode="stretch_width",
    )
    return card(
        "GridBox, FlexBox, WidgetBox, Divider",
        tr.GridBox(*cells, ncols=3),
        tr.layout.Divider(),
        tr.FlexBox(*tags, justify_content="center"),
        tr.layout.Divider(),
        search,
    )


def tabs() -> tr.Card:
    """One of several places."""
    chapters = [(f"Chapter {number}", f"What chapter {number} says.") for number in range(1, 13)]
    return card(
        "Tabs",
        tr.Tabs(
            ("Plain", tr.pane.Markdown("Each tab holds a component.")),
            ("With a widget", tr.widgets.Checkbox(label="It keeps what you set")),
            ("On demand", tr.pane.Markdown("With `dynamic=True` the page has only the one that is shown.")),
            sizing_mode="stretch_width",
        ),
        tr.Tabs(*chapters, active=4, closable=True, sizing_mode="stretch_width"),
        tr.Tabs(*chapters[:3], tabs_location="left", sizing_mode="stretch_width"),
    )


def cards() -> tr.Card:
    """Frames that fold."""
    return card(
        "Card",
        tr.Card(tr.pane.Markdown("A click on the title folds it."), title="Open", sizing_mode="stretch_width"),
        tr.Card(tr.pane.Markdown("Here I am."), title="Folded", collapsed=True, sizing_mode="stretch_width"),
    )


def sections() -> tr.Card:
    """Several that unfold."""
    return card(
        "Accordion",
        tr.Accordion(
            ("What is it?", "Each object has a header; a click unfolds it."),
            ("A widget", tr.widgets.TextInput(label="It keeps what you write", placeholder="Something")),
            ("On demand", "With `dynamic=True` the page has only what is unfolded."),
            active=[0],
            sizing_mode="stretch_width",
        ),
        tr.Accordion(
            ("One at a time", "Unfolding one folds the other."),
            ("With colours", "`header_background` and `active_header_background`."),
            toggle=True,
            active_header_background="color-mix(in srgb, var(--tr-accent) 14%, transparent)",
            sizing_mode="stretch_width",
        ),
    )


def dialogs() -> tr.Card:
    """A place over all others."""
    name = tr.widgets.TextInput(label="Name", value="Ada", sizing_mode="stretch_width")
    ask = tr.Modal(name, label="Your name", width=360)
    done = ask.create_button("hide", label="Done", button_type="primary")
    ask.append(tr.Row(tr.Spacer(), done, sizing_mode="stretch_width"))
    must = tr.Modal("A click beside it does not close it.", label="Read this", background_close=False)
    buttons = tr.Row(ask.create_button("show", label="Open a dialog"), must.create_button("show", label="Another"))
    return card("Modal", buttons, tr.bind("Hello {}.".format, name), ask, must)


def cells() -> tr.Card:
    """Places of a grid."""
    grid = tr.GridSpec(height=260, sizing_mode="stretch_width")
    places = ((slice(0, 2), 0), (0, slice(1, 3)), (1, 1), (1, 2), (2, slice(None)))
    for place, text in zip(places, ("0:2, 0", "0, 1:3", "1, 1", "1, 2", "2, :"), strict=True):
        grid[place] = tr.WidgetBox(f"`{text}`")
    return card("GridSpec", grid)


def moving() -> tr.Card:
    """Things that the reader arranges."""
    stack = tr.layout.GridStack(height=260, sizing_mode="stretch_width")
    stack[0, 0:2] = tr.WidgetBox("Move me by the handle above,")
    stack[0, 2] = tr.WidgetBox("and me by arrow keys on mine.")
    stack[1, :] = tr.WidgetBox("I make room.")
    where = tr.bind(lambda state: " ".join(f"{each['x']}, {each['y']}" for each in state), stack.param.state)
    return card("GridStack", stack, tr.widgets.StaticText("Columns and rows", value=where))
