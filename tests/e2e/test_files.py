"""Files in a real browser: chosen, dropped, sent in pieces, saved."""

from __future__ import annotations

import asyncio
import io
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import BOX, Live, Show, live_server, until
from tests.e2e.proxy import proxy_to
from tests.e2e.test_components_shown import picture

FileDownload = tr.widgets.FileDownload
FileInput = tr.widgets.FileInput

DROP = """([selector, files]) => {
  const data = new DataTransfer();
  for (const [name, text, type] of files) data.items.add(new File([text], name, { type }));
  const zone = document.querySelector(selector);
  const tell = (kind) =>
    zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
  tell("dragenter");
  if (!zone.hasAttribute("data-over")) throw new Error("it does not say that it takes what is dropped");
  tell("drop");
}"""


def axe(page: Page) -> list[Any]:
    """What axe finds."""
    found = run_axe(page).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


SHARES = "(lines) => lines.map((el) => el.getAttribute('aria-valuenow') ?? 0)"


def test_files_are_chosen_dropped_and_taken_back(show: Show, tmp_path: Path) -> None:
    (tmp_path / "folder" / "in").mkdir(parents=True)
    (tmp_path / "folder" / "in" / "b.txt").write_bytes(b"22")
    (tmp_path / "folder" / "a.txt").write_bytes(b"1")
    data = tmp_path / "data.csv"
    data.write_bytes(b"a,b\n")
    noted: list[tuple[Any, Any, Any]] = []

    def make() -> Any:
        one = FileInput("One", accept=".csv", max_file_size="1kB", required=True, description="A table")
        one.param.watch(lambda _: noted.append((one.value, one.filename, one.mime_type)), "value")
        several = FileInput("Several", multiple=True)
        return tr.Column("# Files", one, several, FileInput("Folder", directory=True), FileInput("Off", disabled=True))

    page, _, one, several, folder, _ = show(make)
    first, second, third = (page.get_by_role("group", name=name) for name in ("One", "Several", "Folder"))
    first.locator("input").set_input_files(data)
    expect(first).to_contain_text("data.csv")
    expect(first).to_contain_text("4 bytes")
    until(lambda: len(noted) == 1)
    data.write_bytes(b"a,b\n1,2")
    first.locator("input").set_input_files(data)
    expect(first).to_contain_text("7 bytes")
    until(lambda: len(noted) == 2)
    assert noted == [(b"a,b\n", "data.csv", "text/csv"), (b"a,b\n1,2", "data.csv", "text/csv")]

    # what is not taken is said at the field, and nothing else is touched
    note = page.locator(".tr-note:visible")
    large = {"name": "large.csv", "mimeType": "text/csv", "buffer": bytes(1001)}
    first.locator("input").set_input_files([large])
    expect(note).to_have_text("“large.csv” is larger than 1 kB.")
    page.evaluate(DROP, [".tr-files", [["x.png", "1", "image/png"]]])
    expect(note).to_have_text("“x.png” is not of a kind that is taken here: .csv.")
    assert axe(page) == []
    page.evaluate(DROP, [".tr-files", [["y.csv", "1", ""], ["z.csv", "1", ""]]])
    expect(note).to_have_text("One file only.")
    assert one.filename == "data.csv"
    page.evaluate(DROP, [".tr-files", [["y.csv", "1", "text/csv"]]])
    until(lambda: one.filename == "y.csv")
    expect(note).to_have_count(0)

    # taken back by the user, by code
    first.get_by_role("button", name="Remove y.csv").click()
    until(lambda: one.value is None)
    expect(first).to_contain_text("or drop it here")
    expect(first.get_by_role("button", name="Choose a file")).to_be_focused()
    page.keyboard.press("Tab")
    expect(note).to_have_text("Required.")

    hostile = [["<img src=x onerror=alert(1)>.txt", "1", ""], ["gpj\u202eexe.txt", "22", ""], ["", "", ""]]
    second.evaluate("(el, [run, files]) => { el.id = 'second'; }", [DROP, hostile])
    page.evaluate(DROP, ["#second", hostile])
    expect(second).to_contain_text("<img src=x onerror=alert(1)>.txt and 2 more")
    until(lambda: several.value == [b"1", b"22", b""])
    assert several.filename[1] == "gpj\u202eexe.txt"
    several.clear()
    expect(second).to_contain_text("or drop it here")

    third.locator("input").set_input_files(tmp_path / "folder")
    until(lambda: folder.value is not None)
    found = dict(zip(folder.filename, folder.value, strict=True))
    assert found == {"folder/a.txt": b"1", "folder/in/b.txt": b"22"}
    expect(page.get_by_role("group", name="Off").get_by_role("button")).to_be_disabled()
    with page.expect_file_chooser() as chooser:
        second.get_by_role("button", name="Choose files").press("Enter")
    assert chooser.value.is_multiple()
    assert axe(page) == []


