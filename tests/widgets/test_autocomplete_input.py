"""`AutocompleteInput`: what is offered for what is written, what a page may choose, and a search by a function."""

from __future__ import annotations

import asyncio
import enum
import json
import threading

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr

FRUIT = ["Apple", "apricot", "Pear", "Pineapple", "<b>plum</b>"]


@pytest.fixture
def shown(site):
    """`shown(**parameters)`: a page, the field in it, and the values its watchers were told."""

    async def show(**parameters):
        made, seen = [], []

        def app():
            made.append(tr.widgets.AutocompleteInput("Fruit", **parameters))
            made[0].param.watch(lambda event: seen.append(event.new), "value")
            return made[0]

        return await site(app, dev=True).open(), made[0], seen

    return show


async def write(page, text):
    page.set("Fruit", text, "value_input")
    await page.advance(1)
    said = page.find("Fruit")["completions"]
    assert said[0] == text
    return said[1:]


async def enter(page, text):
    cseq = page.set("Fruit", text)
    await page.advance(1)
    return page.settled[cseq]


@pytest.mark.parametrize(
    ("parameters", "text", "labels"),
    [
        ({}, "A", []),
        ({}, "Ap", ["Apple"]),
        ({}, " Ap ", ["Apple"]),
        ({"min_characters": 1}, "A", ["Apple"]),
        ({"min_characters": 0}, "", FRUIT),
        ({"case_sensitive": False}, "aP", ["Apple", "apricot"]),
        ({"search_strategy": "includes"}, "pp", ["Apple", "Pineapple"]),
        ({"search_strategy": "includes", "case_sensitive": False}, "APPLE", ["Apple", "Pineapple"]),
        ({}, "zz", []),
        ({"options": ["Pineapple", "apple"], "search_strategy": "includes"}, "apple", ["apple", "Pineapple"]),
        ({"options": ["Cafe\u0301"]}, "Caf\u00e9", ["Cafe\u0301"]),
        ({"options": ["STRASSE"], "case_sensitive": False}, "straße", ["STRASSE"]),
        ({"options": {"Ten": 10, "Tenth": 0.1}}, "Te", ["Ten", "Tenth"]),
        ({"options": np.array([10, 11, 20])}, "1", []),
        ({"options": np.array([10, 11, 20]), "min_characters": 1}, "1", ["10", "11"]),
        ({"options": [5, 4, 3], "min_characters": 0}, "", ["5", "4", "3"]),
    ],
)
async def test_what_fits_is_offered_in_the_order_of_the_options(shown, parameters, text, labels):
    page, field, _ = await shown(**{"options": FRUIT, **parameters})
    if text:
        assert await write(page, text) == [len(labels), None, labels]
    else:
        assert page.find("Fruit")["completions"] == ["", len(labels), None, labels]
    assert field.completions == labels


async def test_ten_thousand_options_stay_where_they_are_and_fifty_rows_go_to_the_page(shown):
    page, field, _ = await shown(options=[f"Number {number}" for number in range(10_000)])
    assert len(json.dumps(page.find("Fruit").values)) < 1000
    count, _, labels = await write(page, "Number 1")
    assert (count, len(labels), labels[1]) == (1111, 50, "Number 10")
    assert labels[0] == "Number 1"
    assert await enter(page, "Number 9999") is None
    assert field.value == "Number 9999"


class Colour(enum.Enum):
    RED = "r"


ROW = pd.DataFrame({"a": [1]})


@pytest.mark.parametrize(
    ("options", "text", "value"),
    [
        (["Ada", "Emmy"], "Emmy", "Emmy"),
        ({"One": 1, "None": None}, "None", None),
        ({"One": 1, "Same": 1}, "Same", 1),
        ({"A frame": ROW}, "A frame", ROW),
        ({"A function": len}, "A function", len),
        (Colour, "Colour.RED", Colour.RED),
        (pd.Series(["x", "y"]), "y", "y"),
        (["", "a"], "", ""),
    ],
)
async def test_an_option_is_chosen_by_its_text_and_its_value_is_the_objects_own(shown, options, text, value):
    page, field, seen = await shown(options=options)
    assert (field.value, page.find("Fruit")["value"]) == ("", "")
    assert await enter(page, text) is None
    assert field.value is value or (not isinstance(value, pd.DataFrame) and field.value == value)
    assert (page.find("Fruit")["value"], field.value_input, page.find("Fruit")["value_input"]) == (text, text, text)
    assert len(seen) == (text != "")


