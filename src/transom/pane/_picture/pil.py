"""Pillow's pictures as data that a browser shows: the same pixels, alpha and frames, unless the format has none."""

from __future__ import annotations

import io
import math
import threading
from array import array
from typing import TYPE_CHECKING, Any

from transom.components.pane import PaneError
from transom.reactive.imported import imported

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_MOVING = ("GIF", "PNG", "WEBP")
"""Formats whose frames are a film; those of others are pages, or sizes of one picture."""
_IN_PNG = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
_SAME_COLOURS = {"La": "LA", "PA": "RGBA", "RGBa": "RGBA", "RGBX": "RGB"}
_at_frames = threading.Lock()
"""Held while the frames of a film are gone through: where it stands is a part of the object."""


def is_pil(obj: Any) -> bool:
    """Whether `obj` is a picture of Pillow's."""
    # Such an object has imported Pillow; none other needs it.
    module = imported("PIL.Image")
    return module is not None and isinstance(obj, module.Image)


def encode(image: Image, mime: str) -> bytes:
    """The picture in a format; with `mime` empty in the one that suits it: PNG, or a film's own.

    Raises:
        PaneError: a picture without pixels, or of a mode that nothing shows.
    """
    if 0 in image.size:
        raise PaneError("An empty picture", "its width or height is 0. Check how it is made.")
    target = io.BytesIO()
    if mime != "image/jpeg" and image.format in _MOVING and getattr(image, "is_animated", False):
        _save_film(image, _FORMATS[mime] if mime else image.format, target)
        return target.getvalue()
    kind = _FORMATS[mime or "image/png"]
    shown, profile = _shown(image, kind)
    if kind == "JPEG":
        _on_white(shown).save(target, kind, quality=95, subsampling=0, icc_profile=profile)
    elif kind == "WEBP":
        shown.save(target, kind, lossless=True, icc_profile=profile or b"")
    else:
        shown.save(target, kind, icc_profile=profile)
    return target.getvalue()


def _save_film(image: Image, kind: str, target: io.BytesIO) -> None:
    options: dict[str, Any] = {"WEBP": {"lossless": True}, "PNG": {"default_image": False}}.get(kind, {})
    with _at_frames:
        place = image.tell()
        try:
            image.seek(image.n_frames - 1)  # type: ignore[attr-defined]
            image.load()  # Pillow goes back to the first of an APNG from the last one only
            loop = image.info.get("loop")
            if kind != "GIF" or loop is not None:
                options["loop"] = 1 if loop is None else loop
            image.save(target, kind, save_all=True, duration=_times(image), **options)
        finally:
            image.seek(place)


def _times(image: Image) -> list[int]:
    """Milliseconds for which each frame is shown."""
    times = []
    for number in range(image.n_frames):  # type: ignore[attr-defined]
        image.seek(number)
        image.load()  # some formats tell it only then
        times.append(round(image.info.get("duration", 0)))
    return times


def _shown(image: Image, kind: str) -> tuple[Image, bytes | None]:
    """The picture in a mode that the format has, and the colour profile that still fits it."""
    mode = image.mode
    profile = image.info.get("icc_profile")
    if mode in ("I", "F") or mode.startswith("I;16"):
        return _grey(image, kind), None
    if mode in _IN_PNG:
        return image, profile
    if mode in _SAME_COLOURS:
        return image.convert(_SAME_COLOURS[mode]), profile
    try:
        return (_from_lab(image) if mode == "LAB" else image.convert("RGB")), None
    except (ValueError, ImportError) as error:
        raise PaneError(
            "A picture of colours that cannot be shown", 'convert it where it is made: `image.convert("RGB")`.'
        ) from error


def _from_lab(image: Image) -> Image:
    from PIL import ImageCms

    profiles = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    made = ImageCms.applyTransform(image, ImageCms.buildTransform(*profiles, "LAB", "RGB"))
    return made or image


def _grey(image: Image, kind: str) -> Image:
    """Numbers as shades: 0 to 1 or to 255 as they are, 16 bit where the format has it, all else stretched."""
    if image.mode.startswith("I;16"):
        if kind == "PNG":
            return image if image.mode == "I;16" else image.convert("I").convert("I;16")
        return _stretched(image.convert("I"), 0, 65_535)
    low, high = _extremes(image)
    if image.mode == "F" and low >= 0 and high <= 1:
        return _stretched(image, 0, 1)
    if low >= 0 and high <= 255:
        return _stretched(image, 0, 255)
    if image.mode == "I" and low >= 0 and high <= 65_535:
        return image.convert("I;16") if kind == "PNG" else _stretched(image, 0, 65_535)
    return _stretched(image, low, high)


def _stretched(image: Image, low: float, high: float) -> Image:
    scale = 255 / (high - low) if high > low else 0
    floats = image.convert("F")
    # Rounded, since the conversion cuts off.
    return floats.point(lambda value: value * scale + (0.5 - low * scale)).convert("L")


def _extremes(image: Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if math.isfinite(low) and math.isfinite(high):  # type: ignore[arg-type]
        return low, high  # type: ignore[return-value]
    finite = [value for value in array("f", image.tobytes()) if math.isfinite(value)]
    return (min(finite), max(finite)) if finite else (0, 0)


def _on_white(image: Image) -> Image:
    import PIL.Image

    if "A" not in image.mode and "transparency" not in image.info:
        return image.convert("RGB")
    colours = image.convert("RGBA")
    paper = PIL.Image.new("RGBA", colours.size, "white")
    paper.alpha_composite(colours)
    return paper.convert("RGB")
