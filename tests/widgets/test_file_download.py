"""`FileDownload`: what a click hands out, to whom, and for how long."""

from __future__ import annotations

import asyncio
import errno
import io
import tempfile
from pathlib import Path

import pytest

import transom as tr
from transom.components.published import find_published
from transom.widgets.arriving import IN_MEMORY

FileDownload = tr.widgets.FileDownload


def app_of(**params):
    """An app of one button, and the buttons that it has made."""
    made = []

    def app():
        made.append(FileDownload(**params))
        return made[-1]

    return app, made


async def test_a_path_is_saved_under_its_name(site, tmp_path):
    path = tmp_path / "data.csv"
    path.write_bytes(b"1,2")
    page = await site(lambda: FileDownload(path)).open()
    assert page.find("FileDownload")["filename"] == "data.csv"
    assert await page.download() == ("data.csv", b"1,2")
    path.write_bytes(b"3,4")
    assert await page.download() == ("data.csv", b"3,4")


GIVEN = [
    (lambda path: b"1", "download"),
    (lambda path: bytearray(b"1"), "download"),
    (lambda path: memoryview(b"1"), "download"),
    (lambda path: io.BytesIO(b"1"), "download"),
    (lambda path: io.StringIO("1"), "download"),
    (lambda path: path.open("rb"), "one.txt"),
    (lambda path: path.open(), "one.txt"),
]


@pytest.mark.parametrize(("make", "name"), GIVEN)
async def test_data_and_open_files_are_saved_from_their_beginning_each_time(site, tmp_path, make, name):
    (tmp_path / "one.txt").write_bytes(b"1")
    given = make(tmp_path / "one.txt")
    page = await site(lambda: FileDownload(given)).open()
    assert await page.download() == (name, b"1")
    if hasattr(given, "read"):
        given.read()
    assert await page.download() == (name, b"1")
    if hasattr(given, "close"):
        given.close()


async def test_a_callback_is_asked_at_each_click(site):
    slider = tr.widgets.IntSlider("N", value=1)
    button = FileDownload(callback=tr.bind(lambda n: io.StringIO(f"n={n}ä"), slider), filename="n.txt")
    page = await site(lambda: tr.Row(slider, button)).open()
    assert (await page.download()).data == "n=1ä".encode()
    slider.value = 2
    assert (await page.download()).data == "n=2ä".encode()


async def test_a_coroutine_function_is_asked_and_the_button_is_busy_meanwhile(site):
    async def slow():
        await asyncio.sleep(5)
        button.filename = "late.csv"
        return b"1"

    button = FileDownload(callback=slow, filename="early.csv")
    page = await site(lambda: button).open()
    page.click("FileDownload")
    await page.settle()
    assert page.find("FileDownload")["busy"]
    page.click("FileDownload")  # it is at work: this one does nothing
    await page.advance(5)
    await page.settle()
    assert not page.find("FileDownload")["busy"]
    assert page.downloads == [("late.csv", b"1")]
    assert button.clicks == 1


async def test_the_name_that_a_callback_sets_is_that_of_this_download(site):
    def make():
        button.filename = f"{button.clicks}.csv"
        return b"1"

    button = FileDownload(callback=make, filename="0.csv")
    page = await site(lambda: button).open()
    assert [(await page.download()).name for _ in range(2)] == ["1.csv", "2.csv"]


NAMES = [
    ("穿反.txt", "穿反.txt"),
    ('a"b;c.csv', 'a"b;c.csv'),
    ("../../x", ".._.._x"),
    ("a\r\nb: c", "a__b: c"),
    ("..", "__"),
]


@pytest.mark.parametrize(("given", "name"), NAMES)
async def test_names_of_all_kinds(site, given, name):
    page = await site(lambda: FileDownload(b"1", filename=given)).open()
    assert (await page.download()).name == name


async def test_two_pages_have_runs_and_files_of_their_own(site):
    gates = {}

    async def make():
        mine = tr.state.session_args["who"][0].decode()
        await gates.setdefault(mine, asyncio.Event()).wait()
        return mine.encode()

    button = FileDownload(callback=make, filename="x")
    served = site(lambda: button)
    pages = {who: await served.open(url=f"/?who={who}") for who in ("a", "b")}
    for page in pages.values():
        page.click("FileDownload")
        await page.settle()
    assert all(page.find("FileDownload")["busy"] for page in pages.values())
    gates["b"].set()
    await pages["b"].settle()
    await pages["a"].settle()
    assert [pages[who].find("FileDownload")["busy"] for who in "ab"] == [True, False]
    gates["a"].set()
    for who, page in pages.items():
        await page.settle()
        assert page.downloads == [("x", who.encode())]


def fails():
    raise RuntimeError("secret")


async def fails_later():
    await asyncio.sleep(1)
    raise RuntimeError("secret")


WRONG = [
    ({}, "Something went wrong"),
    ({"file": 5}, "Something went wrong"),
    ({"callback": lambda: None}, "Something went wrong"),
    ({"callback": fails}, "Something went wrong"),
    ({"callback": fails_later}, "Something went wrong"),
    ({"file": Path("/nowhere/gone.csv")}, "“gone.csv” is not there."),
    ({"file": Path("/dev/zero")}, "“zero” is not there."),
    ({"file": "/etc/hostname"}, "“hostname” is not there."),
    ({"file": "../../../../etc/hostname"}, "“hostname” is not there."),
    ({"file": "\x00"}, "is not there."),
]


