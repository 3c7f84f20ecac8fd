"""`Finder`: finds the passages of documents that have all words of a question, the most fitting first.

A word of the question stands for those that begin with it, and for its other forms: "cache" for "caching". Names of
code are found whole and by their parts: `add_periodic_callback` by "periodic", `TextInput` by "input".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log
from typing import NamedTuple

from transom.book.passages import Passage

MOST = 12
"""So many passages are found at most."""
OF_A_PAGE = 3
"""And of one page so many."""
LONGEST = 200
"""Characters of a question that are looked at."""
_WORD = re.compile(r"\w+")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^\W\d_a-zA-Z]+")
_ENDING = re.compile(r"(ing|ed|es|s|e)$")
_SHORTEST = 4
_TITLE, _HEADING, _PAGE, _TEXT = 6.0, 4.0, 2.5, 1.0
_AROUND = 60
_SHOWN = 150


class Hit(NamedTuple):
    """A passage that was found. Of its texts every second piece, from the second on, is what was asked for.

    Attributes:
        title: what its page is called and its own heading.
        address: where it is.
        text: some of what it says.
    """

    title: list[str]
    address: str
    text: list[str]


class Text(NamedTuple):
    """A page to be searched.

    Attributes:
        title: what it is called.
        address: where it is.
        passages: what it says.
    """

    title: str
    address: str
    passages: list[Passage]


class Finder:
    """Knows the words of all passages.

    Args:
        texts: the pages, in order.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        self._places: list[tuple[Text, Passage]] = []
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for text in texts:
            for passage in text.passages:
                number = len(self._places)
                self._places.append((text, passage))
                for word, weight in _weights(text, passage).items():
                    found[word][number] = weight
        self._words = sorted(found)
        self._found = found

    def find(self, question: str, most: int = MOST) -> list[Hit]:
        """The passages that fit best, in order; none for a question without a word."""
        words = list(dict.fromkeys(word.lower() for word in _WORD.findall(question[:LONGEST])))
        if not words:
            return []
        scores: dict[int, float] = {}
        fitting = [self._fitting(word) for word in words]
        for number in set.intersection(*(set(each) for each in fitting)):
            scores[number] = sum(each[number] for each in fitting)
        hits: list[Hit] = []
        taken: Counter[str] = Counter()
        for number, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            text, passage = self._places[number]
            taken[text.address] += 1
            if taken[text.address] <= OF_A_PAGE:
                hits.append(_hit(text, passage, words))
            if len(hits) == most:
                break
        return hits

    def _fitting(self, word: str) -> dict[int, float]:
        """The passages that have the word, one that begins with it or another form of it, and how much."""
        fits: dict[int, float] = defaultdict(float)
        for other, share in self._forms(word):
            places = self._found.get(other, {})
            rare = 1 + log(len(self._places) / len(places)) if places else 0
            for number, weight in places.items():
                fits[number] = max(fits[number], weight * rare * share)
        return fits

    def _forms(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that are meant by one, and how likely each is."""
        yield stem_of(word), 1.0
        for at in range(bisect_left(self._words, word), len(self._words)):
            other = self._words[at]
            if not other.startswith(word):
                return
            yield other, 1.0 if other == word else 0.6 * len(word) / len(other)


def _weights(text: Text, passage: Passage) -> dict[str, float]:
    """How much each word says of a passage."""
    weights: dict[str, float] = defaultdict(float)
    begins = passage.level <= 1
    length = 1 + len(passage.text) / 2000
    for word, count in Counter(_WORD.findall(passage.text)).items():
        _add(weights, word, _TEXT * (1 + log(count)) / length)
    for word in _WORD.findall(passage.heading):
        _add(weights, word, _TITLE if begins else _HEADING)
    for word in _WORD.findall(text.title):  # a passage can be asked for by its page and what it is about
        _add(weights, word, _TITLE if begins else _PAGE)
    if begins and text.title.lower() in weights:
        weights[text.title.lower()] *= 2
    return weights


def _add(weights: dict[str, float], word: str, weight: float) -> None:
    """Count a word, and less so its parts and its stem."""
    whole = word.lower()
    others = {**dict.fromkeys((part.lower() for part in _PART.findall(word)), 0.6), stem_of(whole): 0.9, whole: 1.0}
    for other, share in others.items():
        weights[other] += share * weight


def stem_of(word: str) -> str:
    """What a word has in common with its other forms: "cach" of cache, cached and caching."""
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST else word


def _hit(text: Text, passage: Passage, words: list[str]) -> Hit:
    within = passage.level > 1
    address = f"{text.address}#{passage.anchor}" if within and passage.anchor else text.address
    title = f"{text.title} › {passage.heading}" if within else text.title
    stems = [rf"{re.escape(stem)}\w*" for word in words if (stem := stem_of(word)) != word]
    forms = [*sorted(map(re.escape, words), key=len, reverse=True), *stems]
    marks = re.compile("|".join(rf"(?<![^\W_]){form}" for form in forms), re.IGNORECASE)
    return Hit(_cut(title, marks), address, _cut(_excerpt(passage.text, marks), marks))


def _cut(text: str, marks: re.Pattern[str]) -> list[str]:
    """A text, cut before and after what is marked."""
    return re.split(f"({marks.pattern})", text, flags=re.IGNORECASE)


def _excerpt(text: str, marks: re.Pattern[str]) -> str:
    """A piece of a text around the first mark in it."""
    first = marks.search(text)
    start = max(0, (first.start() if first else 0) - _AROUND)
    if start:
        start = text.find(" ", start, start + 30) + 1 or start
    piece = text[start : start + _SHOWN]
    if start + _SHOWN < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return ("… " if start else "") + piece
