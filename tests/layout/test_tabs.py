"""`Tabs`: names stay with what they name, and the tab that is shown stays shown."""

from __future__ import annotations

import pytest

import transom as tr


def tabs_of(names="ABC", **params):
    return tr.Tabs(*((name, tr.pane.Str(name.lower())) for name in names), **params)


def shown(tabs):
    """Names and objects by tab, and the name of the one that is shown."""
    pairs = [(name, each.object) for name, each in zip(tabs.names, tabs, strict=True)]
    assert all(name.lower() == text for name, text in pairs), pairs
    return "".join(tabs.names), tabs.names[tabs.active]


def texts(model):
    return [text for _, text in model["names"]]


def numbered(model, text):
    """A tab as the page says it: its place there and its number."""
    return next([at, number] for at, (number, its) in enumerate(model["names"]) if its == text)


def test_names():
    tabs = tr.Tabs(("one", "text"), tr.widgets.Button(label="two"), tr.widgets.Button())
    assert tabs.names == ["one", "two", "Button"]
    tabs.append(("four", "more"))
    assert tabs.names == ["one", "two", "Button", "four"]
    tabs.pop(0)
    assert tabs.names == ["two", "Button", "four"]
    tabs.reverse()
    assert tabs.names == ["four", "Button", "two"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda tabs: tabs.pop(0), "BC"),
        (lambda tabs: tabs.insert(0, ("D", "d")), "DABC"),
        (lambda tabs: tabs.append(("D", "d")), "ABCD"),
        (lambda tabs: tabs.reverse(), "CBA"),
        (lambda tabs: setattr(tabs, "objects", [tabs[2], tabs[0]]), "CA"),
        (lambda tabs: tabs.remove(tabs[1]), "AC"),
        (lambda tabs: tabs.extend([("D", "d"), ("E", "e")]), "ABCDE"),
        (lambda tabs: tabs.__setitem__(slice(0, 0), [("D", "d"), ("E", "e")]), "DEABC"),
        (lambda tabs: tabs.__setitem__(slice(0, 2), [("D", "d")]), "DC"),
        (lambda tabs: tabs.__delitem__(slice(0, 2)), "C"),
        (lambda tabs: tabs.__setitem__(0, ("D", "d")), "DBC"),
    ],
)
def test_the_tab_that_is_shown_stays_shown(change, expected):
    tabs = tabs_of(active=2)
    change(tabs)
    assert shown(tabs) == (expected, "C")


@pytest.mark.parametrize(("active", "comes"), [(0, "B"), (1, "C"), (2, "B")])
def test_where_it_goes_itself_the_next_is_shown_else_the_last(active, comes):
    tabs = tabs_of(active=active)
    tabs.pop(active)
    assert shown(tabs)[1] == comes


def test_without_tabs_none_is_shown():
    tabs = tabs_of(active=2)
    tabs.clear()
    assert (tabs.active, tabs.names) == (0, [])
    tabs.append(("D", "d"))
    assert shown(tabs) == ("D", "D")


async def test_the_tab_that_is_shown_stays_shown_when_the_user_closes_another(site):
    page = await site(lambda: tabs_of("ABCD", active=2, closable=True)).open()
    model = page.find("Tabs")
    page.event("Tabs", "close", 0)
    await page.advance(0.1)
    assert (texts(model), model["active"]) == (["B", "C", "D"], 1)
    page.event("Tabs", "close", 2)
    await page.advance(0.1)
    assert (texts(model), model["active"]) == (["B", "C"], 1)
    page.event("Tabs", "close", 1)
    await page.advance(0.1)
    assert (texts(model), model["active"]) == (["B"], 0)


def test_other_content_keeps_the_name_of_its_tab():
    tabs = tabs_of()
    tabs[1] = "new"
    assert tabs.names == ["A", "B", "C"]
    tabs[1] = tr.widgets.Button(label="Its own")
    assert tabs.names == ["A", "Its own", "C"]
    tabs[0], tabs[2] = tabs[2], tabs[0]
    assert tabs.names == ["A", "Its own", "C"]
    assert [tabs[0].object, tabs[2].object] == ["c", "a"]


def test_a_watcher_of_the_objects_sees_their_names_and_may_change_them_again():
    tabs = tabs_of(active=1)
    seen = []

    def shorten(event):
        seen.append(shown(tabs))
        if len(tabs) > 2:
            tabs.pop(0)

    tabs.param.watch(shorten, "objects")
    tabs.pop(2)
    tabs.append(("D", "d"))
    assert shown(tabs) == ("BD", "B")
    assert seen == [("AB", "B"), ("ABD", "B"), ("BD", "B")]


def test_sums_keep_names_and_options():
    tabs = tabs_of("AB", dynamic=True, active=1)
    both = tabs + [("C", "c")]  # noqa: RUF005 - the operator is what is tested
    assert shown(both) == ("ABC", "B")
    assert both.dynamic
    assert shown(tabs) == ("AB", "B")
    assert shown([("C", "c")] + tabs) == ("CAB", "A")  # noqa: RUF005
    assert shown(tabs + tabs_of("XY"))[0] == "ABXY"
    tabs += tabs_of("XY")
    assert shown(tabs) == ("ABXY", "B")


def test_one_component_in_several_tabs_has_the_name_of_each():
    field = tr.widgets.TextInput()
    tabs = tr.Tabs(("1", field), ("2", field), ("3", field), active=1)
    assert tabs.names == ["1", "2", "3"]
    tabs.append(("4", "text"))
    assert tabs.names == ["1", "2", "3", "4"]
    tabs.pop(0)
    assert (tabs.names, tabs.active) == (["2", "3", "4"], 0)
    tabs.reverse()
    assert (tabs.names, tabs.active) == (["4", "3", "2"], 2)


