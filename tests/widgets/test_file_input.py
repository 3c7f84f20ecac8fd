"""`FileInput`: what a page sends, and what comes of it."""

from __future__ import annotations

import errno
import io
import threading
import tracemalloc

import pytest

import transom as tr
from transom.errors import TransomError
from transom.widgets import arriving
from transom.widgets.uploading import DEFAULT_TOTAL

FileInput = tr.widgets.FileInput


def seen(field):
    """What a watcher of `value` finds, at each call."""
    calls = []
    field.param.watch(lambda _: calls.append((field.value, field.filename, field.mime_type)), "value")
    return calls


async def test_a_file_comes_with_its_name_and_its_type_in_one_change(site):
    field = FileInput("Data")
    calls, both = seen(field), []
    field.param.watch(lambda *events: both.append(len(events)), ["value", "filename", "mime_type"])
    page = await site(lambda: field).open()
    page.upload("Data", ("data.csv", b"a,b\n1,2\n", "text/csv"))
    await page.settle()
    page.upload("Data", ("other.txt", b"x"))
    await page.settle()
    assert calls == [(b"a,b\n1,2\n", "data.csv", "text/csv"), (b"x", "other.txt", "text/plain")]
    assert both == [3, 3]
    assert page.find("Data")["value"] == [["other.txt", 1]]


async def test_several_files_are_lists(site):
    field = FileInput("Data", multiple=True)
    calls = seen(field)
    page = await site(lambda: field).open()
    page.upload("Data", ("a.bin", b"1"), ("b.unknown", b""), ("c.png", b"33", "image/png"))
    await page.settle()
    kinds = ["application/octet-stream", "application/octet-stream", "image/png"]
    assert calls == [([b"1", b"", b"33"], ["a.bin", "b.unknown", "c.png"], kinds)]


async def test_the_same_file_again_is_news(site):
    field = FileInput("Data")
    calls, both = seen(field), []
    field.param.watch(lambda *events: both.append(len(events)), ["value", "filename"])
    page = await site(lambda: field).open()
    for name in ("a.txt", "a.txt", "b.txt"):
        page.upload("Data", (name, b"same"))
        await page.settle()
    field.clear()
    page.upload("Data", ("b.txt", b"same"))
    await page.settle()
    assert [name for _, name, _ in calls] == ["a.txt", "a.txt", "b.txt", None, "b.txt"]
    assert len(both) == 5


async def test_an_empty_file_is_a_file(site):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.upload("Data", ("empty.txt", b""))
    await page.settle()
    assert (field.value, field.filename) == (b"", "empty.txt")
    assert page.find("Data")["value"] == [["empty.txt", 0]]


async def test_a_large_file_comes_in_pieces(site):
    field = FileInput("Data", max_file_size="20MB")
    page = await site(lambda: field).open()
    data = bytes(range(256)) * (12_000_000 // 256)
    page.upload("Data", ("large.bin", data))
    await page.settle()
    assert field.value == data
    assert max(page.sizes) < 10_000  # what was sent is not sent back


@pytest.mark.parametrize("disk", [True, False])
async def test_a_large_file_is_in_memory_once(site, monkeypatch, disk):
    monkeypatch.setattr(arriving, "DISK", disk)
    size = 16 << 20
    files = [arriving.Announced("a", size, "x/y"), arriving.Announced("b", 3, "x/y"), arriving.Announced("c", 0, "x/y")]
    tracemalloc.start()
    arrival = arriving.Arrival(1, files)
    for at in range(0, size, 1 << 18):
        arrival.take(at, memoryview(b"x" * (1 << 18)))
    arrival.take(size, memoryview(b"end"))
    found = arrival.files()
    arrival.close()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(each.name, len(each.data), each.data[-1:]) for each in found] == [
        ("a", size, b"x"),
        ("b", 3, b"d"),
        ("c", 0, b""),
    ]
    assert most < 1.1 * size
    # The whole way: frames, the field's turn, a thread that writes, `value`.
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.upload("Data", ("data.bin", b"x" * (3 << 20)))
    await page.settle()
    assert field.value == b"x" * (3 << 20)


