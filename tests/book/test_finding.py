"""What the search finds, and in which order."""

from __future__ import annotations

import pytest

from transom.book.finding import MOST, OF_A_PAGE, Finder, Text
from transom.book.passages import Passage

TEXTS = [
    Text("Widgets", "widgets", [
        Passage(1, "widgets", "Widgets", "A button, a slider and a field."),
        Passage(2, "sliders", "Sliders", "A slider stops at each step."),
        Passage(2, "buttons", "Buttons", "IntSlider is no button; add_periodic_callback is none either."),
    ]),
    Text("Slider", "widgets/Slider", [Passage(1, "", "Slider", "A number between two ends.")]),
    Text("Threads", "threads", [
        Passage(1, "threads", "Threads", "Where code runs."),
        Passage(2, "locks", "Locks", "A slider needs none. " + "Filling words. " * 40 + "The end has a Straße."),
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def find():
    return Finder(TEXTS).find


def addresses(hits):
    return [hit.address for hit in hits]


def test_the_page_that_is_called_so_comes_first_then_headings_then_texts(find):
    hits = addresses(find("slider"))
    assert hits[:2] == ["widgets/Slider", "widgets#sliders"]
    assert set(hits[2:]) == {"widgets", "widgets#buttons", "threads#locks"}


def test_all_words_have_to_be_there(find):
    assert addresses(find("slider step")) == ["widgets#sliders"]
    assert find("slider nowhere") == []


def test_a_word_stands_for_those_that_begin_with_it(find):
    assert addresses(find("peri")) == ["widgets#buttons"], "a part of a name of code"
    assert "widgets#buttons" in addresses(find("intsl"))
    assert find("lider") == []


@pytest.mark.parametrize("question", ["", " ", "?!", "(*", "\\", "x" * 100_000])
def test_a_question_without_an_answer_has_none(find, question):
    assert find(question) == []


@pytest.mark.parametrize("question", ["cache", "caches", "cached", "caching"])
def test_other_forms_of_a_word_are_found_and_the_page_that_is_called_so_first(question):
    texts = [
        Text("Promises", "promises", [Passage(2, "cache", "Timers and cache", "A cache is kept, cached.")]),
        Text("Caching", "cache", [Passage(1, "caching", "Caching", "Results are kept.")]),
    ]
    hits = Finder(texts).find(question)
    assert addresses(hits) == ["cache", "promises#cache"]
    assert hits[0].title[1] == "Caching"


def test_a_page_with_that_very_name_comes_before_one_that_has_it_in_its_name():
    names = ["MultiSelect", "Select", "Selection"]
    texts = [Text(name, name, [Passage(1, "", name, "One of several.")]) for name in names]
    assert addresses(Finder(texts).find("select"))[0] == "Select"
    assert set(addresses(Finder(texts).find("select"))) == set(names)


def test_what_was_asked_for_is_marked_where_it_stands(find):
    (hit,) = find("stop step")
    assert hit.title == ["Widgets › Sliders"]
    assert hit.text == ["A slider ", "stop", "s at each ", "step", "."]
    assert find("butt")[0].title == ["Widgets › ", "Butt", "ons"]


def test_of_a_long_text_the_piece_around_it_is_shown(find):
    (hit,) = find("STRASSE") or find("straße")
    assert hit.text[1] == "Straße"
    assert len("".join(hit.text)) < 200
    assert hit.text[0].startswith("… ")


def test_no_page_takes_all_the_places():
    pages = [Text(f"Page {at}", f"p{at}", [Passage(2, f"a{n}", f"Word {n}", "") for n in range(20)]) for at in range(9)]
    hits = addresses(Finder(pages).find("word"))
    assert len(hits) == MOST
    assert max(hits.count(each) for each in hits) == 1
    assert max(sum(hit.startswith(f"p{at}#") for hit in hits) for at in range(9)) == OF_A_PAGE


def test_nothing_is_found_in_nothing():
    assert Finder([]).find("word") == []
