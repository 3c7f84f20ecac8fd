"""`Progress`: how far something has come."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import transom as tr
from transom.testing import run_test


async def test_without_a_value_it_only_says_that_something_goes_on() -> None:
    async with run_test(lambda: tr.indicators.Progress(label="Copying")) as page:
        bar = page.find("Copying")
        assert (bar["value"], bar["max"], bar["active"], bar["bar_color"]) == (None, 100, True, "primary")


async def test_each_step_of_a_callback_reaches_the_page() -> None:
    def app() -> Any:
        bar = tr.indicators.Progress(value=0, max=3)

        async def work(_: Any) -> None:
            for step in range(1, 4):
                bar.value = step
                await asyncio.sleep(0.03)
            bar.active = False

        return tr.Column(tr.widgets.Button(label="Go", on_click=work), bar)

    async with run_test(app) as page:
        page.click("Go")
        await page.wait(lambda: page.find("Progress")["active"] is False)
        id_ = page.find("Progress").id
        seen = [
            op[2]["value"]
            for patch in page.patches()
            for op in patch["ops"]
            if op[:2] == ["set", id_] and "value" in op[2]
        ]
        assert seen == [1, 2, 3]


async def test_it_follows_what_it_is_bound_to() -> None:
    def app() -> Any:
        slider = tr.widgets.IntSlider(label="How far", end=100)
        return tr.Column(slider, tr.indicators.Progress(value=slider))

    async with run_test(app) as page:
        page.set("How far", 40)
        await page.wait(lambda: page.find("Progress")["value"] == 40)


@pytest.mark.parametrize("values", [{"value": -2}, {"value": "half"}, {"max": 0}, {"bar_color": 7}])
def test_what_cannot_be_shown_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        tr.indicators.Progress(**values)
    bar = tr.indicators.Progress(value=10)
    with pytest.raises(ValueError, match=next(iter(values))):
        bar.param.update(**values)
    assert (bar.value, bar.max) == (10, 100)


@pytest.mark.parametrize("value", [None, -1, 0, 250])
def test_no_value_an_unknown_one_and_more_than_all_are_values(value: int | None) -> None:
    assert tr.indicators.Progress(value=value).value == value


async def test_the_page_cannot_set_it() -> None:
    bar = tr.indicators.Progress(value=10)
    async with run_test(bar) as page:
        number = page.set("Progress", 99)
        await page.wait(lambda: number in page.settled)
        assert page.settled[number] == {"rejected": "not_allowed"}
        assert bar.value == 10


@pytest.mark.parametrize(
    ("kind", "name"), [(tr.indicators.Progress, "bar_color"), (tr.indicators.LoadingSpinner, "color")]
)
async def test_colours_are_names_of_panels_or_any_of_css(site: Any, kind: Any, name: str) -> None:
    made: list[Any] = []

    def app() -> Any:
        made.append(kind())
        return made[-1]

    page = await site(app).open()
    assert kind.param[name].objects[0] == "primary"
    for color in ("rebeccapurple", "#0a0", "dark"):
        setattr(made[0], name, color)
        await page.settle()
        assert page.find(kind.__name__)[name] == color
    assert page.session.advice.kept == []
    setattr(made[0], name, "primry")
    await page.settle()
    (report,) = page.session.advice.kept
    assert f"{name}='primry' is no colour, so it has that of the theme. Write one of primary" in report["text"]
    assert getattr(made[0], name) == "primry"