async def test_watchers_of_all_kinds_are_called(site):
    field = FileInput("Data")
    calls = []

    async def later(event):
        calls.append(("async", event.new))

    field.param.watch(lambda event: calls.append(("def", event.new)), "value")
    field.param.watch(later, "value")
    page = await site(lambda: tr.Column(field, tr.bind(lambda value: f"{len(value or b'')} bytes", field))).open()
    page.upload("Data", ("a.txt", b"123"))
    await page.settle()
    assert sorted(calls) == [("async", b"123"), ("def", b"123")]
    assert "3 bytes" in page.text


NAMES = [
    ("plain.csv", "plain.csv"),
    ("穿反 ä 😀.txt", "穿反 ä 😀.txt"),
    ("photo\u202egpj.exe", "photo\u202egpj.exe"),
    ("a\\b.txt", "a_b.txt"),
    ("nul\x00.txt", "nul_.txt"),
    ("..", "__"),
    (".", "_"),
    ("", "_"),
    (".hidden", ".hidden"),
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
]


@pytest.mark.parametrize(("sent", "name"), NAMES)
async def test_a_name_is_data_and_leads_nowhere(site, tmp_path, sent, name):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.upload("Data", (sent, b"1"))
    await page.settle()
    assert field.filename == name
    assert (tmp_path / field.filename).parent == tmp_path


async def test_files_of_a_folder_have_their_folders_and_do_not_leave_it(site, tmp_path):
    field = FileInput("Data", directory=True)
    page = await site(lambda: field).open()
    page.upload("Data", ("d/a.txt", b"1"), ("d/e/b.txt", b"2"), ("../../c", b"3"), ("/d//e", b"4"))
    await page.settle()
    assert field.filename == ["d/a.txt", "d/e/b.txt", "__/__/c", "d/e"]


async def refusal(page, *files):
    """The reason that the page is given."""
    number = page.upload("Data", *files)
    await page.settle()
    result = page.settled[number]
    return result if result is None else (result["rejected"], result.get("reason"))


async def test_what_is_taken_is_checked_on_the_server(site):
    field = FileInput("Data", accept=".CSV, image/*, application/pdf, txt")
    page = await site(lambda: field).open()
    assert page.find("Data")["accept"] == ".csv,image/*,application/pdf,.txt"
    for name, kind in (("a.Csv", ""), ("b", "image/webp"), ("c.png", ""), ("d.pdf", "text/plain"), ("e.txt", "")):
        assert await refusal(page, (name, b"1", kind)) is None
        assert field.filename == name
    kinds = ".csv, image/*, application/pdf, .txt"
    for name, kind in (("a.csv.exe", ""), ("csv", ""), ("d", "application/pdfx"), ("f", "video/mp4")):
        why = ("bad_value", f"“{name}” is not of a kind that is taken here: {kinds}.")
        assert await refusal(page, (name, b"1", kind)) == why
    assert field.filename == "e.txt"
    field.accept = None
    assert await refusal(page, ("any.exe", b"1")) is None


async def test_what_is_too_large_is_refused_before_it_is_sent_and_a_small_one_works(site):
    field = FileInput("Data", max_file_size=1000)
    page = await site(lambda: field).open()
    assert await refusal(page, ("a", bytes(1001))) == ("bad_value", "“a” is larger than 1 kB.")
    assert field.value is None
    assert await refusal(page, ("a", bytes(1000))) is None
    assert len(field.value) == 1000


async def test_several_have_a_bound_together(site):
    field = FileInput("Data", multiple=True, max_total_file_size="2kB", max_files=3)
    page = await site(lambda: field).open()
    two, three = bytes(1000), bytes(700)
    assert await refusal(page, ("a", two), ("b", two)) is None
    reason = "These files have more than 2 kB together."
    assert await refusal(page, ("a", three), ("b", three), ("c", three)) == ("bad_value", reason)
    assert await refusal(page, *[(str(each), b"") for each in range(4)]) == ("bad_value", "At most 3 files.")
    field.multiple = False
    assert await refusal(page, ("a", b""), ("b", b"")) == ("bad_value", "One file only.")


