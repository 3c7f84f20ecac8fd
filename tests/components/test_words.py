"""A page's language: its tag, its words, and texts of an author's own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import transom as tr
from transom.components.defaults import component_defaults, page_defaults
from transom.components.words import _WORDS, LANGUAGES
from transom.testing import run_test

SOURCE = Path(tr.__file__).parent


def test_each_word_is_said_somewhere_and_has_its_places_in_every_language() -> None:
    table = SOURCE / "components" / "words.py"
    said = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.[pt][ys]") if path != table)
    said = said.replace(
        '“{}” is not a ${whole ? "whole " : ""}number.', "“{}” is not a number.“{}” is not a whole number."
    )
    for english, texts in _WORDS.items():
        assert english in said, english
        assert len(texts) == len(LANGUAGES)
        assert {text.count("{}") for text in texts} == {english.count("{}")}, english


async def test_a_page_has_the_language_and_the_words_that_its_app_says() -> None:
    def app() -> Any:
        tr.config.language = "de-AT"
        tr.config.words = {"Required.": "Muss sein."}
        assert (tr.config.language, tr.config.words) == ("de-AT", {"Required.": "Muss sein."})
        return tr.widgets.TextInput("Name")

    async with run_test(app) as page, run_test(lambda: tr.widgets.TextInput("Name")) as other:
        assert page.view.tree.page["lang"] == "de-AT"
        assert (page.view.tree.page["words"]["Required."], page.view.tree.page["words"]["Help"]) == (
            "Muss sein.",
            "Hilfe",
        )
        assert "words" not in other.session.view.tree.page
    assert tr.config.language == "en"


async def test_another_language_keeps_the_words_of_the_author() -> None:
    def app() -> Any:
        tr.extension(language="fr", words={"Help": "?"})
        tr.config.language = "nl"
        return tr.widgets.TextInput("Name")

    async with run_test(app) as page:
        assert (page.view.tree.page["lang"], page.view.tree.page["words"]) == ("nl", {"Help": "?"})


async def test_what_is_said_of_an_entry_is_said_in_the_language() -> None:
    def app() -> Any:
        tr.config.language = "de"
        day = tr.widgets.DatePicker("Day", start=dt.date(2024, 2, 1))
        return tr.Column(day, tr.widgets.TextInput("Text", max_length=2))

    async with run_test(app) as page:
        early, long = page.set("Day", "2024-01-31"), page.set("Text", "abc")
        await page.settle()
        reasons = [page.settled[each]["reason"] for each in (early, long)]
        assert reasons == [
            "2024-01-31 liegt vor 2024-02-01, dem ersten wählbaren Tag.",
            "Höchstens 2 Zeichen: Dieser Text hat 3.",
        ]


async def test_outside_of_a_page_it_holds_for_all_pages_to_come() -> None:
    try:
        tr.config.language = "es"
        async with run_test(lambda: tr.widgets.TextInput("Name", max_length=1)) as page:
            assert (page.view.tree.page["lang"], page.view.tree.page["words"]["Help"]) == (
                "es",
                "Ayuda",
            )
            long = page.set("Name", "abc")
            await page.settle()
            assert page.settled[long]["reason"] == "Como máximo 1 caracteres: este texto tiene 3."
    finally:
        component_defaults.clear()
        page_defaults.clear()


@pytest.mark.parametrize("tag", ["Deutsch!", "", "d", "de_AT", 5, None])
def test_what_is_no_language_is_refused(tag: Any) -> None:
    with pytest.raises(ValueError, match='Write one such as "de"'):
        tr.config.language = tag


def test_words_that_no_page_says_are_refused() -> None:
    with pytest.raises(ValueError, match=r"no page says 'Required'. Did you mean 'Required.'\?"):
        tr.config.words = {"Required": "…"}
    with pytest.raises(ValueError, match=r"needs as many \{\}"):
        tr.config.words = {"Increase {}": "mehr"}
    for words in ("Required.", {"Required.": 5}, None):
        with pytest.raises(TypeError, match="no dict of texts"):
            tr.config.words = words  # type: ignore[assignment]


async def test_words_of_an_author_s_own_may_have_any_braces_in_them() -> None:
    def app() -> Any:
        tr.config.words = {"At most {} characters: this text has {}.": "{{max} {}, not {}}"}
        return tr.widgets.TextInput("Name", max_length=2)

    async with run_test(app) as page:
        number = page.set("TextInput", "long")
        await page.settle()
        assert page.settled[number] == {"rejected": "bad_value", "reason": "{{max} 2, not 4}"}
