"""PIL images: the same pixels, alpha and frames in the page."""

from __future__ import annotations

import io
import warnings

import pytest
from PIL import Image, ImageCms

import transom as tr
from transom.components.display import display


def back(pane):
    assert pane.error is None
    return Image.open(io.BytesIO(pane._rendered["data"]))


def two(mode, *pixels):
    image = Image.new(mode, (len(pixels), 1))
    for x, pixel in enumerate(pixels):
        image.putpixel((x, 0), pixel)
    return image


RED_BLUE = two("RGB", (255, 0, 0), (0, 0, 255))


@pytest.mark.parametrize("kind", [tr.panel, tr.pane.Image, tr.pane.PNG, tr.pane.WebP, tr.pane.GIF])
def test_pixels_stay_as_they_are(kind):
    shown = back(kind(RED_BLUE)).convert("RGB")
    assert [shown.getpixel((x, 0)) for x in (0, 1)] == [(255, 0, 0), (0, 0, 255)]


def test_display_takes_the_pane_that_loses_nothing():
    pane = display(RED_BLUE)
    assert type(pane) is tr.pane.Image
    assert pane._rendered["mime"] == "image/png"
    assert tuple(pane.natural) == (2, 1)


@pytest.mark.parametrize("kind", [tr.pane.Image, tr.pane.PNG, tr.pane.WebP])
def test_alpha_is_kept(kind):
    pixels = (255, 0, 0, 0), (0, 0, 255, 128), (9, 8, 7, 255)
    shown = back(kind(two("RGBA", *pixels))).convert("RGBA")
    assert shown.getpixel((0, 0))[3] == 0
    assert [shown.getpixel((x, 0)) for x in (1, 2)] == [*pixels[1:]]


@pytest.mark.parametrize("image", [two("RGBA", (255, 0, 0, 0), (0, 0, 0, 255)), two("LA", (0, 0), (0, 255))])
def test_jpg_has_no_alpha_and_is_put_on_white(image):
    shown = back(tr.pane.JPG(image.resize((32, 16), Image.Resampling.NEAREST)))
    assert shown.format == "JPEG"
    assert min(shown.getpixel((2, 5))) > 250
    assert max(shown.getpixel((29, 5))) < 5


LAB = ImageCms.applyTransform(
    Image.new("RGB", (4, 4), (255, 0, 0)),
    ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"),
)

MODES = {
    "1": (Image.new("1", (4, 4), 1), (255, 255, 255, 255)),
    "L": (Image.new("L", (4, 4), 77), (77, 77, 77, 255)),
    "LA": (Image.new("LA", (4, 4), (77, 100)), (77, 77, 77, 100)),
    "La": (Image.new("LA", (4, 4), (77, 255)).convert("La"), (77, 77, 77, 255)),
    "P": (Image.new("RGB", (4, 4), (9, 99, 199)).convert("P", palette=Image.Palette.ADAPTIVE), (9, 99, 199, 255)),
    "PA": (Image.new("RGBA", (4, 4), (9, 99, 199, 255)).convert("P").convert("PA"), None),
    "RGB": (Image.new("RGB", (4, 4), (1, 2, 3)), (1, 2, 3, 255)),
    "RGBA": (Image.new("RGBA", (4, 4), (1, 2, 3, 4)), (1, 2, 3, 4)),
    "RGBa": (Image.new("RGBA", (4, 4), (1, 2, 3, 255)).convert("RGBa"), (1, 2, 3, 255)),
    "RGBX": (Image.new("RGBX", (4, 4), (1, 2, 3, 0)), (1, 2, 3, 255)),
    "CMYK": (Image.new("CMYK", (4, 4), (0, 255, 255, 0)), (255, 0, 0, 255)),
    "YCbCr": (Image.new("RGB", (4, 4), (255, 0, 0)).convert("YCbCr"), (254, 0, 0, 255)),
    "HSV": (Image.new("HSV", (4, 4), (0, 255, 255)), (255, 0, 0, 255)),
    "LAB": (LAB, (255, 0, 0, 255)),
}


