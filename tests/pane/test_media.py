"""Sound, films and documents: which files are taken, and what is handed out for how long."""

from __future__ import annotations

import gc
import io
import wave
from pathlib import Path

import numpy as np
import pytest

import transom as tr
from transom.components.published import find_published

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
MP4 = b"\x00\x00\x00\x18ftypisom"
PDF = b"%PDF-1.4\n%%EOF"
HTML = b"<!doctype html><title>Not found</title>"


def found(pane):
    """What is handed out for a pane."""
    return find_published(pane._rendered["src"].split("/")[2])


@pytest.mark.parametrize(
    ("pane", "data", "kind"),
    [
        (tr.pane.Audio, WAV, "audio/wav"), (tr.pane.Audio, b"ID3\x04", "audio/mpeg"),
        (tr.pane.Audio, b"fLaC", "audio/flac"), (tr.pane.Audio, b"OggS", "audio/ogg"),
        (tr.pane.Audio, MP4, "audio/mp4"),
        (tr.pane.Video, MP4, "video/mp4"), (tr.pane.Video, b"\x1aE\xdf\xa3", "video/webm"),
        (tr.pane.PDF, PDF, "application/pdf"),
    ],
)  # fmt: skip
def test_data_files_and_open_files_are_handed_out_as_what_they_are(pane, data, kind, tmp_path, monkeypatch):
    ending = {"Audio": ".mp3", "Video": ".mp4", "PDF": ".pdf"}[pane.__name__]
    file = tmp_path / f"some file{ending}"
    file.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    for given in (data, bytearray(data), io.BytesIO(data), file, file.name):
        shown = pane(given)
        assert shown.error is None
        publication = found(shown)
        assert publication.kind == kind
        assert publication.source in (data, file)
        assert shown._rendered["own"]
    assert "some%20file" in shown._rendered["src"]
    assert type(tr.panel(file)) is pane
    assert type(tr.panel(f"https://example.org/a{ending}?x=1")) is pane
    assert type(tr.panel(file.name)) is tr.pane.Markdown


@pytest.mark.parametrize("pane", [tr.pane.Audio, tr.pane.Video, tr.pane.PDF])
def test_what_is_no_such_file_says_so(pane, tmp_path):
    (tmp_path / "page").write_bytes(HTML)
    for given, words in [
        (HTML, "a page of HTML came"), (tmp_path / "page", "a page of HTML"), (tmp_path, "no file that can be read"),
        (tmp_path / "none", "no file that can be read"), ("../secret.mp3", "names no"), ("/etc/passwd", "names no"),
        (3, "int came; give bytes"),
    ]:  # fmt: skip
        assert words in pane(given).error["message"]
    assert pane(None)._rendered is None
    assert pane("")._rendered is None
    assert pane("https://example.org/x")._rendered["src"] == "https://example.org/x"


@pytest.mark.parametrize("dtype", ["int16", "float32", "float64"])
@pytest.mark.parametrize("channels", [1, 2])
def test_samples_are_sound(dtype, channels):
    samples = np.zeros((100, channels) if channels > 1 else 100, dtype)
    samples[0] = 1 if dtype[0] == "f" else 32767
    with wave.open(io.BytesIO(found(tr.pane.Audio(samples, sample_rate=8000)).source)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (channels, 8000, 100)
        assert int.from_bytes(file.readframes(1)[:2], "little") == 32767


def test_a_file_is_handed_out_for_as_long_as_it_is_shown():
    pane = tr.pane.Audio(WAV)
    first = pane._rendered["src"].split("/")[2]
    pane.object = WAV + b" "
    gc.collect()
    assert find_published(first) is None
    second = pane._rendered["src"].split("/")[2]
    del pane
    gc.collect()
    assert find_published(second) is None


async def test_the_player_is_equal_on_both_sides(site):
    video = tr.pane.Video(Path(__file__))
    video.object = MP4
    page = await site(lambda: tr.Row(video)).open()
    model = page.find("Video")
    assert (model["paused"], model["time"], model["volume"]) == (True, 0.0, 100)
    page.set(model, 2.5, "time")
    page.set(model, False, "paused")
    await page.settle()
    assert (video.time, video.paused) == (2.5, False)
    video.param.update(time=1.0, muted=True)
    await page.advance(0.1)
    assert (page.find("Video")["time"], page.find("Video")["muted"]) == (1.0, True)
    seq = page.set(model, 200, "volume")
    await page.advance(0.1)
    assert page.settled[seq]["rejected"] == "bad_value"


async def test_embedding_an_address_is_advised_against(site, caplog):
    pane = tr.pane.PDF("https://example.org/a.pdf", embed=True)
    await site(lambda: tr.Row(tr.pane.PDF("https://example.org/a.pdf", embed=True))).open()
    assert "give its bytes" in caplog.text
    assert not pane._rendered["own"]