@pytest.mark.parametrize(
    ("parameters", "text", "value", "reason"),
    [
        ({}, "Appl", "", "“Appl” is none of the options."),
        ({}, "apple", "", "“apple” is none of the options."),
        ({"case_sensitive": False}, "aPPle", "Apple", None),
        ({"restrict": False}, "own", "own", None),
        ({"restrict": False}, "Apple", "Apple", None),
        ({"restrict": False, "options": {"Ten": 10}}, "Ten", 10, None),
        ({"value": "Pear"}, "", "", None),
        ({"value": "Pear"}, "  ", "", None),
        ({"value": "Pear"}, "x" * 99, "Pear", f"“{'x' * 60}…” is none of the options."),
        ({"value": "Pear"}, 3, "Pear", ""),
    ],
)
async def test_what_is_none_of_the_options_is_refused_unless_any_text_may_be(shown, parameters, text, value, reason):
    page, field, _ = await shown(**{"options": FRUIT, **parameters})
    result = await enter(page, text)
    assert result == (None if reason is None else {"rejected": "bad_value", **({"reason": reason} if reason else {})})
    assert field.value == value
    assert page.find("Fruit")["value"] == (text if reason is not None else str(value).replace("10", "Ten"))


async def test_an_own_text_stays_when_the_options_change_and_a_restricted_one_goes(shown):
    page, free, seen = await shown(options=["a"], restrict=False, value="own")
    free.options = ["b"]
    free.options = []
    await page.settle()
    assert (free.value, free.value_input, seen) == ("own", "own", [])
    page, bound, seen = await shown(options=["a", "b"], value="b")
    bound.options = ["b", "c"]
    await page.settle()
    assert (bound.value, seen) == ("b", [])
    bound.options = ["c"]
    await page.settle()
    assert (bound.value, bound.value_input, seen) == ("", "", [""])
    bound.param.update(options=["d"], value="d")
    await page.settle()
    assert (bound.value, seen) == ("d", ["", "d"])


async def test_what_is_being_written_stays_when_the_options_change(shown):
    page, field, _ = await shown(options=["apple"])
    await write(page, "ap")
    field.options = ["apricot", "apple"]
    await page.settle()
    assert page.find("Fruit")["value_input"] == "ap"
    assert page.find("Fruit")["completions"] == ["ap", 2, None, ["apricot", "apple"]]
    field.options.append("apex")
    field.param.trigger("options")
    assert field.completions == ["apricot", "apple", "apex"]


async def test_what_code_sets_is_kept_shown_and_reported_once(shown):
    page, field, _ = await shown(options=["a"], value="other")
    assert (field.value, page.find("Fruit")["value"], field.value_input) == ("other", "other", "other")
    field.value = "another"
    (told,) = page.session.advice.kept
    assert "value='other' is not among the options ['a']" in told["text"]
    _, free, _ = await shown(options=["a"], value="other", restrict=False)
    free.value = None
    assert (free.value, free.value_input) == (None, "")


def test_the_text_of_a_value_is_its_label_also_when_both_are_given_in_one_step():
    field = tr.widgets.AutocompleteInput(value=2, options={"One": 1, "Two": 2})
    assert (field.value_input, field.values, field.labels) == ("Two", [1, 2], ["One", "Two"])
    field.param.update(options={"Drei": 3}, value=3)
    assert field.value_input == "Drei"


# ---- a function


class Search:
    """A search whose answers come when the test says so."""

    def __init__(self):
        self.asked = []
        self.cancelled = []
        self.stubborn = False

    async def find(self, text):
        answer = asyncio.get_running_loop().create_future()
        self.asked.append((text, answer))
        while True:
            try:
                return await asyncio.shield(answer)
            except asyncio.CancelledError:
                self.cancelled.append(text)
                if not self.stubborn:
                    raise


@pytest.fixture
async def search(shown):
    made = Search()
    return made, *await shown(options=made.find)


async def key(page, text, seconds):
    page.set("Fruit", text, "value_input")
    await page.advance(seconds)


async def test_a_function_is_asked_when_the_user_pauses(search):
    made, page, field, _ = search
    for text in ("a", "ap", "app", "appl"):
        await key(page, text, 0.1)
    assert made.asked == []
    assert page.find("Fruit")["pending"] is True
    await page.advance(0.2)
    assert [text for text, _ in made.asked] == ["appl"]
    made.asked[0][1].set_result({"Apple": 1, "Application": 2})
    await page.advance(0.1)
    assert page.find("Fruit")["completions"] == ["appl", 2, None, ["Apple", "Application"]]
    assert page.find("Fruit")["pending"] is False
    assert await enter(page, "Application") is None
    assert (field.value, field.value_input) == (2, "Application")
    assert len(made.asked) == 1


