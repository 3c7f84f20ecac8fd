"""`Player` and `DiscretePlayer`: what the page may set; how they play is in `tests/client/film.test.ts`."""

from __future__ import annotations

import pytest

import transom as tr

w = tr.widgets


async def opened(site, make, *, dev=False):
    made = []

    def app():
        made.append(make())
        return made[0]

    page = await site(app, dev=dev).open()
    return page, made[0]


async def test_code_plays_and_the_page_says_where_it_is(site):
    page, player = await opened(site, lambda: w.Player("Film", end=5, loop_policy="loop", direction=1))
    assert page.find("Film")["direction"] == 1
    player.pause()
    await page.settle()
    assert page.find("Film")["direction"] == 0
    player.reverse()
    assert player.direction == -1
    player.play()
    assert player.direction == 1
    page.set("Film", 3)
    number = page.event("Film", "taken")
    await page.settle()
    assert page.settled[number] is None
    assert (player.value, player.value_throttled) == (3, 0)
    page.set("Film", 3, "value_throttled")
    await page.settle()
    assert player.value_throttled == 3


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("value", 6), ("value", -1), ("value", 2.5), ("value", None), ("value", True), ("direction", 2),
        ("direction", 0.5), ("direction", True), ("direction", None), ("interval", 0), ("interval", "1"),
        ("loop_policy", "twice"), ("loop_policy", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["Player", "DiscretePlayer"])
async def test_what_a_page_may_not_set(site, kind, name, raw):
    given = {"end": 5} if kind == "Player" else {"options": [*"abcdef"]}
    page, player = await opened(site, lambda: getattr(w, kind)("Film", **given))
    before = getattr(player, name)
    number = page.set("Film", raw, name)
    await page.settle()
    assert page.settled[number]["rejected"] == "bad_value"
    assert getattr(player, name) == before


async def test_the_end_moves_while_it_plays(site):
    page, player = await opened(site, lambda: w.Player("Film", end=9, value=8, direction=1, loop_policy="loop"))
    player.end = 4
    await page.settle()
    assert (page.find("Film")["value"], page.find("Film")["end"]) == (4, 4)


async def test_options_may_be_anything(site):
    values = [print, None, {"a": 1}]
    page, player = await opened(site, lambda: w.DiscretePlayer("Film", options=values, value=None))
    labels = page.find("Film")["labels"]
    page.set("Film", [labels[0], 2])
    page.set("Film", [labels[0], 2], "value_throttled")
    await page.settle()
    assert player.value is values[2]
    assert player.value_throttled is values[2]
    player.options = ["x"]
    await page.settle()
    assert player.value == "x"


async def test_of_several_pages_one_goes_on(site):
    one = site(lambda: w.Player("Film", end=5))
    first = await one.open()
    second, third = [await one.view(first.session) for _ in range(2)]
    pages = [first, second, third]

    async def follows():
        await first.settle()
        return [bool(page.find("Film")["_follows"]) for page in pages]

    assert await follows() == [False, True, True]
    third.set("Film", 1, "direction")  # the user has started it there
    assert await follows() == [True, True, False]
    first.set("Film", 0, "direction")
    assert await follows() == [True, True, False]
    third.view.close()
    pages.pop()
    assert await follows() == [False, True]
    first.view.close()
    pages.pop(0)
    await second.settle()
    assert not second.find("Film")["_follows"]


async def test_buttons_that_there_are_not_are_reported(site):
    page, _ = await opened(site, lambda: w.Player("Film", visible_buttons=("play", "stop")), dev=True)
    assert page.find("Film")["visible_buttons"] == ["play", "stop"]
    (text,) = [each["text"] for each in page.session.advice.kept]
    assert text.startswith("Player 'Film': visible_buttons has 'stop', which there is not. There are: slower, first,")
