"""A text that is found among options while it is written, in a real browser."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, come_to_rest, fits, until

FRUIT = ["apple", "pear", "pearl", "plum", "<b>quince</b>"]
MANY = [f"Number {number}" for number in range(10_000)]


def offered(page: Page) -> Any:
    return page.get_by_role("listbox").get_by_role("option")


def test_keys_choose_what_is_written_and_say_what_there_is(show: Show) -> None:
    w = tr.widgets

    def make() -> Any:
        return tr.Column(
            w.AutocompleteInput("Fruit", options=FRUIT),
            w.AutocompleteInput("Free", options=FRUIT, restrict=False, min_characters=0),
            w.AutocompleteInput("Many", options=MANY, search_strategy="includes", min_characters=1),
        )

    page, fruit, free, many = show(make)
    box = page.get_by_role("combobox", name="Fruit")
    box.press_sequentially("p")
    until(lambda: fruit.value_input == "p")
    expect(offered(page)).to_have_count(0)
    box.press_sequentially("e")
    expect(offered(page)).to_have_text(["pear", "pearl"])
    expect(page.locator("[aria-live=polite]").filter(has_text="2 options")).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(offered(page).first).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(offered(page).nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", offered(page).nth(1).get_attribute("id"))
    box.press("Enter")
    until(lambda: fruit.value == "pearl")
    expect(box).to_have_value("pearl")
    expect(offered(page)).to_have_count(0)
    # What is none of them stays with the reason, by Enter and by leaving; Escape puts back what was there.
    box.fill("peach")
    expect(offered(page)).to_have_text("No options")
    box.press("Enter")
    expect(box).to_have_accessible_description("“peach” is none of the options.")
    expect(box).to_have_value("peach")
    box.fill("peac")
    box.fill("peach")
    box.press("Enter")
    expect(box).to_have_accessible_description("“peach” is none of the options.")
    box.press("Escape")
    expect(box).to_have_value("pearl")
    expect(box).to_have_accessible_description("")
    until(lambda: fruit.value_input == "pearl")
    box.fill("peach")
    box.press("Enter")
    expect(box).to_have_accessible_description("“peach” is none of the options.")
    fruit.value = "pearl"  # as it was
    expect(box).to_have_value("pearl")
    expect(box).to_have_accessible_description("")
    box.fill("pl")
    expect(offered(page)).to_have_text(["plum"])
    box.press("Escape")
    expect(offered(page)).to_have_count(0)
    expect(box).to_have_value("pl")
    box.press("Escape")
    expect(box).to_have_value("pearl")
    box.fill("pl")
    box.press("Tab")  # also while the answer is on its way
    until(lambda: fruit.value == "plum")
    page.keyboard.press("Shift+Tab")
    box.fill("")
    box.press("Tab")
    until(lambda: fruit.value == "")

    box = page.get_by_role("combobox", name="Free")
    box.click()
    expect(offered(page)).to_have_text(FRUIT)
    assert page.locator("main img, main b").count() == 0
    box.press_sequentially("pe")
    expect(offered(page)).to_have_text(["pear", "pearl"])
    box.press("Enter")
    until(lambda: free.value == "pe")
    box.press("ArrowDown")
    expect(offered(page).first).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    box.press("Enter")
    until(lambda: free.value == "pearl")
    free.options = ["fig"]
    free.value = "own"
    expect(box).to_have_value("own")

    box = page.get_by_role("combobox", name="Many")
    box.press_sequentially("99")
    expect(offered(page)).to_have_count(51)
    expect(offered(page).last).to_have_text("50 of 280 options")
    offered(page).last.click(force=True)
    assert many.value == ""
    offered(page).nth(1).click()
    until(lambda: many.value == "Number 199")
    expect(box).to_be_focused()


def test_a_search_by_a_function_shows_the_newest_only_and_what_goes_wrong(show: Show) -> None:
    answers: dict[str, asyncio.Future[Any]] = {}

    async def search(text: str) -> Any:
        answers[text] = asyncio.get_running_loop().create_future()
        return await answers[text]

    def answer(text: str, result: Any) -> None:
        until(lambda: text in answers)
        future = answers[text]
        how = future.set_exception if isinstance(result, Exception) else future.set_result
        future.get_loop().call_soon_threadsafe(how, result)

    page, field = show(lambda: tr.widgets.AutocompleteInput("Person", options=search, debounce=50))
    chosen: list[Any] = []
    field.param.watch(lambda event: chosen.append(event.new), "value")
    box = page.get_by_role("combobox", name="Person")
    box.press_sequentially("ad")
    expect(page.locator("[aria-busy=true] .tr-spinner")).to_be_visible()
    answer("ad", {"Ada": 1, "Adam": 2})
    expect(offered(page)).to_have_text(["Ada", "Adam"])
    expect(page.locator(".tr-spinner")).to_be_hidden()
    box.press_sequentially("a")
    expect(page.locator("[data-stale]")).to_be_visible()
    offered(page).nth(1).click()  # not what is meant now
    box.press("Enter")  # carried out when the list is there
    answer("ada", {"Ada Lovelace": 3})
    until(lambda: chosen == [3])
    expect(box).to_have_value("Ada Lovelace")
    box.fill("zz")
    answer("zz", tr.UserError("The register is closed."))
    expect(offered(page)).to_have_text("The register is closed.")
    box.press("Escape")
    box.press("Escape")
    expect(box).to_have_value("Ada Lovelace")


def test_the_list_is_never_cut_and_a_dialog_stays(show: Show) -> None:
    narrow = {"viewport": {"width": 390, "height": 600}, "has_touch": True, "is_mobile": True}

    def make() -> Any:
        field = tr.widgets.AutocompleteInput("In a dialog", options=FRUIT, min_characters=1)
        inside = tr.widgets.AutocompleteInput("In a card", options=MANY, min_characters=1)
        made = tr.Page(main=[tr.Spacer(height=440), tr.Card(inside, title="Card")], modal=[field])
        made.field, made.inside = field, inside  # type: ignore[attr-defined]
        return made

    shown = show(make, **narrow)
    page, root = shown.page, shown.root
    page.get_by_role("combobox", name="In a card").tap()
    page.keyboard.type("N")
    expect(offered(page)).to_have_count(51)
    come_to_rest(page, page.get_by_role("listbox").bounding_box, 100)
    box, listed = (page.get_by_role(role).bounding_box() for role in ("combobox", "listbox"))
    assert box is not None
    assert listed is not None
    assert listed["y"] >= 0
    assert listed["y"] + listed["height"] <= box["y"]
    assert abs(listed["width"] - box["width"]) <= 1
    offered(page).first.tap()
    until(lambda: root.inside.value == "Number 0")
    root.open_modal()
    page.get_by_role("combobox", name="In a dialog").tap()
    page.keyboard.type("p")
    expect(offered(page)).to_have_text(["pear", "pearl", "plum"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("l")
    expect(offered(page)).to_have_text(["plum"])
    offered(page).tap()
    until(lambda: root.field.value == "plum")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    def make() -> Any:
        kind = tr.widgets.AutocompleteInput
        return tr.Column(
            tr.pane.Markdown("# Found"),
            kind("Chosen", options=FRUIT, value="pear", required=True, error="Not this.", description="Which"),
            kind("Disabled", options=FRUIT, value="pear", disabled=True),
            kind(options=FRUIT, placeholder="No label"),
            kind("Open", options=MANY, min_characters=0),
        )

    page = show(make, color_scheme=scheme, viewport={"width": width, "height": 900}).page
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.get_by_role("combobox", name="Open").click()
    page.keyboard.press("ArrowDown")
    expect(offered(page)).to_have_count(51)
    fits(page, width)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []
