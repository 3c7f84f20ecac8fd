"""`Accordion`: which are unfolded goes with the objects."""

from __future__ import annotations

import pytest

import transom as tr


def accordion_of(names="ABCD", **params):
    return tr.Accordion(*((name, tr.pane.Str(name.lower())) for name in names), **params)


def unfolded(accordion):
    """All names, and those of what is unfolded."""
    assert all(name.lower() == each.object for name, each in zip(accordion.names, accordion, strict=True))
    return "".join(accordion.names), "".join(accordion.names[at] for at in accordion.active)


def number(model, text):
    """What the page calls a section by."""
    return next(number for number, its in model["names"] if its == text)


def seen(model):
    return [text for number, text in model["names"] if number in model["active"]]


def test_as_in_panel_all_are_folded_at_first():
    accordion = tr.Accordion(("one", "text"), tr.widgets.Button(label="two"))
    assert (accordion.active, accordion.toggle, accordion.names) == ([], False, ["one", "two"])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda all_: all_.pop(0), ("BCD", "BD")),
        (lambda all_: all_.pop(1), ("ACD", "D")),
        (lambda all_: all_.insert(0, ("E", "e")), ("EABCD", "BD")),
        (lambda all_: all_.reverse(), ("DCBA", "DB")),
        (lambda all_: all_.__setitem__(1, ("E", "e")), ("AECD", "ED")),
        (lambda all_: all_.clear(), ("", "")),
        (lambda all_: setattr(all_, "objects", [("E", "e"), ("F", "f")]), ("EF", "F")),
    ],
)
def test_what_is_unfolded_stays_so_and_so_does_what_comes_in_its_place(change, expected):
    accordion = accordion_of(active=[1, 3])
    change(accordion)
    assert unfolded(accordion) == expected


def test_one_that_is_to_come_may_be_unfolded_already():
    accordion = accordion_of("A", active=[1])
    accordion.append(("B", "b"))
    assert unfolded(accordion) == ("AB", "B")


def test_a_copy_has_the_same_unfolded():
    assert unfolded(accordion_of(active=[2], toggle=True).clone()) == ("ABCD", "C")


async def test_a_click_is_one_event_with_all_that_is_unfolded_then(site):
    events = []

    def make():
        accordion = accordion_of(active=[0], toggle=True)
        accordion.param.watch(lambda event: events.append((event.old, event.new)), "active")
        return accordion

    page = await site(make).open()
    model = page.find("Accordion")
    page.set(model, [number(model, "B")], "active")
    await page.settle()
    assert events == [([0], [1])]


async def test_the_page_means_the_sections_that_it_saw_wherever_they_are(site):
    made = []
    page = await site(lambda: made.append(accordion_of()) or made[-1]).open()
    model = page.find("Accordion")
    meant = [number(model, text) for text in "BD"]
    made[0].insert(0, ("E", "e"))
    made[0].pop(-1)
    page.set(model, meant, "active")
    await page.settle()
    assert unfolded(made[0]) == ("EABC", "B")
    made[0].active = [0, 2]
    await page.settle()
    assert seen(model) == ["E", "B"]


@pytest.mark.parametrize("raw", [None, 1, "0", ["0"], [[0]], [True], [1.5], {"0": 1}])
async def test_what_is_no_list_of_sections_is_refused(site, raw):
    made = []
    page = await site(lambda: made.append(accordion_of(active=[1])) or made[-1]).open()
    cseq = page.set("Accordion", raw, "active")
    await page.settle()
    assert page.settled[cseq]["rejected"] == "bad_value"
    assert made[0].active == [1]


async def test_with_dynamic_the_page_has_only_what_is_unfolded(site):
    made = []
    page = await site(lambda: made.append(accordion_of(dynamic=True, active=[1])) or made[-1]).open()
    model = page.find("Accordion")
    assert [bool(each) for each in model["children"]] == [False, True, False, False]
    page.set(model, [number(model, text) for text in "BC"], "active")
    await page.settle()
    assert [bool(each) for each in model["children"]] == [False, True, True, False]


async def test_numbers_of_none_are_reported_once_and_unfold_nothing(site):
    made = []
    page = await site(lambda: made.append(accordion_of()) or made[-1]).open()
    made[0].active = [1, 7, -1, "x", [0]]
    made[0].active = [9]
    made[0].active = [1, 7, -1, "x", [0]]
    await page.settle()
    assert seen(page.find("Accordion")) == ["B"]
    assert made[0].active == [1, 7, -1, "x", [0]]
    (report,) = page.session.advice.kept
    assert report["text"].endswith("the others are not unfolded. Write numbers of objects, from 0.")
