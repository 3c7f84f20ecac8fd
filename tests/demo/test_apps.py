"""The small whole apps of the demo, used as somebody would."""

from __future__ import annotations

import functools

import pytest

from tests.site import on_clock, until
from transom.demo import APPS
from transom.testing import run_test


def clocked(test):
    """A test whose time passes when it says so."""

    @functools.wraps(test)
    def run(*args, **kwargs):
        on_clock(test(*args, **kwargs))

    return run


PATHS = {path.stem: path for path in APPS}


def test_there_are_six():
    assert sorted(PATHS) == ["answer", "explorer", "finder", "monitor", "report", "workshop"]
    assert all(len(path.read_text("utf-8").splitlines()) <= 80 for path in APPS if path.is_file())


@pytest.mark.slow
@clocked
async def test_the_explorer_shows_what_is_chosen():
    async with run_test(str(PATHS["explorer"])) as page:
        table = page.component(page.find("DataFrame"))
        await page.wait(lambda: len(table.object) == 142)
        page.choose("Continents", "Oceania")
        await page.wait(lambda: [row["Country"] for row in table.object] == ["Australia", "New Zealand"])


@clocked
async def test_the_monitor_measures_each_second_and_can_be_stopped():
    async with run_test(str(PATHS["monitor"])) as page:
        await page.advance(3.5)
        cpu, threads = (page.component(page.find(label)) for label in ("CPU", "Threads"))
        assert threads.value >= 1
        before = len(cpu.spark)
        assert before >= 3
        page.set("Measure", False)
        await page.advance(3)
        assert len(cpu.spark) == before


@clocked
async def test_a_report_is_made_and_can_be_stopped():
    async with run_test(str(PATHS["report"])) as page:
        page.click("Make the report")
        await page.wait(lambda: any("Give the report a name" in each["text"] for each in page.notices))
        page.set("Name", "Spring")
        page.click("Make the report")
        await page.advance(60)
        await page.wait(lambda: "has 180 lines" in page.text)
        assert page.find("FileDownload")["visible"]


@clocked
async def test_a_search_finds_what_has_all_words():
    async with run_test(str(PATHS["finder"])) as page:
        page.set("A character is called", "cat face", "value_input")
        await page.advance(1)
        await page.wait(lambda: "10 found." in page.text)
        page.set("Whole words only", True)
        page.set("A character is called", "teacup", "value_input")
        await page.advance(1)
        await page.wait(lambda: "found." in page.text and "10 found." not in page.text)


@clocked
async def test_an_answer_comes_word_by_word_and_the_newest_question_is_answered():
    async with run_test(str(PATHS["answer"])) as page:
        page.click("What may a callback be?")
        await page.advance(0.3)
        assert "A callback" in page.text
        assert "as it comes" not in page.text
        page.click("What is a transom?")
        await page.advance(10)
        await page.wait(lambda: "goes on in the room." in page.text)
        assert "(stopped)" in page.text
        assert "as it comes" not in page.text


@clocked
async def test_what_is_lent_is_seen_in_every_page(monkeypatch):
    folder = PATHS["workshop"]
    monkeypatch.syspath_prepend(folder)
    async with run_test(str(folder / "tools.py")) as tools, run_test(str(folder / "tool.py")) as tool:
        assert "Ada" not in tools.text
        tool.click("Lend")
        await tool.wait(lambda: any("Say who you are" in each["text"] for each in tool.notices))
        tool.set("Your name", "Ada", "value_input")
        tool.click("Lend")
        await until(lambda: "Lent to" in tool.text)
        await until(lambda: "| Ada" in tools.text or "Ada" in tools.text)
        tool.click("Give back")
        await until(lambda: "Ada" not in tools.text)
