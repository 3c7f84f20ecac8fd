"""Cards of the gallery: forms made of objects."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import param

import transom as tr
from transom.demo.cards import card
from transom.forms import Pipeline, PipelineError

_WIDE: Any = {"sizing_mode": "stretch_width"}


class Address(param.Parameterized):
    """Where an order goes."""

    street = param.String(default="Harbour Road 7")
    city: param.Selector[str] = param.Selector(default="Bergen", objects=["Bergen", "Oslo", "Tromsø"])


class Order(param.Parameterized):
    """What is ordered."""

    customer = param.String(default="Ada", regex="[A-Z][a-z]*", doc="One name, with a capital letter")
    amount = param.Integer(default=3, bounds=(1, 9))
    price = param.Number(default=4.5, bounds=(0, None))
    day = param.CalendarDate(default=dt.date(2026, 3, 14))
    gift = param.Boolean(default=True)
    extras = param.ListSelector(default=["card"], objects=["card", "ribbon", "box"])
    number = param.Integer(default=1042, constant=True)
    address = param.ClassSelector(class_=param.Parameterized)
    send = param.Action()
    sent = param.String(default="", precedence=-1)


async def _send(order: Any) -> None:
    order.sent = "On its way …"
    await asyncio.sleep(1)
    order.sent = f"Sent to {order.address.city}."


def objects() -> tr.Card:
    """The form of an object, and of what is in it."""
    order = Order(address=Address(), send=_send)
    said = tr.bind(lambda count, price, sent: f"**{count * price:.2f}** {sent}", *map(order.param.__getitem__, _SHOWN))
    form = tr.Param(order, name="An order", **_WIDE)
    narrow = tr.Param(order, parameters=["customer", "amount"], widgets={"amount": tr.widgets.IntInput}, **_WIDE)
    return card("Param", form, said, tr.pane.Markdown("The same object once more:"), narrow)


_SHOWN = ("amount", "price", "sent")


def functions() -> tr.Card:
    """Widgets for the arguments of a function."""

    async def plan(people: int = 4, night: str = "Friday", *, vegan: bool = False) -> str:
        await asyncio.sleep(0.3)
        return f"**{night}**, a table for {people}{', vegan' if vegan else ''}."

    nights = ["Thursday", "Friday", "Saturday"]
    what = tr.pane.Markdown("A coroutine function: of calls that overlap the newest is shown.")
    at_once = tr.interact(plan, people=(1, 12), night=nights)
    by_button = tr.interact(plan, people=(1, 12), night=nights, manual_update=True, manual_name="Reserve")
    return card("interact", what, at_once, tr.layout.Divider(), tr.pane.Markdown("The same by a button:"), by_button)


def expressions() -> tr.Card:
    """Expressions with their widgets."""
    word = tr.widgets.TextInput("Word", value="tra")
    times = tr.widgets.IntSlider("Times", value=3, start=1, end=9)
    song = tr.rx("{} la, ").format(word) * times
    total = tr.widgets.FloatInput("Net", value=80.0, step=5).rx() * 1.25
    beside = tr.ReactiveExpr(total.rx.pipe("With tax **{:.2f}**".format), widget_location="right_top")
    return card("ReactiveExpr", song, tr.layout.Divider(), beside)


class Ask(param.Parameterized):
    """How many come."""

    people = param.Integer(default=4, bounds=(1, 12))

    @param.output(("tables", param.Integer))
    async def reserve(self) -> int:
        """Tables for four each."""
        await asyncio.sleep(0.5)
        if self.people == 12:
            raise PipelineError("We have no room for twelve.")
        return -(-self.people // 4)


class Reserved(param.Parameterized):
    """What was reserved."""

    people = param.Integer(default=1)
    tables = param.Integer(default=0)

    def panel(self) -> str:
        """What is said."""
        return f"**{self.people}** people, tables: **{self.tables}**."


def stages() -> tr.Card:
    """Stages that follow each other."""
    what = tr.pane.Markdown("What the first stage awaits, the second is given. Twelve are too many.")
    return card("Pipeline", what, Pipeline([("Ask", Ask), ("Reserved", Reserved)]))
