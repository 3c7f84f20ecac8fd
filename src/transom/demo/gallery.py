"""The gallery: every component with its states. An ordinary app file: `transom serve gallery.py` serves it alone."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import transom as tr
from transom.demo.acting import editables, films, literals, menus, nested
from transom.demo.cards import KINDS, card, row
from transom.demo.choosing import choices, found, groups, toggles
from transom.demo.examples import components, example, shows
from transom.demo.filing import file_downloads, file_inputs
from transom.demo.forms import expressions, functions, objects, stages
from transom.demo.grids import grids
from transom.demo.own import own
from transom.demo.pictures import svg
from transom.demo.places import boxes, cards, cells, dialogs, layouts, moving, sections, tabs
from transom.demo.plots import plots
from transom.demo.scenery import scenes
from transom.demo.sounds import note
from transom.demo.standing import figures, loops, progress, scales, trends, waiting

_WIDE: Any = {"sizing_mode": "stretch_width"}


def buttons() -> tr.Card:
    """Meanings, styles and states of a button."""
    solid = [tr.widgets.Button(label=kind.title(), button_type=kind) for kind in KINDS]
    outlined = [tr.widgets.Button(label=kind.title(), button_type=kind, button_style="outline") for kind in KINDS]
    states = [
        tr.widgets.Button(label="With an icon", icon="send", button_type="primary"),
        tr.widgets.Button(icon="refresh", description="Again"),
        tr.widgets.Button(label="Disabled", disabled=True),
        tr.widgets.Button(label="Disabled", disabled=True, button_type="primary"),
        tr.widgets.Button(label="Loading", loading=True, button_type="primary"),
    ]
    return card("Button", *(tr.Row(*each, gap=10) for each in (solid, outlined, states)))


def working_button() -> tr.Card:
    """A button whose work shows."""
    save = tr.widgets.Button(label="Save", icon="device-floppy", button_type="primary")
    bar = tr.indicators.Progress(value=0, sizing_mode="stretch_width")
    said = tr.widgets.StaticText(value="Nothing saved yet.")

    async def work(_: Any) -> None:
        save.disabled = True
        for share in range(0, 101, 4):
            bar.value, said.value = share, f"{share} %"
            await asyncio.sleep(0.05)
        save.disabled, said.value = False, "Saved."
        tr.state.notifications.success("Everything is saved.")

    save.on_click(work)
    what = tr.pane.Markdown("A coroutine function moves the bar; the rest of the page stays quick meanwhile.")
    return card("A callback at work", what, save, bar, said)


def task_buttons() -> tr.Card:
    """Buttons that stop what they have begun."""

    async def copy_files() -> None:
        run = tr.current_run()
        for number in range(1, 51):
            run.progress = number / 50
            await asyncio.sleep(0.08)

    async def ask_around() -> None:
        run = tr.current_run()
        for name in ("Ada", "Grace", "Mary", "Emmy"):
            run.progress = f"{name} …"
            await asyncio.sleep(0.9)

    async def think() -> None:
        await asyncio.sleep(4)

    made = [
        tr.widgets.TaskButton(copy_files, icon="copy", button_type="primary"),
        tr.widgets.TaskButton(ask_around, icon="messages"),
        tr.widgets.TaskButton(think, button_style="outline", button_type="primary"),
    ]
    what = tr.pane.Markdown("Each runs a task, shows how far it is if it says so, and stops it.")
    return card("TaskButton", what, tr.Row(*made, gap=10))


def texts() -> tr.Card:
    """One line of text."""
    name = tr.widgets.TextInput(label="Your name", placeholder="Ada", sizing_mode="stretch_width")
    greeting = tr.bind(lambda text: f"Hello **{text or 'there'}**.", name.param.value_input)
    return card(
        "TextInput and StaticText",
        name,
        greeting,
        tr.widgets.TextInput(
            label="At most eight characters", value="transom", max_length=8, sizing_mode="stretch_width",
            description="Try to write a ninth: it is not taken.",
        ),
        tr.widgets.TextInput(label="Disabled", value="Not now", disabled=True, sizing_mode="stretch_width"),
        tr.widgets.StaticText(label="A text of the program's", value="It can be read, not written."),
    )  # fmt: skip


def entries() -> tr.Card:
    """What else can be entered."""
    colour = tr.widgets.ColorPicker("Colour", value="teal", description="Names of colours can be set by code.")
    return card(
        "PasswordInput, TextAreaInput and ColorPicker",
        tr.widgets.PasswordInput("Password", value="1234", error="That is in every list of passwords.", **_WIDE),
        tr.widgets.TextAreaInput("As high as its text", value="Write\non", auto_grow=True, max_rows=6, **_WIDE),
        colour,
        tr.bind(lambda of: f"It is `{of}`.", colour),
    )


def days() -> tr.Card:
    """Days and times."""
    w, today = tr.widgets, dt.datetime.now(dt.UTC).date()
    day = w.DatePicker("Day from today on", value=today, start=today, required=True, **_WIDE)
    stay = w.DateRangePicker(
        "Two days", value=(today, today + dt.timedelta(7)), description="Both in one step", **_WIDE
    )
    said = tr.bind(lambda both: f"{(both[1] - both[0]).days} nights." if both else "No nights.", stay)
    moment = w.DatetimePicker("Both", value=dt.datetime.combine(today, dt.time(18, 30), dt.UTC), **_WIDE)
    time = w.TimePicker("Time", value="19:15", start="17:00", end="22:00", minute_increment=15, **_WIDE)
    typed = w.DatetimeInput("Typed", format="%d.%m.%Y %H:%M", **_WIDE)
    both = w.DatetimeRangeInput("Typed from and to", value=(today, today + dt.timedelta(1)), **_WIDE)
    off = w.DatetimeRangePicker("Disabled", value=(today, today), enable_seconds=False, disabled=True, **_WIDE)
    return card(
        "DatePicker, DateRangePicker, DatetimePicker, DatetimeRangePicker, TimePicker, DatetimeInput and "
        "DatetimeRangeInput",
        day, stay, said, moment, time, typed, both, off,
    )  # fmt: skip


def sliders() -> tr.Card:
    """Numbers between two ends."""
    count = tr.widgets.IntSlider(label="Whole numbers", value=7, end=12, sizing_mode="stretch_width")
    level = tr.widgets.FloatSlider(
        label="With a format", value=0.35, step=0.05, format="0.00", bar_color="#c2571a", sizing_mode="stretch_width"
    )
    product = tr.bind(lambda one, other: f"{one} × {other:.2f} = **{one * other:.2f}**", count, level)
    size = tr.widgets.DiscreteSlider("Of some", options=["small", "medium", "large"], value="medium", **_WIDE)
    off = tr.widgets.IntSlider(label="Disabled", value=3, end=10, disabled=True, sizing_mode="stretch_width")
    released = tr.bind(lambda number: f"Let go at **{number}**.", count.param.value_throttled)
    return card("IntSlider, FloatSlider and DiscreteSlider", count, released, level, product, size, off)


def ranges() -> tr.Card:
    """Two numbers on one track."""
    stretch: Any = {"sizing_mode": "stretch_width"}
    price = tr.widgets.RangeSlider("Price", start=5, end=100.5, value=(20, 60), format="0,0.00", **stretch)
    age = tr.widgets.IntRangeSlider("Age", end=120, value=(18, 65), format="%d years", bar_color="success", **stretch)
    said = tr.bind(lambda low, high: f"From **{low}** to **{high}**.", age.param.value_start, age.param.value_end)
    upright = tr.widgets.IntRangeSlider("Upright", end=10, value=(2, 8), orientation="vertical")
    turned = tr.widgets.IntSlider("Turned", end=10, value=3, orientation="vertical", direction="rtl")
    bubble = tr.widgets.IntSlider("At the knob", end=10, value=3, orientation="vertical", show_value=False)
    return card("RangeSlider and IntRangeSlider", price, age, said, tr.Row(upright, turned, bubble))


def timelines() -> tr.Card:
    """Days and moments on a track."""
    w = tr.widgets
    year: Any = {"start": "2026-01-01", "end": "2026-12-31"}
    day = w.DateSlider("A day", value="2026-02-28", **year, **_WIDE)
    days = w.DateRangeSlider("Two days", value=("2026-03-01", "2026-08-31"), format="%-d %b", **year, **_WIDE)
    said = tr.bind(lambda both: f"**{(both[1] - both[0]).days}** days.", days)
    shift: Any = {"start": "2026-01-01 06:00", "end": "2026-01-02"}
    moment = w.DatetimeSlider("A moment", step=900, **shift, **_WIDE)
    moments = w.DatetimeRangeSlider("Two moments", step=900_000, format="%H:%M", disabled=True, **shift, **_WIDE)
    return card("DateSlider, DateRangeSlider and those of moments", day, days, said, moment, moments)


def numbers() -> tr.Card:
    """Numbers that are typed."""
    stretch: Any = {"sizing_mode": "stretch_width"}
    count = tr.widgets.IntInput("A whole number", value=1_234_567, format="0,0", **stretch)
    share = tr.widgets.FloatInput("A share", value=0.25, start=0, end=1, step=0.05, format="0%", **stretch)
    free = tr.widgets.FloatInput("None yet", value=None, placeholder="How much", **stretch)
    off = tr.widgets.NumberInput("Disabled", value=3, disabled=True, **stretch)
    said = tr.bind(lambda count, share: f"{share:.0%} of {count:,} is **{count * share:,.0f}**.", count, share)
    return card("IntInput and FloatInput", count, share, said, free, off)


def written() -> tr.Card:
    """Text in a page."""
    return card(
        "Markdown, HTML and Str",
        tr.pane.Markdown(
            "Text with *stress*, `code`, a [link](guide) and a list:\n\n- bread\n- butter\n\n"
            "| ridge | height |\n|---|---:|\n| first | 812 m |\n| last | 2 340 m |"
        ),
        tr.pane.HTML("<p>HTML is cleaned: <mark>marks stay</mark>, <script>0</script>scripts go.</p>"),
        tr.pane.Str({"any": "object", "as": ["its", "text"]}),
    )


def tables() -> tr.Card:
    """Tables."""
    regions = ("North", "South", "East", "West")
    start = dt.date(2026, 1, 1)
    rows = [
        {
            "Day": start + dt.timedelta(at // 4),
            "Region": regions[at % 4],
            "Orders": 20 + at * 7 % 41,
            "Share": at % 9 / 8,
        }
        for at in range(2000)
    ]
    rows[2]["Share"] = None
    table = tr.pane.DataFrame(rows, height=300, show_dimensions=True, **_WIDE)
    return card("DataFrame", table, tr.pane.DataFrame([]))


def documents() -> tr.Card:
    """Trees and messages."""
    kinds: tuple[Any, ...] = ("primary", "success", "warning", "danger")
    alerts = [tr.pane.Alert(f"**{kind.title()}.** A message.", alert_type=kind, **_WIDE) for kind in kinds]
    value = {"name": "transom", "numbers": list(range(1000)), "nested": {"deep": [None, True, 1.5, "text"]}}
    formula = tr.pane.LaTeX(r"Roots: $$x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$$")
    return card("JSON, LaTeX and Alert", tr.pane.JSON(value), formula, *alerts)


def media() -> tr.Card:
    """Sound."""
    sound = tr.pane.Audio(note(), name="A note", **_WIDE)
    where = tr.bind(lambda time: f"At **{time:.1f}** s.", sound.param.time)
    return card("Audio", sound, where)


def source() -> tr.Card:
    """Source code."""
    text = (
        "import transom as tr\n\n"
        "async def double(number):\n"
        '    return f"{2 * number}"  # a view\n\n'
        "slider = tr.widgets.IntSlider(end=10)\n"
        "tr.Column(slider, tr.bind(double, slider))"
    )
    return card("Code", tr.pane.Code(text, sizing_mode="stretch_width"))


def images() -> tr.Card:
    """A picture."""
    dawn = scenes()[2]
    return card(
        "Image, JPG, PNG, GIF, SVG, WebP",
        tr.pane.SVG(
            svg(dawn), alt_text=dawn.title, caption="Painted when the page was opened.", sizing_mode="scale_width"
        ),
    )


def failures() -> tr.Card:
    """What goes wrong is shown where it goes wrong."""

    def quotient(number: int) -> str:
        if number == 0:
            raise tr.UserError("Twelve cannot be divided by zero.")
        return f"is {12 / number:g}. Try zero."

    divisor = tr.widgets.IntSlider(label="Twelve divided by", value=3, start=0, end=4, sizing_mode="stretch_width")
    return card(
        "A view that fails",
        divisor,
        tr.bind(quotient, divisor),
        tr.pane.JPG(b"<!doctype html><title>Not found</title>", alt_text="Nothing"),
    )


def messages() -> tr.Card:
    """Messages in a corner."""
    tones: dict[str, Any] = {"info": "light", "success": "success", "warning": "warning", "error": "danger"}
    rows = []
    for level, kind in tones.items():
        button = tr.widgets.Button(label=level.title(), button_type=kind)
        button.on_click(lambda _, level=level: tr.state.notifications.send(f"This is {level}.", type=level))
        rows.append(button)
    own = tr.widgets.Button(label="In a colour", icon="flame")
    own.on_click(
        lambda _: tr.state.notifications.send("This has a look of its own.", background="#6d28d9", icon="flame")
    )
    clear = tr.widgets.Button(label="Clear", button_style="outline")
    clear.on_click(lambda _: tr.state.notifications.clear())
    rows += [own, clear]
    what = tr.pane.Markdown("They come in a corner, and go by themselves or when they are closed.")
    return card("Messages", what, tr.FlexBox(*rows, gap="10px"))


SECTIONS = {
    "Widgets": (
        row(buttons(), working_button(), task_buttons()),
        row(texts(), entries(), sliders()),
        row(ranges(), numbers(), editables()),
        row(days(), timelines()),
        row(choices(), groups(), toggles()),
        row(found(), nested(), literals()),
        row(menus(), films()),
        row(file_inputs(), file_downloads()),
        row(grids()),
    ),
    "Forms": (row(objects(), tr.Column(functions(), expressions(), stages(), gap=16, sizing_mode="stretch_width")),),
    "Panes": (row(tables(), documents()), row(written(), source(), media()), row(images(), failures()), plots()),
    "Indicators and messages": (
        row(figures()),
        row(trends()),
        row(scales()),
        row(waiting(), progress(), messages()),
        row(loops()),
    ),
    "Of your own": (row(own()),),
    "Layouts": (row(layouts(), tabs()), row(boxes(), cards()), row(sections(), dialogs(), cells()), row(moving())),
}

page = tr.Column(
    tr.pane.Markdown(
        "# Gallery\n\nEvery component with its states. All of it is alive; the [guide](guide) tells how callbacks "
        "work, and the [dashboard](dashboard) is a whole page."
    ),
    gap=24,
    sizing_mode="stretch_width",
)
for heading, rows in SECTIONS.items():
    page.append(tr.pane.Markdown(f"## {heading}"))
    page.extend(rows)

shown = {type(each) for each in page.select()}
more = [example(cls) for cls in components() if shows(cls) and cls not in shown]
if more:
    page.extend([tr.pane.Markdown("## And also"), row(card(", ".join(type(each).__name__ for each in more), *more))])

page.servable("Gallery")
