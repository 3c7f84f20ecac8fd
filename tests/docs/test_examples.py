"""Every example does what its first line says."""

from __future__ import annotations

import asyncio
import importlib.util
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from transom.testing import run_test

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"
TRIED = {"clock.py", "embedded.py", "estimate.py", "form.py", "log.py", "test_form.py", "weather.py"}


@asynccontextmanager
async def opened(name, failures):
    async with run_test(EXAMPLES / name) as page:
        await page.wait(lambda: page.roots)
        yield page
        assert [model["error"] for model in page.models.values() if model.values.get("error")] == []
    assert failures() == []


def module(name):
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_all_examples_are_tried():
    assert {path.name for path in EXAMPLES.glob("*.py")} == TRIED


async def test_the_clock_runs_until_it_is_stopped(failures):
    async with opened("clock.py", failures) as page:
        first = page.find("It is")["value"]
        await page.wait(lambda: page.find("It is")["value"] != first)
        page.set("Let it run", value=False)
        await page.settle()
        stopped = page.find("It is")["value"]
        await asyncio.sleep(1.3)
        assert page.find("It is")["value"] == stopped


async def test_the_weather_is_that_of_the_city_chosen_last(failures, monkeypatch):
    cities = {"-12.05": 18.5, "52.52": 7.0, "-1.29": 24.0}
    slow = {"-12.05": 0.4}

    async def answer(request):
        latitude = request.query["latitude"]
        await asyncio.sleep(slow.get(latitude, 0))
        return web.json_response({"current": {"temperature_2m": cities[latitude], "wind_speed_10m": 3.2}})

    service = web.Application()
    service.router.add_get("/forecast", answer)
    runner = web.AppRunner(service)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    monkeypatch.setenv("WEATHER_SERVICE", f"http://127.0.0.1:{port}/forecast")
    try:
        async with opened("weather.py", failures) as page:
            await page.wait(lambda: "7.0 °C" in page.text)
            page.choose("City", "Lima")  # Lima, slow to answer
            await asyncio.sleep(0.1)
            page.choose("City", "Nairobi")  # Nairobi
            await page.wait(lambda: "24.0 °C" in page.text)
            await asyncio.sleep(0.5)
            assert "24.0 °C" in page.text
            assert "18.5" not in str(page.patches())
    finally:
        await runner.cleanup()


async def test_an_incomplete_form_cannot_be_sent(failures):
    async with opened("form.py", failures) as page:
        assert page.find("Send")["disabled"]
        number = page.click("Send")
        await page.wait(lambda: number in page.settled)
        assert page.settled[number] == {"rejected": "not_allowed"}


async def test_the_estimate_shows_its_progress_and_can_be_stopped(failures):
    async with opened("estimate.py", failures) as page:
        page.set("Points, thousands", 5000)  # more than are done before the click on Stop arrives
        page.click("Estimate π")
        page.click("Estimate π")
        await page.wait(lambda: page.find("Progress")["value"] > 10)
        await page.wait(lambda: page.find("Estimate π")["loading"] and not page.find("Stop")["disabled"])
        page.click("Stop")
        await page.wait(lambda: "Stopped" in page.text)
        await page.wait(lambda: not page.find("Estimate π")["loading"])
        page.set("Points, thousands", 100)
        page.click("Estimate π")
        await page.wait(lambda: "π is about" in page.text)


async def test_the_log_keeps_what_came_before(failures):
    async with opened("log.py", failures) as page:
        await page.wait(lambda: "6/6 done" in page.text)
        assert "1/6 connected" in page.text


async def test_the_embedded_app_answers_beside_the_other_routes():
    embedded = module("embedded")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(embedded.app), base_url="http://localhost") as client:
        status = await client.get("/status")
        page = await client.get("/counter/")
    assert status.json() == {"pages": 0}
    assert page.status_code == 200
    assert 'data-tr-base="/counter"' in page.text


async def test_the_embedded_app_counts(failures):
    async with run_test(module("embedded").counter) as page:
        page.click("Count")
        await page.wait(lambda: "1 so far" in page.text)
    assert failures() == []


async def test_the_example_of_a_test_passes():
    await module("test_form").test_a_complete_form_can_be_sent()


@pytest.mark.parametrize("name", sorted(TRIED))
def test_an_example_says_what_it_shows(name):
    assert (EXAMPLES / name).read_text("utf-8").startswith('"""')