def test_a_large_file_goes_on_after_a_cut_while_others_work(live: Live, open_page: Any, tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    content = bytes(range(256)) * (12_000_000 // 256)
    path.write_bytes(content)
    calls: list[bool] = []
    clicks: list[int] = []

    def make() -> Any:
        field = FileInput("Data")
        field.param.watch(lambda event: calls.append(event.new == content), "value")
        return tr.Column(field, tr.widgets.Button("Count", on_click=lambda event: clicks.append(event.new)))

    live.make = make
    port = urlsplit(live.url).port
    assert port is not None
    with proxy_to(port) as proxy:
        page = open_page(proxy.url, allow=r"WebSocket|ERR_CONNECTION|Failed to load resource")
        line = page.get_by_role("progressbar")
        page.locator(".tr-files input").set_input_files(path)
        for share in (5, 10, 15):
            until(lambda share=share: max(map(int, line.evaluate_all(SHARES)), default=100) >= share)
            proxy.cut()
            page.evaluate("() => { dispatchEvent(new Event('online')); }")
            page.get_by_role("button", name="Count").click()
        expect(page.locator(".tr-files")).to_contain_text("12 MB")
        expect(line).to_be_hidden()
        until(lambda: len(clicks) == 3)
        until(lambda: calls)
    assert calls == [True]


def test_an_upload_is_stopped_by_its_user_and_by_code_and_begins_anew_in_another_session(
    live: Live, open_page: Any
) -> None:
    live.make = lambda: tr.Column("# Files", FileInput("Data"))
    page = open_page(live.url, allow="WebSocket")
    field = live.made[-1][1]
    # Pieces wait until the test lets them go on.
    gate = threading.Event()
    take = field._event_piece

    def slow(raw: Any) -> None:
        gate.wait(15)
        take(raw)

    object.__setattr__(field, "_event_piece", slow)
    zone = page.get_by_role("group", name="Data")
    large = {"name": "large.bin", "mimeType": "", "buffer": bytes(3_000_000)}
    zone.locator("input").set_input_files([large])
    expect(zone).to_have_attribute("aria-busy", "true")
    expect(zone).to_contain_text("%")
    assert axe(page) == []
    zone.get_by_role("button", name="Stop large.bin").click()
    expect(zone).to_contain_text("or drop it here")
    gate.set()
    until(lambda: not field._arrivals)
    assert field.value is None

    gate.clear()
    zone.locator("input").set_input_files([large])
    until(lambda: field._arrivals)
    field.clear()
    gate.set()
    expect(page.locator(".tr-note:visible")).to_have_text("The upload was stopped.")
    expect(zone).to_contain_text("or drop it here")

    gate.clear()
    zone.locator("input").set_input_files([large])
    until(lambda: field._arrivals)
    session = live.sessions[-1]
    assert live.loop is not None
    live.loop.call_soon_threadsafe(lambda: live.loop and live.loop.create_task(live.server.registry.close(session)))
    gate.set()
    until(lambda: live.made[-1][1] is not field and live.made[-1][1].value is not None)
    assert live.made[-1][1].value == bytes(3_000_000)
    expect(zone).to_contain_text("large.bin")


def test_dropped_files_stay_in_a_list(show: Show) -> None:
    page, _, several, one = show(
        lambda: tr.Column(
            "# Files", tr.widgets.FileDropper("Several", multiple=True, max_file_size=9), tr.widgets.FileDropper("One")
        )
    )
    zone = page.get_by_role("group", name="Several")
    page.evaluate(DROP, [".tr-drop", [["a.txt", "1", "text/plain"], ["<b>.txt", "22", ""]]])
    page.evaluate(DROP, [".tr-drop", [["gpj\u202eexe.txt", "333", ""]]])
    until(lambda: len(several.value) == 3)
    assert several.value["a.txt"] == "1"
    expect(zone.get_by_role("listitem")).to_have_text(["a.txt1 byte", "<b>.txt2 bytes", "gpjexe.txt3 bytes"])
    assert axe(page) == []
    zone.get_by_role("button", name="Remove <b>.txt").click()
    expect(zone.get_by_role("listitem")).to_have_count(2)
    expect(zone.get_by_role("button", name="Choose files or drop them here")).to_be_focused()
    page.evaluate(DROP, [".tr-drop", [["large", "0123456789", ""]]])
    expect(page.locator(".tr-note:visible")).to_have_text("“large” is larger than 9 B.")
    assert several.value.keys() == {"a.txt", "gpj\u202eexe.txt"}
    several.disabled = True
    expect(zone.get_by_role("button", name="Remove a.txt")).to_be_disabled()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("group", name="One").get_by_role("button").press("Enter")
    chooser.value.set_files([{"name": "x.bin", "mimeType": "", "buffer": b"1"}])
    until(lambda: one.value == {"x.bin": b"1"})
    chooser.value.set_files([{"name": "x.png", "mimeType": "image/png", "buffer": picture((0, 99, 99))}])
    small = page.get_by_role("group", name="One").locator("img")
    page.wait_for_function("(el) => el.naturalWidth === 160", arg=small.element_handle())
    assert [round(side) for side in small.evaluate(BOX)[2:]] == [57, 32]


def test_files_are_saved_in_all_the_ways_that_there_are(show: Show, tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"1,2")
    large = bytes(range(256)) * (5_000_000 // 256)
    go = threading.Event()

    async def later() -> bytes:
        await asyncio.to_thread(go.wait, 15)
        return b"<script>alert(1)</script>"

    def fails() -> bytes:
        raise tr.UserError("Nothing is chosen.")

    def make() -> Any:
        return tr.Column(
            "# Files",
            FileDownload(path),
            FileDownload(large, filename="穿反.txt"),
            FileDownload(callback=later, filename='a"b;c.html', label="Later", button_type="primary"),
            FileDownload(b"link", filename="ä.csv", auto=False),
            FileDownload(io.StringIO("embedded"), filename="e.txt", embed=True),
            FileDownload(callback=fails, label="Fails"),
            FileDownload(b"", filename="off", disabled=True),
        )

    page = show(make).page

    def saved(button: str) -> tuple[str, bytes]:
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        return download.value.suggested_filename, download.value.path().read_bytes()

    assert saved("Download data.csv") == ("data.csv", b"1,2")
    assert saved("Download data.csv") == ("data.csv", b"1,2")
    assert saved("Download 穿反.txt") == ("穿反.txt", large)
    assert saved("Download e.txt") == ("e.txt", b"embedded")
    busy = page.get_by_role("button", name="Later")
    with page.expect_download() as download:
        busy.click()
        expect(busy).to_have_attribute("aria-busy", "true")
        assert axe(page) == []
        go.set()
    # Which letters a file may not have is the browser's to say.
    assert download.value.suggested_filename in ('a"b;c.html', "a_b;c.html")
    assert download.value.path().read_bytes() == b"<script>alert(1)</script>"
    expect(busy).to_have_attribute("aria-busy", "false")

    page.get_by_role("button", name="Download ä.csv").press("Enter")
    link = page.get_by_role("link", name="Save ä.csv")
    expect(link).to_be_focused()
    with page.expect_download() as download:
        link.press("Enter")
    assert (download.value.suggested_filename, download.value.path().read_bytes()) == ("ä.csv", b"link")

    path.unlink()
    page.get_by_role("button", name="Download data.csv").click()
    expect(page.get_by_role("alert").filter(has_text="“data.csv” is not there.")).to_be_visible()
    page.get_by_role("button", name="Fails").click()
    expect(page.get_by_role("alert").filter(has_text="Nothing is chosen.")).to_be_visible()
    expect(page.get_by_role("button", name="Download off")).to_be_disabled()
    assert page.url.count("/") == 3  # nothing of it has led away
    for toast in page.locator(".tr-toast").all():
        expect(toast).to_have_css("opacity", "1")  # it has come
    assert axe(page) == []


def test_where_little_may_be_sent_at_once_the_pieces_are_small(open_page: Any) -> None:
    with live_server(frame_limit=20_000) as small:
        small.make = lambda: tr.Column("# Files", FileInput("Data"))
        page = open_page(small.url, allow="WebSocket|ERR_CONNECTION")  # the server ends before the page
        content = bytes(range(256)) * 1200
        page.locator(".tr-files input").set_input_files([{"name": "a.bin", "mimeType": "", "buffer": content}])
        field = small.made[-1][1]
        until(lambda: field.value == content)
        expect(page.locator(".tr-note:visible")).to_have_count(0)