def test_too_few_names_harm_no_change():
    tabs = tabs_of()
    tabs.names = ["only"]
    tabs.append(("D", "d"))
    assert tabs.names == ["only", "Str", "Str", "D"]


async def test_the_user_chooses(site):
    seen = []

    def app():
        tabs = tr.Tabs("a", "b")
        tabs.param.watch(lambda event: seen.append(event.new), "active")
        return tabs

    page = await site(app).open()
    page.set("Tabs", 1, "active")
    await page.advance(0.1)
    assert seen == [1]


async def test_a_tab_beyond_the_last_is_reported(site):
    made = []

    def app():
        made.append(tabs_of("AB"))
        return made[0]

    page = await site(app).open()
    made[0].active = 5
    await page.advance(0.1)
    assert made[0].active == 5
    (report,) = page.session.advice.kept
    assert report["text"].endswith("active=5, and there are 2 tabs: the last is shown. Write a number below that.")


async def test_dynamic_tabs_give_the_page_the_one_that_is_shown(site):
    made = []

    def app():
        made.append(tr.Tabs(*((name, tr.widgets.TextInput(label=name)) for name in "ABC"), dynamic=True))
        return made[0]

    page = await site(app).open()
    model, tabs = page.find("Tabs"), made[0]

    def there():
        return [page.models[id_]["label"] if id_ else None for id_ in model["children"]]

    assert there() == ["A", None, None]
    assert len(page.all("TextInput")) == 1
    page.set("Tabs", 2, "active")
    await page.advance(0.1)
    assert there() == [None, None, "C"]
    assert len(page.all("TextInput")) == 1
    tabs.pop(0)
    await page.advance(0.1)
    assert (there(), texts(model), model["active"]) == ([None, "C"], ["B", "C"], 1)
    tabs.active = 7
    await page.advance(0.1)
    assert there() == [None, "C"]
    tabs.dynamic = False
    await page.advance(0.1)
    assert there() == ["B", "C"]
    tabs.clear()
    tabs.dynamic = True
    await page.advance(0.1)
    assert there() == []


async def test_the_page_means_a_tab_though_it_is_elsewhere_by_now(site):
    made = []

    def app():
        made.append(tabs_of("ABCD", closable=True))
        return made[-1]

    page = await site(app).open()
    model, tabs = page.find("Tabs"), made[0]
    c, d = numbered(model, "C"), numbered(model, "D")
    tabs.insert(0, ("New", "new"))  # the page does not know it yet
    tabs.pop(1)
    page.event("Tabs", "close", c)
    page.set("Tabs", d, "active")
    await page.advance(0.1)
    assert (texts(model), model["active"], tabs.active) == (["New", "B", "D"], 2, 2)
    closed, chosen = page.event("Tabs", "close", c), page.set("Tabs", c, "active")
    odd = [
        page.set("Tabs", each, "active") for each in ([0, -1], [0, 1.0], ["0", 1], [1], [True, True], 3, -1, True, None)
    ]
    await page.advance(0.1)
    assert {page.settled[each]["rejected"] for each in (closed, chosen, *odd)} == {"bad_value"}
    assert (texts(model), tabs.active) == (["New", "B", "D"], 2)


async def test_a_tab_has_its_number_for_good_and_a_new_one_another(site):
    made = []

    def app():
        made.append(tabs_of())
        return made[-1]

    page = await site(app).open()
    model, tabs = page.find("Tabs"), made[0]
    before = dict(map(reversed, model["names"]))
    tabs.reverse()
    tabs.names = ["3", "2", "1"]
    tabs[0] = ("3", "other")
    tabs.objects.append(tr.pane.Str("d"))
    tabs.param.trigger("objects")
    await page.advance(0.1)
    numbers = [number for number, _ in model["names"]]
    assert texts(model) == ["3", "2", "1", "Str"]
    assert numbers[1:3] == [before["B"], before["A"]]
    assert len({*numbers, *before.values()}) == 5


async def test_one_component_in_several_tabs_has_a_number_in_each(site):
    def app():
        field = tr.widgets.TextInput()
        return tr.Tabs(("1", field), ("2", field), ("3", field), closable=True)

    page = await site(app).open()
    model = page.find("Tabs")
    numbers = [number for number, _ in model["names"]]
    page.event("Tabs", "close", [1, numbers[1]])
    await page.advance(0.1)
    assert model["names"] == [[numbers[0], "1"], [numbers[2], "3"]]


@pytest.mark.parametrize(
    ("active", "change", "then"),
    [
        (1, lambda tabs: tabs.pop(0), 0),
        (0, lambda tabs: tabs.pop(0), 0),
        (1, lambda tabs: tabs.pop(1), 0),
        (2, lambda tabs: tabs.pop(0), 1),
        (1, lambda tabs: tabs.append(("C", "c")), 1),
        (0, lambda tabs: tabs.append(("C", "c")), 0),
        (1, lambda tabs: tabs.insert(0, ("C", "c")), 2),
        (1, lambda tabs: tabs.remove(tabs[2]), 1),
    ],
)
def test_of_two_tabs_that_are_alike_the_one_that_is_shown_stays(active, change, then):
    same = tr.pane.Str("a")
    tabs = tr.Tabs(("A", same), ("A", same), ("B", "b"), active=active)
    change(tabs)
    assert tabs.active == then
