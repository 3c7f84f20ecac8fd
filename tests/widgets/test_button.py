"""`Button`: clicks, its event value, `on_click`."""

from __future__ import annotations

import pytest

import transom as tr
from transom.settings import Settings
from transom.testing import run_test


async def test_each_click_is_counted_and_passed(site):
    seen = []

    def app():
        return tr.widgets.Button(on_click=lambda event: seen.append((event.name, event.old, event.new)))

    page = await site(app).open()
    page.click()
    page.click()
    await page.settle()
    assert seen == [("clicks", 0, 1), ("clicks", 1, 2)]


async def test_value_is_true_while_its_watchers_run(site):
    seen = []

    def app():
        button = tr.widgets.Button()
        button.param.watch(lambda event: seen.append((event.new, button.value)), "value")
        seen.append(button)
        return button

    page = await site(app).open()
    button = seen.pop()
    page.click()
    await page.settle()
    assert seen == [(True, True)]
    assert button.value is False


async def test_unwatching_what_on_click_returned_ends_it(site):
    seen = []

    def app():
        button = tr.widgets.Button()
        watcher = button.on_click(lambda event: seen.append("first"))

        def second(event):
            seen.append("second")
            button.param.unwatch(watcher)

        button.on_click(second)
        return button

    page = await site(app).open()
    page.click()
    page.click()
    await page.settle()
    assert seen == ["first", "second", "second"]


async def test_clicks_and_value_do_not_travel(site):
    page = await site(lambda: tr.widgets.Button(label="x", clicks=5)).open()
    assert {"clicks", "value"}.isdisjoint(page.find("Button").values)
    page.click()
    await page.advance(0.1)
    assert page.patches() == []


def test_a_bound_function_of_clicks():
    button = tr.widgets.Button()
    bound = tr.bind(lambda clicks: clicks * 2, button.param.clicks)
    button.clicks = 4
    assert bound() == 8


async def test_a_click_may_disable_its_own_button(site):
    """The second click of a pair is refused then."""

    def app():
        button = tr.widgets.Button()

        async def once(event):
            button.disabled = True

        button.on_click(once)
        return button

    page = await site(app).open()
    first, second = page.click(), page.click()
    await page.advance(0.1)
    assert page.settled == {first: None, second: {"rejected": "not_allowed"}}


async def test_setting_value_is_a_click_for_whoever_is_bound_to_it(site):
    seen = []

    def app():
        button = tr.widgets.Button(label="Go")
        tr.bind(seen.append, button, watch=True)
        button.value = True
        assert not button.value
        return button

    await site(app).open()
    assert seen == [True]


def test_two_names_of_one_parameter_must_not_disagree():
    with pytest.raises(TypeError, match="two names of one parameter"):
        tr.widgets.Button(name="x", label="y")
    with pytest.raises(TypeError, match="two names of one parameter"):
        tr.widgets.Button(color="primary", button_type="danger")
    assert tr.widgets.Button(name="x", label="x").label == "x"


async def test_an_unknown_icon_is_kept_shown_as_none_and_reported_once_with_near_names():
    def app():
        return tr.Row(tr.widgets.Button(label="A", icon="coffe"), tr.widgets.Button(label="B", icon="coffee"))

    async with run_test(app) as page:
        assert page.find("A")["icon"] == "coffe"
        (text,) = (report["text"] for report in page.session.advice.kept)
        assert text.startswith("Button 'A': there is no icon 'coffe', so none is shown. Did you mean 'coffee'")
    async with run_test(app, settings=Settings(dev=False)) as page:
        assert page.session.advice.kept == []


def test_the_label_comes_first_then_what_a_click_calls():
    called = []
    button = tr.widgets.Button("Go", called.append)
    assert (button.label, button.icon_size) == ("Go", "1em")
    button.clicks = 1
    assert [event.new for event in called] == [1]


@pytest.mark.parametrize("kind", [tr.widgets.RadioButtonGroup, tr.widgets.CheckButtonGroup, tr.widgets.Toggle])
def test_what_looks_like_a_button_has_the_parameters_of_its_look(kind):
    group = kind(color="danger", variant="outline")
    assert (group.button_type, group.button_style) == ("danger", "outline")
    group.button_type = "success"
    assert group.color == "success"
    with pytest.raises(ValueError, match="button_type"):
        group.color = "pink"


async def test_an_unknown_icon_of_a_toggle_is_reported_too():
    async with run_test(lambda: tr.widgets.Toggle("A", icon="coffe")) as page:
        (text,) = (report["text"] for report in page.session.advice.kept)
        assert text.startswith("Toggle 'A': there is no icon 'coffe'")
