"""`LoadingSpinner`: turns while something goes on."""

from __future__ import annotations

from typing import Any

import pytest

import transom as tr
from transom.testing import run_test


async def test_at_first_it_rests() -> None:
    async with run_test(tr.indicators.LoadingSpinner()) as page:
        spinner = page.find("LoadingSpinner")
        assert (spinner["value"], spinner["size"], spinner["color"]) == (False, 125, "primary")


async def test_it_turns_while_its_switch_is_on() -> None:
    def app() -> Any:
        switch = tr.widgets.Checkbox(label="Work")
        return tr.Column(switch, tr.indicators.LoadingSpinner(value=switch, size=20))

    async with run_test(app) as page:
        for on in (True, False):
            page.set("Work", on)
            await page.wait(lambda on=on: page.find("LoadingSpinner")["value"] is on)


async def test_size_colour_and_label_can_change() -> None:
    made: list[Any] = []

    def app() -> Any:
        made.append(tr.indicators.LoadingSpinner(value=True))
        return made[-1]

    async with run_test(app) as page:
        made[-1].param.update(size=40, color="danger", label="Thinking")
        await page.wait(lambda: page.find("LoadingSpinner")["label"] == "Thinking")
        assert (page.find("LoadingSpinner")["size"], page.find("LoadingSpinner")["color"]) == (40, "danger")


@pytest.mark.parametrize("values", [{"size": 0}, {"size": "big"}, {"value": "yes"}, {"color": 3}])
def test_what_cannot_be_shown_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        tr.indicators.LoadingSpinner(**values)


async def test_the_page_cannot_set_it() -> None:
    async with run_test(tr.indicators.LoadingSpinner()) as page:
        number = page.set("LoadingSpinner", True)
        await page.wait(lambda: number in page.settled)
        assert page.settled[number] == {"rejected": "not_allowed"}
