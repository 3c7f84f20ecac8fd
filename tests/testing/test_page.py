"""`run_test` and its page: what an author's own tests rely on."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.errors import ProtocolError
from transom.testing import run_test


def app():
    button, text = tr.widgets.Button(name="Click me!"), tr.widgets.StaticText()

    async def run_async(event):
        text.value = f"Running {event.new}"
        await asyncio.sleep(2)
        text.value = f"Finished {event.new}"

    button.on_click(run_async)
    return tr.Row(button, text)


async def test_the_first_example_of_the_guide():
    async with run_test(app) as page:
        page.click("Click me!")
        await page.settle()
        assert "Running 1" in page.text
        await page.advance(2.0)
        assert "Finished 1" in page.text


async def test_components_are_found_by_label_type_or_model():
    async with run_test(app) as page:
        assert page.find("Click me!") is page.find("Button") is page.find(page.find("Button"))
        with pytest.raises(LookupError, match="0 components fit 'Slider'"):
            page.find("Slider")
    async with run_test(lambda: tr.Row(tr.widgets.Button(), tr.widgets.Button())) as page:
        with pytest.raises(LookupError, match="2 components fit"):
            page.click()
        assert len(page.all("Button")) == 2


async def test_the_component_of_a_model_is_found_as_the_model_is():
    async with run_test(app) as page:
        button = page.component("Click me!")
        assert isinstance(button, tr.widgets.Button)
        assert button is page.component("Button") is page.component(page.find("Button"))
        page.click()
        await page.settle()
        assert button.clicks == 1
        page.component("StaticText").value = "by the test"
        await page.settle()
        assert "by the test" in page.text
        with pytest.raises(LookupError, match="0 components fit 'Slider'"):
            page.component("Slider")
        await page.registry.close(page.session)
        with pytest.raises(LookupError, match="has no such component any more"):
            page.component("Button")


async def test_settling_waits_for_a_patch_that_is_held_back():
    text = tr.widgets.StaticText()
    async with run_test(text) as page:
        for number in range(20):  # more than go at once
            text.value = str(number)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        await page.settle()
        assert page.text == "19"
        assert asyncio.get_running_loop().time() < 0.1


async def test_settling_takes_as_many_rounds_as_the_work():
    text = tr.widgets.StaticText()

    async def work():
        for _ in range(200):
            await asyncio.sleep(0)
        text.value = "done"

    async with run_test(text) as page:
        task = asyncio.get_running_loop().create_task(work())
        await page.settle()
        assert page.text == "done"
        await task


async def test_settling_lets_go_on_what_never_comes_to_an_end():
    async def work():
        while True:  # noqa: ASYNC110 - it waits for nothing
            await asyncio.sleep(0)

    async with run_test(tr.widgets.StaticText(value="here")) as page:
        task = asyncio.get_running_loop().create_task(work())
        await page.settle()
        assert page.text == "here"
        task.cancel()


async def test_a_component_can_be_served():
    async with run_test(tr.widgets.Button(label="shared")) as page:
        assert page.find("shared")
    async with run_test(tr.pane.Markdown("# Text")) as page:
        assert "Text" in page.text


async def test_an_app_that_fails_shows_why():
    def fails():
        raise ValueError("no app")

    async with run_test(fails) as page:
        assert "no app" in page.text


async def test_an_app_that_ignores_its_end_does_not_hold_the_test():
    def stubborn():
        async def view():
            while True:
                try:
                    await asyncio.sleep(1000)
                except asyncio.CancelledError:
                    await asyncio.sleep(1000)
                    raise

        return tr.Row(tr.bind(view))

    async with run_test(stubborn) as page:
        session = page.session
    assert session.closed


@pytest.mark.parametrize(
    "ops",
    [
        [["new", "c9", 999, {}]],
        [["set", "c9", {"label": "x"}]],
        [["set", "c1", {"children": ["c9"]}]],
        [["del", ["c9"]]],
        [["del", ["c1"]]],
        [["page", {"roots": ["c9"]}]],
    ],
)
async def test_nonsense_from_the_server_fails_the_test(ops):
    import json

    with pytest.raises(ProtocolError):
        async with run_test(app) as page:
            page._deliver(json.dumps({"t": "patch", "sseq": page.sseq + 1, "ops": [*ops]}))


async def test_waiting_for_what_never_comes_says_what_the_page_shows():
    async with run_test(app) as page:
        with pytest.raises(AssertionError, match="Click me!"):
            await page.wait(lambda: False, timeout=0.05)
