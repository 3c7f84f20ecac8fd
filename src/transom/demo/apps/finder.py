"""Search as you type in what Unicode calls its characters: a newer text cancels the older search."""

import asyncio
import sys
import unicodedata
from typing import Any

import transom as tr

MOST = 100
query = tr.widgets.TextInput("A character is called", placeholder="arrow, greek small, cat face …")
whole = tr.widgets.Checkbox("Whole words only")


@tr.cache
def names() -> list[tuple[str, int]]:
    """Every character that has a name; found out once, in a thread."""
    return [(name, code) for code in range(sys.maxunicode + 1) if (name := unicodedata.name(chr(code), ""))]


async def search(text: str, whole: bool) -> list[dict[str, Any]]:
    """Those whose name has all the words. It looks up now and then, so that it can be cancelled."""
    words = text.upper().split()
    if not words:
        return []
    await asyncio.sleep(0.15)  # somebody is typing
    found: list[dict[str, Any]] = []
    for number, (name, code) in enumerate(await asyncio.to_thread(names)):
        if number % 2000 == 0:
            await asyncio.sleep(0)
        there = name.split() if whole else name
        if all(word in there for word in words):
            found.append({"Character": chr(code), "Name": name.capitalize(), "Code": f"U+{code:04X}"})
            if len(found) == MOST:
                break
    return found


def said(found: list[dict[str, Any]], text: str) -> str:
    """How many there are."""
    if not text.strip():
        return "Write a word."
    return f"The first {MOST}." if len(found) == MOST else f"{len(found)} found."


results = tr.bind(search, query.param.value_input, whole)
tr.Page(
    title="Finder",
    nav="apps",
    main=[
        tr.Row(query, whole),
        tr.bind(said, results, query.param.value_input),
        tr.pane.DataFrame(results, sizing_mode="stretch_width"),
    ],
).servable()