@pytest.mark.parametrize(("params", "text"), WRONG)
async def test_what_cannot_be_handed_out_is_said_and_the_button_goes_on(site, params, text, caplog):
    app, made = app_of(**params)
    page = await site(app, dev=False).open()
    page.click("FileDownload")
    await page.advance(1)
    await page.settle()
    assert [text in notice["text"] for notice in page.notices] == [True]
    assert "secret" not in str(page.notices)
    assert not page.find("FileDownload")["busy"]
    assert len(caplog.records) == 1
    made[0].param.update(callback=None, file=b"1", filename="a")
    assert await page.download() == ("a", b"1")


async def test_none_of_a_callback_is_an_error_that_says_what_to_return(site):
    app, _ = app_of(callback=lambda: None)
    page = await site(app).open()
    with pytest.raises(AssertionError, match="no file came"):
        await page.download()
    assert "a callback returns one of them" in page.notices[0]["text"] + page.notices[0]["detail"]


async def test_what_is_large_waits_in_a_file_and_goes_with_its_page(site):
    data = bytes(range(256)) * (3 * IN_MEMORY // 256)
    served = site(lambda: FileDownload(io.BytesIO(data), filename="large.bin"))
    page = await served.open()
    assert (await page.download()).data == data
    key = page._saves[-1]["url"].split("/media/")[1].split("/")[0]
    source = find_published(key).source
    assert isinstance(source, Path)
    assert source.exists()
    await served.leave(page)
    assert find_published(key) is None
    assert not source.exists()


async def test_a_full_disk_leaves_nothing_behind(site, monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    class Endless(io.RawIOBase):
        def read(self, size=-1):
            if self.tell() > 5 * IN_MEMORY:
                raise OSError(errno.ENOSPC, "No space left on device")
            self.at += size
            return bytes(size)

        at = 0

        def tell(self):
            return self.at

        def seek(self, at, whence=0):
            return at

    app, _ = app_of(file=Endless(), filename="a")
    page = await site(app).open()
    page.click("FileDownload")
    await page.settle()
    assert "No space left" in caplog.text
    assert list(tmp_path.iterdir()) == []
    assert page.downloads == []
    assert len(page.notices) == 1


async def test_only_the_newest_files_are_kept(site):
    page = await site(lambda: FileDownload(b"1", filename="a")).open()
    for _ in range(6):
        await page.download()
    keys = [each["url"].split("/media/")[1].split("/")[0] for each in page._saves]
    assert [find_published(key) is not None for key in keys] == [False] * 2 + [True] * 4
    assert len(set(keys)) == 6


async def test_a_file_is_there_also_when_its_button_has_gone(site):
    column = tr.Column()

    def make():
        column.clear()
        return b"1"

    column.append(FileDownload(callback=make, filename="a"))
    page = await site(lambda: column).open()
    page.click("FileDownload")
    await page.settle()
    assert not page.all("FileDownload")
    assert page.downloads == [("a", b"1")]


async def test_a_page_that_is_away_gets_it_when_it_is_back(site):
    page = await site(lambda: FileDownload(b"1", filename="a")).open()
    page.click("FileDownload")
    await page.disconnect()
    await page.reconnect()
    await page.settle()
    assert page.downloads == [("a", b"1")]
    assert page.session is not None


async def test_what_is_disabled_hands_out_nothing(site):
    page = await site(lambda: FileDownload(b"1", filename="a", disabled=True)).open()
    with pytest.raises(AssertionError, match="not_allowed"):
        await page.download()


async def test_without_auto_a_click_makes_a_link_of_this_page(site):
    button = FileDownload(b"1", filename="a.txt", auto=False)
    served = site(lambda: button)
    page, other = await served.open(), await served.open()
    page.click("FileDownload")
    await page.settle()
    await other.settle()
    address, name = page.find("FileDownload")["ready"]
    assert name == "a.txt"
    assert find_published(address.split("/media/")[1].split("/")[0]).source == b"1"
    assert other.find("FileDownload")["ready"] is None
    assert page.downloads == []
    button.file = b"2"
    await page.settle()
    assert page.find("FileDownload")["ready"] is None


async def test_embedded_it_travels_with_the_page(site):
    app, made = app_of(file=io.StringIO("ä"), filename="a.txt", embed=True)
    page = await site(app).open()
    assert page.find("FileDownload")["data"] == "ä".encode()
    assert made[0].data == "data:application/octet-stream;base64,w6Q="
    made[0].file = b"1"
    await page.settle()
    assert page.find("FileDownload")["data"] == b"1"
    for junk in ("", "data:,x", "data:x;base64,A", "<b>"):
        made[0].data = junk
        await page.settle()
        assert page.find("FileDownload")["data"] is None
    for wrong in ({"file": Path("/nowhere")}, {"file": b"1", "callback": fails}):
        made[0].param.update(**wrong)
        await page.settle()
        assert page.find("FileDownload")["data"] is None
    assert len([each for each in page.session.advice.kept if each["report"] == "value"]) == 1


def test_panels_keywords_are_taken():
    button = FileDownload("README.md", embed=False, auto=True, color="primary", variant="outline", icon="x", label="Go")
    assert (button.button_type, button.button_style, button.file) == ("primary", "outline", "README.md")
    copy = button.clone(filename="other")
    assert (copy.file, copy.filename, copy.busy) == ("README.md", "other", False)
