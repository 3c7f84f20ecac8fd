"""`Modal`: a dialog that code and the user open and close."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr


def test_as_in_panel():
    modal = tr.Modal("a", "b", label="T")
    assert (modal.open, modal.show_close_button, modal.background_close) == (False, True, True)
    assert [each.object for each in modal] == ["a", "b"]
    modal.show()
    assert modal.open
    modal.hide()
    assert not modal.open
    modal.toggle()
    assert modal.open
    modal.append("c")
    assert len(modal.clone()) == 3


async def test_its_buttons_open_and_close_it(site):
    made = []

    def app():
        modal = tr.Modal("text")
        made.append(modal)
        return tr.Row(modal, *(modal.create_button(each, label=each) for each in ("show", "hide", "toggle")))

    page = await site(app).open()
    states = []
    for label in ("show", "show", "hide", "toggle", "toggle"):
        page.click(label)
        await page.settle()
        states.append((made[0].open, page.find("Modal")["open"]))
    assert states == [(True, True), (True, True), (False, False), (True, True), (False, False)]


def test_a_button_for_nothing_is_an_error():
    with pytest.raises(ValueError, match=r"create_button\('open'\): write 'show', 'hide' or 'toggle'"):
        tr.Modal("text").create_button("open")


async def test_the_user_closes_it_also_when_what_is_in_it_is_disabled(site):
    made, seen = [], []

    def app():
        modal = tr.Modal("text", open=True, disabled=True)
        modal.param.watch(lambda event: seen.append(event.new), "open")
        made.append(modal)
        return modal

    page = await site(app).open()
    page.set("Modal", value=False, name="open")
    await page.settle()
    made[0].show()
    await page.settle()
    assert (seen, page.find("Modal")["open"]) == ([False, True], True)


@pytest.mark.parametrize("raw", [None, 1, "true", []])
async def test_what_is_neither_open_nor_closed_is_refused(site, raw):
    page = await site(lambda: tr.Modal("text")).open()
    cseq = page.set("Modal", raw, "open")
    await page.settle()
    assert page.settled[cseq]["rejected"] == "bad_value"


async def test_a_task_opens_it_without_a_click(site):
    async def later(modal):
        await asyncio.sleep(5)
        modal.show()

    def app():
        modal = tr.Modal("text")
        tr.create_task(later(modal))
        return modal

    page = await site(app).open()
    assert not page.find("Modal")["open"]
    await page.advance(6)
    assert page.find("Modal")["open"]