@pytest.mark.parametrize("stubborn", [False, True])
async def test_only_what_was_found_for_the_newest_text_is_offered(search, stubborn):
    made, page, field, _ = search
    made.stubborn = stubborn
    await key(page, "ap", 0.3)
    await key(page, "pe", 0.3)
    (_, first), (_, second) = made.asked
    second.set_result(["Pear"])
    await page.advance(0.1)
    first.set_result(["Apple"])
    await page.advance(0.1)
    assert page.find("Fruit")["completions"] == ["pe", 1, None, ["Pear"]]
    assert field.completions == ["Pear"]
    assert (await enter(page, "Apple"))["rejected"] == "bad_value"


async def test_a_text_that_is_too_short_or_entered_asks_for_nothing_more(search):
    made, page, _, _ = search
    await key(page, "ap", 0.3)
    await key(page, "a", 0.3)
    assert page.find("Fruit")["completions"] == ["a", 0, None, []]
    assert page.find("Fruit")["pending"] is False
    await key(page, "apx", 0.05)
    await enter(page, "")
    assert len(made.asked) == 1
    assert page.find("Fruit")["pending"] is False


async def test_a_page_may_ask_again_for_the_text_that_is_there(search):
    made, page, field, _ = search
    field.value = "Pear"
    page.event("Fruit", "search", "Pear")
    await page.advance(0.3)
    assert [text for text, _ in made.asked] == ["Pear"]
    cseq = page.event("Fruit", "search", ["Pear"])
    await page.advance(0.3)
    assert page.settled[cseq] == {"rejected": "bad_value"}


@pytest.mark.parametrize(
    ("error", "said"),
    [(ValueError("secret"), "The search failed."), (tr.UserError("No such shelf."), "No such shelf.")],
)
async def test_a_search_that_fails_says_so_in_the_list_and_is_logged_once(search, failures, error, said):
    made, page, _, _ = search
    await key(page, "ap", 0.3)
    made.asked[0][1].set_exception(error)
    await page.advance(0.1)
    assert page.find("Fruit")["completions"] == ["ap", 0, said, []]
    assert page.find("Fruit")["pending"] is False
    assert len(failures()) == 1
    await key(page, "app", 0.3)
    made.asked[1][1].set_result(None)
    await page.advance(0.1)
    assert page.find("Fruit")["completions"] == ["app", 0, None, []]


async def test_a_function_that_blocks_leaves_the_loop(shown):
    where = []

    def find(text):
        where.append(threading.current_thread())
        return (f"{text}{each}" for each in range(3))

    page, _, _ = await shown(options=find, debounce=0)
    assert await write(page, "ap") == [3, None, ["ap0", "ap1", "ap2"]]
    assert where != [threading.main_thread()]


async def test_what_comes_of_other_functions_are_the_options_themselves(shown):
    async def load():
        return ["Apple", "Pear"]

    count = tr.widgets.IntSlider(value=2)
    page, field, _ = await shown(options=load)
    await page.advance(0.1)
    assert field.options == ["Apple", "Pear"]
    bound = tr.widgets.AutocompleteInput(options=tr.bind(lambda number: ["a", "b", "c"][:number], count))
    assert bound.options == ["a", "b"]
    with pytest.raises(TypeError, match="is no list of options"):
        field.options = "abc"


async def test_a_search_ends_with_its_page(site):
    made = Search()
    app = site(lambda: tr.widgets.AutocompleteInput("Fruit", options=made.find))
    page = await app.open()
    await key(page, "ap", 0.3)
    await app.leave(page)
    assert made.cancelled == ["ap"]


class Order(param.Parameterized):
    """Has something to choose."""

    fruit = param.Selector(default="Pear", objects=FRUIT)
    note = param.String(default="soon")


async def test_a_field_for_a_parameter(site):
    order = Order()
    w = tr.widgets.AutocompleteInput
    page = await site(
        lambda: tr.Row(w.from_param(order.param.fruit), w.from_param(order.param.note, restrict=False))
    ).open()
    assert (page.find("Fruit")["value"], page.find("Note")["value"]) == ("Pear", "soon")
    await enter(page, "Apple")
    page.set("Note", "later")
    await page.settle()
    assert (order.fruit, order.note) == ("Apple", "later")


def test_a_field_from_values_has_each_once():
    field = tr.widgets.AutocompleteInput.from_values(pd.Series(["b", "a", "b"], name="Kind"))
    assert (field.label, field.options, field.value) == ("Kind", ["b", "a"], "")


def test_many_options_are_looked_through_off_the_event_loop():
    few, many = (tr.widgets.AutocompleteInput(options=[str(n) for n in range(count)]) for count in (10, 10_000))
    assert not few._takes_long("value_input", "1")
    assert all(many._takes_long(name, "1") for name in ("value", "value_input", "search"))
