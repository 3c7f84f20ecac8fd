"""`FileDropper`: files that stay, by their names."""

from __future__ import annotations

import pytest

import transom as tr
from transom.components.published import find_published

FileDropper = tr.widgets.FileDropper


def seen(field):
    """What a watcher of `value` finds, at each call."""
    calls = []
    field.param.watch(lambda event: calls.append((event.new, dict(field.mime_type))), "value")
    return calls


async def test_files_are_added_one_by_one_or_many_at_once(site):
    field = FileDropper("Data", multiple=True)
    calls = seen(field)
    page = await site(lambda: field).open()
    page.upload("Data", ("a.txt", "ä".encode(), "text/plain"))
    await page.settle()
    page.upload("Data", ("b.txt", b"\xff", "text/plain"), ("c.bin", b"3"))
    await page.settle()
    assert calls[0] == ({"a.txt": "ä"}, {"a.txt": "text/plain"})
    assert calls[1][0] == {"a.txt": "ä", "b.txt": b"\xff", "c.bin": b"3"}
    assert calls[1][1]["c.bin"] == "application/octet-stream"
    assert page.find("Data")["value"] == [["a.txt", 2], ["b.txt", 1], ["c.bin", 1]]


async def test_one_of_the_same_name_takes_the_place_of_the_other_and_is_news(site):
    field = FileDropper("Data", multiple=True)
    calls = seen(field)
    page = await site(lambda: field).open()
    for content in (b"1", b"1", b"2"):
        page.upload("Data", ("a", content))
        await page.settle()
    assert [value for value, _ in calls] == [{"a": b"1"}, {"a": b"1"}, {"a": b"2"}]


async def test_without_multiple_there_is_one(site):
    field = FileDropper("Data")
    page = await site(lambda: field).open()
    for name in "ab":
        page.upload("Data", (name, b"1"))
        await page.settle()
    assert field.value == {"b": b"1"}
    assert field.mime_type.keys() == {"b"}


async def test_bounds_hold_for_all_that_is_there(site):
    field = FileDropper(
        "Data", multiple=True, max_files=2, max_total_file_size=10, accepted_filetypes=["csv", "image/*"]
    )
    page = await site(lambda: field).open()

    async def refusal(*files):
        number = page.upload("Data", *files)
        await page.settle()
        return (page.settled[number] or {}).get("reason")

    assert page.find("Data")["accepted_filetypes"] == ".csv,image/*"
    assert await refusal(("a.csv", bytes(8))) is None
    assert await refusal(("b.csv", bytes(3))) == "These files have more than 10 B together."
    assert await refusal(("b.csv", bytes(2))) is None
    assert await refusal(("c.csv", b"")) == "At most 2 files."
    assert await refusal(("a.csv", bytes(7))) is None  # in place of the other
    assert await refusal(("c.exe", b"")) == "At most 2 files."
    field.clear()
    assert await refusal(("c.exe", b"")) == "“c.exe” is not of a kind that is taken here: .csv, image/*."
    assert field.value == {}


async def test_the_user_takes_one_away(site):
    field = FileDropper("Data", multiple=True)
    page = await site(lambda: field).open()
    page.upload("Data", ("a", b"1"), ("b", b"2"))
    page.event("Data", "remove", "a")
    await page.settle()
    assert (field.value, field.mime_type.keys()) == ({"b": b"2"}, {"b"})


@pytest.mark.parametrize("raw", ["c", None, 0, [], {"a": 1}, "__class__"])
async def test_nothing_else_is_taken_away(site, raw):
    field = FileDropper("Data", value={"a": b"1"})
    page = await site(lambda: field).open()
    number = page.event("Data", "remove", raw)
    await page.settle()
    assert page.settled[number] == {"rejected": "bad_value"}
    assert field.value == {"a": b"1"}


async def test_what_code_sets_is_shown_and_what_is_no_file_is_reported(site):
    made = []

    def app():
        made.append(FileDropper("Data", value={"a": "ä", "b": b"1", "c": 5}))
        return made[0]

    page = await site(app).open()
    assert page.find("Data")["value"] == [["a", 2], ["b", 1], ["c", 0]]
    assert ["'c' is 5" in each["text"] for each in page.session.advice.kept if each["report"] == "value"] == [True]


def test_panels_keywords_are_taken():
    field = FileDropper(
        accepted_filetypes=[".png", "image"], multiple=True, layout="compact", max_file_size="1MB", max_files=3,
        max_total_file_size="10MB", chunk_size=1000, previews=["image"],
    )  # fmt: skip
    assert (field.layout, field.value, field.mime_type) == ("compact", {}, {})
    first, second = FileDropper(), FileDropper()
    assert first.value is not second.value


PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize("data", [PNG, b"GIF89a", b"\xff\xd8\xff", b"RIFF    WEBP"])
async def test_pictures_are_seen_in_the_list_for_as_long_as_they_are_there(site, data):
    field = FileDropper("Data", multiple=True)
    page = await site(lambda: field).open()
    page.upload("Data", ("a.png", data, "image/png"), ("b.svg", b"<svg/>", "image/svg+xml"))
    await page.settle()
    (_, _, address), second = page.find("Data")["value"]
    assert second == ["b.svg", 6]
    key = address.split("/")[-2]
    found = find_published(key)
    assert found is not None
    assert (found.source, found.saved) == (data, False)
    del found
    page.upload("Data", ("c.txt", b"c"))
    await page.settle()
    assert page.find("Data")["value"][0][2] == address, "what is there already is not fetched again"
    page.event(page.find("Data").id, "remove", "a.png")
    await page.settle()
    assert find_published(key) is None


async def test_without_previews_there_are_none(site):
    field = FileDropper("Data", previews=[], value={"a.png": PNG})
    page = await site(lambda: field).open()
    assert page.find("Data")["value"] == [["a.png", len(PNG)]]