@pytest.mark.parametrize(
    ("limits", "taken", "refused"),
    [
        ({}, DEFAULT_TOTAL, DEFAULT_TOTAL + 1),
        ({"max_file_size": "1GB"}, 10**9, 10**9 + 1),
        ({"max_file_size": "2 MB"}, 2_000_000, 2_000_001),
        ({"max_file_size": "none"}, DEFAULT_TOTAL, DEFAULT_TOTAL + 1),
        ({"max_total_file_size": 5}, 5, 6),
    ],
)
async def test_there_is_always_a_bound(site, limits, taken, refused):
    field = FileInput("Data", **limits)
    page = await site(lambda: field).open()
    for size, result in ((taken, None), (refused, "bad_value")):
        number = page.event("Data", "upload", {"number": size, "files": [["a", size, ""]]})
        await page.settle()
        assert (page.settled[number] or {}).get("rejected") == result


LIES = [
    ("upload", None),
    ("upload", {"number": 1, "files": []}),
    ("upload", {"number": "1", "files": [["a", 1, ""]]}),
    ("upload", {"number": 1, "files": [["a", -1, ""]]}),
    ("upload", {"number": 1, "files": [["a", 1.5, ""]]}),
    ("upload", {"number": 1, "files": [["a", True, ""]]}),
    ("upload", {"number": 1, "files": [["a", 1 << 60, ""]]}),
    ("upload", {"number": 1, "files": [["x" * 5000, 1, ""]]}),
    ("upload", {"number": 1, "files": [["../../etc/passwd", 1, ""]]}),
    ("upload", {"number": 1, "files": [["a", 1, "text/html\r\nx: y"]]}),
    ("upload", {"number": 1, "files": [[None, 1, ""]]}),
    ("upload", {"number": 1, "files": [["a", 0, ""]] * 1001}),
    ("piece", {"number": 7, "at": 5, "data": b"12345"}),
    ("piece", {"number": 7, "at": -1, "data": b"12345"}),
    ("piece", {"number": 7, "at": "0", "data": b"12345"}),
    ("piece", {"number": 7, "at": 0, "data": "12345"}),
    ("piece", {"number": 7, "at": 0, "data": b""}),
    ("piece", {"number": 7, "at": 0, "data": b"x" * 11}),
    ("piece", {"number": 7}),
    ("sent", {"number": 7}),
]


@pytest.mark.parametrize(("name", "value"), LIES)
async def test_a_page_that_lies_is_refused_and_its_upload_is_over(site, name, value):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.event("Data", "upload", {"number": 7, "files": [["a", 10, ""]]})
    number = page.event("Data", name, value)
    after = page.event("Data", "piece", {"number": 7, "at": 0, "data": b"0123456789"})
    page.event("Data", "sent", {"number": 7})
    await page.settle()
    assert page.settled[number]["rejected"] == "bad_value"
    assert page.settled[after]["rejected"] == "not_allowed"
    assert field.value is None
    page.upload("Data", ("a", b"right"))
    await page.settle()
    assert field.value == b"right"


@pytest.mark.parametrize("value", [None, 5, [], {}, {"number": 8}, {"number": [7]}])
async def test_pieces_of_something_else_disturb_nobody(site, value):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.event("Data", "upload", {"number": 7, "files": [["a", 10, ""]]})
    numbers = [page.event("Data", name, value) for name in ("piece", "sent")]
    page.event("Data", "stop", value)
    page.event("Data", "piece", {"number": 7, "at": 0, "data": b"0123456789"})
    page.event("Data", "sent", {"number": 7})
    await page.settle()
    assert [page.settled[number]["rejected"] for number in numbers] == ["not_allowed"] * 2
    assert field.value == b"0123456789"