@pytest.mark.parametrize("kind", [tr.pane.Image, tr.pane.WebP, tr.pane.GIF, tr.pane.JPG])
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_shown(mode, kind):
    image, colour = MODES[mode]
    assert image.mode == mode
    shown = back(kind(image)).convert("RGBA").getpixel((1, 1))
    if colour and kind is tr.pane.Image:
        near = 5 if mode == "LAB" else 1  # LAB in 8 bits is coarse
        assert max(abs(a - b) for a, b in zip(shown, colour, strict=True)) <= near, shown


SHADES = {
    "numbers of 8 bits": (two("I", 0, 100, 255), [0, 100, 255]),
    "numbers of 16 bits": (two("I", 0, 25_700, 65_535), [0, 100, 255]),
    "a picture of 16 bits": (two("I;16", 0, 25_700, 65_535), [0, 100, 255]),
    "big-endian": (two("I", 0, 25_700, 65_535).convert("I;16B"), [0, 100, 255]),
    "negative numbers": (two("I", -100, 0, 100), [0, 128, 255]),
    "shares": (two("F", 0, 0.5, 1), [0, 128, 255]),
    "floats of 8 bits": (two("F", 0, 100.2, 255), [0, 100, 255]),
    "floats": (two("F", -2, 0, 2), [0, 128, 255]),
    "all the same": (two("F", 7000, 7000), [0, 0]),
    "not a number": (two("F", float("nan"), 0, 300), [None, 0, 255]),
    "infinite": (two("F", float("inf"), 0, 300), [255, 0, 255]),
    "nothing finite": (two("F", float("nan")), [None]),
}


@pytest.mark.parametrize("kind", [tr.pane.Image, tr.pane.WebP])
@pytest.mark.parametrize("name", SHADES)
def test_numbers_are_shades(name, kind):
    image, shades = SHADES[name]
    shown = back(kind(image))
    if shown.mode.startswith(("I", "F")):
        shown = shown.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    shown = shown.convert("L")
    seen = [shown.getpixel((x, 0)) for x in range(shown.width)]
    assert all(shade is None or abs(shade - one) <= 1 for shade, one in zip(shades, seen, strict=True)), seen


def film(kind, **options):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    target = io.BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], **options)
    return Image.open(target)


@pytest.mark.parametrize(
    ("pane", "source", "shown"),
    [
        (tr.pane.Image, "GIF", "GIF"),
        (tr.pane.Image, "WEBP", "WEBP"),
        (tr.pane.Image, "PNG", "PNG"),
        (tr.pane.PNG, "GIF", "PNG"),
        (tr.pane.WebP, "GIF", "WEBP"),
        (tr.pane.GIF, "PNG", "GIF"),
    ],
)
def test_a_film_keeps_its_frames_and_their_times(pane, source, shown):
    image = film(source, loop=0, **({"lossless": True} if source == "WEBP" else {}))
    image.seek(1)
    now = back(pane(image))
    assert image.tell() == 1
    assert now.format == shown
    assert now.n_frames == 3
    times, colours = [], []
    for number in range(3):
        now.seek(number)
        colours.append(now.convert("RGB").getpixel((3, 3)))
        times.append(round(now.info["duration"]))
    assert times == [100, 200, 300]
    assert colours == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    assert now.info["loop"] == 0


def test_of_a_film_jpg_shows_the_frame_at_which_it_stands():
    image = film("GIF")
    image.seek(2)
    assert back(tr.pane.JPG(image)).getpixel((3, 3))[2] > 250


def test_the_pages_of_a_document_are_no_film():
    target = io.BytesIO()
    RED_BLUE.save(target, "TIFF", save_all=True, append_images=[RED_BLUE])
    assert not getattr(back(tr.pane.Image(Image.open(target))), "is_animated", False)


def test_an_empty_picture_says_so():
    assert tr.pane.Image(Image.new("RGB", (0, 5))).error["title"] == "An empty picture"


def test_a_profile_that_no_longer_fits_is_left_out():
    image = Image.new("CMYK", (2, 2))
    image.info["icc_profile"] = b"of CMYK"
    assert "icc_profile" not in back(tr.pane.Image(image)).info
    kept = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (2, 2))
    image.info["icc_profile"] = kept
    assert back(tr.pane.Image(image)).info["icc_profile"] == kept
    assert back(tr.pane.JPG(image)).info["icc_profile"] == kept


@pytest.fixture(autouse=True)
def pillows_own_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