async def test_what_is_disabled_takes_nothing(site):
    field = FileInput("Data", disabled=True)
    page = await site(lambda: field).open()
    number = page.upload("Data", ("a", b"1"))
    await page.settle()
    assert page.settled[number] == {"rejected": "not_allowed"}
    field.disabled = False
    page.event("Data", "upload", {"number": 7, "files": [["a", 2, ""]]})
    page.event("Data", "piece", {"number": 7, "at": 0, "data": b"0"})
    await page.settle()
    field.disabled = True
    field.disabled = False
    number = page.event("Data", "piece", {"number": 7, "at": 1, "data": b"1"})
    await page.settle()
    assert page.settled[number] == {"rejected": "not_allowed"}
    assert field.value is None


async def test_a_stopped_upload_leaves_what_was_there(site):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.upload("Data", ("first", b"1"))
    page.event("Data", "upload", {"number": 7, "files": [["second", 2, ""]]})
    page.event("Data", "piece", {"number": 7, "at": 0, "data": b"0"})
    page.event("Data", "stop", 7)
    number = page.event("Data", "piece", {"number": 7, "at": 1, "data": b"1"})
    await page.settle()
    assert page.settled[number] == {"rejected": "not_allowed"}
    assert field.filename == "first"


async def test_clear_takes_back_also_what_is_on_its_way(site):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.upload("Data", ("first", b"1"))
    page.event("Data", "upload", {"number": 7, "files": [["second", 1, ""]]})
    await page.settle()
    field.clear()
    page.event("Data", "piece", {"number": 7, "at": 0, "data": b"0"})
    page.event("Data", "sent", {"number": 7})
    await page.settle()
    assert (field.value, field.filename, field.mime_type) == (None, None, None)
    assert page.find("Data")["value"] is None


async def test_the_user_takes_it_back(site):
    field = FileInput("Data")
    calls = seen(field)
    page = await site(lambda: field).open()
    page.upload("Data", ("first", b"1"))
    page.event("Data", "remove")
    await page.settle()
    assert calls[-1] == (None, None, None)


async def test_two_pages_of_one_field_do_not_mix(site):
    field = FileInput("Data")
    served = site(lambda: field)
    one, two = await served.open(), await served.open()
    for page, letter in ((one, b"a"), (two, b"b")):
        page.event("Data", "upload", {"number": 1, "files": [[letter.decode(), 2, ""]]})
        page.event("Data", "piece", {"number": 1, "at": 0, "data": letter})
    await one.settle()
    for page, letter in ((two, b"b"), (one, b"a")):
        page.event("Data", "piece", {"number": 1, "at": 1, "data": letter})
        page.event("Data", "sent", {"number": 1})
        await page.settle()
        assert (field.value, field.filename) == (letter * 2, letter.decode())
    await two.settle()
    assert one.find("Data")["value"] == two.find("Data")["value"] == [["a", 2]]


async def test_what_was_on_its_way_goes_with_its_place_and_with_its_page(site):
    field, column = FileInput("Data"), tr.Column()
    column.append(field)
    page = await site(lambda: column).open()
    for leave in (column.clear, page.session.aclose):
        column[:] = [field]
        await page.settle()
        page.event("Data", "upload", {"number": 1, "files": [["a", 1 << 21, ""]]})
        for at in range(8):
            page.event("Data", "piece", {"number": 1, "at": at << 18, "data": bytes(1 << 18)})
        await page.settle()
        (arrival,) = field._arrivals.values()
        gone = leave()
        if gone is not None:
            await gone
        await page.settle()
        assert not field._arrivals
        assert arrival._spool.closed


async def test_a_full_disk_ends_the_upload_and_is_reported(site, monkeypatch, caplog):
    field = FileInput("Data")
    page = await site(lambda: field).open()
    page.event("Data", "upload", {"number": 1, "files": [["a", 2, ""]]})
    await page.settle()
    (arrival,) = field._arrivals.values()

    def full(data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(arrival._spool, "write", full)
    number = page.event("Data", "piece", {"number": 1, "at": 0, "data": b"1"})
    await page.settle()
    assert "error" in page.settled[number]
    assert "No space left" in caplog.text
    assert not field._arrivals
    page.upload("Data", ("a", b"12"))
    await page.settle()
    assert field.value == b"12"


async def test_nothing_is_lost_or_doubled_by_a_cut_connection(site):
    field = FileInput("Data")
    calls = seen(field)
    page = await site(lambda: field).open()
    data = bytes(range(256)) * 4096
    page.upload("Data", ("a", data))
    await page.disconnect()  # some have arrived, and none was answered
    await page.reconnect()
    await page.settle()
    assert [value == data for value, _, _ in calls] == [True]


async def test_what_code_sets_is_shown_and_what_is_no_file_is_reported_once(site):
    made = []

    def app():
        made.append(FileInput("Data", value=b"123", filename="mine.txt"))
        return made[0]

    page = await site(app).open()
    field = made[0]
    assert page.find("Data")["value"] == [["mine.txt", 3]]
    field.filename = "other.txt"
    await page.settle()
    assert page.find("Data")["value"] == [["other.txt", 3]]
    field.value = "text"
    field.value = 5
    field.max_file_size = "much"
    await page.settle()
    assert field.value == 5
    assert page.find("Data")["value"] == [["other.txt", 0]]
    texts = [each["text"] for each in page.session.advice.kept if each["report"] == "value"]
    assert len(texts) == 2
    assert "Give bytes" in texts[0]
    assert '"5MB"' in texts[1]


def test_save_writes_one_file_or_several(tmp_path):
    field = FileInput(value=b"123", filename="a.txt")
    field.save(str(tmp_path / "x.txt"))
    field.save(tmp_path)
    there = io.BytesIO()
    field.save(there)
    assert (tmp_path / "x.txt").read_bytes() == (tmp_path / "a.txt").read_bytes() == there.getvalue() == b"123"

    field = FileInput(multiple=True, value=[b"1", b"2"], filename=["d/a", "b"])
    field.save([tmp_path / "one", there])
    field.save(tmp_path)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "d" / "a").read_bytes() == b"1"
    assert (tmp_path / "b").read_bytes() == b"2"
    with pytest.raises(ValueError, match="2 files were chosen, 1 paths given"):
        field.save(tmp_path / "one")
    with pytest.raises(ValueError, match="nothing was chosen"):
        FileInput().save(tmp_path / "none")


def test_panels_keywords_are_taken():
    field = FileInput(label="Data", accept=".csv,.json", multiple=True, directory=False, name="Data")
    assert (field.label, field.accept, field.multiple) == ("Data", ".csv,.json", True)
    assert FileInput.clone(field, accept=".png").accept == ".png"
    with pytest.raises((TypeError, TransomError)):
        FileInput(chunk_size=3)


async def test_an_upload_does_not_wait_for_what_the_page_is_at(site):
    """A `def` that goes on holds the page; what is on its way arrives, and is there when it has ended."""
    field, going, held = FileInput("Data", max_file_size="5MB"), threading.Event(), threading.Event()
    button = tr.widgets.Button("Work", on_click=lambda event: (going.set(), held.wait(15)))
    page = await site(lambda: tr.Column(field, button)).open()
    data = bytes(range(256)) * 4000
    page.click("Work")
    await page.wait(going.is_set)
    try:
        numbers = [page.event("Data", "upload", {"number": 1, "files": [["a.bin", len(data), ""]]})]
        for at in range(0, len(data), 1 << 18):
            piece = {"number": 1, "at": at, "data": data[at : at + (1 << 18)]}
            numbers.append(page.event("Data", "piece", piece))
        await page.wait(lambda: all(number in page.settled for number in numbers))
        assert {page.settled[number] for number in numbers} == {None}
        whole = page.event("Data", "sent", {"number": 1})
        refused = page.event("Data", "piece", {"number": 2, "at": 0, "data": b"x"})
        again = page.event("Data", "upload", {"number": 2, "files": [["b", 1, ""]]})
        page.send({"t": "ping"})
        await page.wait(lambda: page.frames[-1]["t"] == "pong")
        assert not {whole, refused, again} & page.settled.keys()  # what stands behind it keeps its order
        assert field.value is None
    finally:
        held.set()
    await page.settle()
    assert field.value == data
    assert page.settled[whole] is None
    assert page.settled[refused] == {"rejected": "not_allowed"}
    assert page.settled[again] is None
