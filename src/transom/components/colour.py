"""Colours: what a text names one, how two of them contrast, and the accent of a page in both schemes.

A colour is three numbers from 0 to 255. Owns how any colour that an author gives becomes one that can be read: the
tokens of `client/styles/tokens.css` it stands on are repeated here.
"""

from __future__ import annotations

import colorsys
import re
from functools import cache
from typing import NamedTuple

# CSS's names, https://www.w3.org/TR/css-color-4/#named-colors
_NAMED = """
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4
black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887
cadetblue:5f9ea0 chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc
crimson:dc143c cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9
darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00
darkorchid:9932cc darkred:8b0000 darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b
darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493
deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0
forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080
green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082
ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd
lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3
lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa
lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 lightsteelblue:b0c4de lightyellow:ffffe0
lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000 mediumaquamarine:66cdaa
mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee
mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 midnightblue:191970 mintcream:f5fffa
mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23
orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98 paleturquoise:afeeee
palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6
purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb
slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c
teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff
whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
"""

READ = 4.5
"""The least contrast of a text with what is behind it: WCAG 2.2, 1.4.3."""
_SPARE = 1.1
"""So much more than that: an accent also stands on tints of itself."""
_CLEAR = (1.15, 1.5)
"""And so much more in the light and in the dark scheme, where it has to be changed anyway."""
_LIGHT = ("#eff2f2", "#ffffff")
"""The darkest and the lightest of `--tr-bg`, `--tr-surface`, `--tr-sunken` and the sidebar, and `--tr-on`."""
_DARK = ("#151c1d", "#071415")
"""The lightest of them in the dark scheme, and `--tr-on`."""
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/].*)?\)")
_NUMBER = r"(\d{1,9}(?:\.\d*)?|\.\d+)"
_HSL = re.compile(rf"hsla?\(\s*{_NUMBER}(?:deg)?[\s,]+{_NUMBER}%[\s,]+{_NUMBER}%\s*(?:[,/].*)?\)")


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How light it is, from 0 to 1: WCAG 2.2, "relative luminance"."""
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Colour) -> float:
        """From 1 to 21: WCAG 2.2, "contrast ratio"."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)


def colour_of(text: str) -> Colour | None:
    """What a text such as "#07a", "teal", "rgb(0, 100, 120)" or "hsl(190 100% 24%)" names; `None` for no colour.

    How far one can be seen through is left out.
    """
    text = text.strip().lower()
    if text in _names():
        return _names()[text]
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
        return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    if found := _RGB.fullmatch(text):
        return Colour(*(min(255, int(part)) for part in found.groups()))
    if found := _HSL.fullmatch(text):
        hue, saturation, light = (float(part) for part in found.groups())
        parts = colorsys.hls_to_rgb(hue % 360 / 360, min(1, light / 100), min(1, saturation / 100))
        return Colour(*(round(255 * part) for part in parts))
    return None


def accent_of(colour: Colour) -> tuple[Colour, Colour]:
    """The accent of the light and of the dark scheme that is nearest to `colour`.

    As text each contrasts with every surface of its scheme by `READ` at least, and so does the text on an area that is
    filled with it.
    """
    return _readable(colour, _LIGHT, 0.0, _CLEAR[0]), _readable(colour, _DARK, 1.0, _CLEAR[1])


def text_on(colour: Colour) -> Colour:
    """The text colour that can be read on an area of any colour."""
    dark, light = Colour(7, 20, 21), Colour(255, 255, 255)
    if colour.contrast(light) >= READ:
        return light
    return dark if colour.contrast(dark) >= READ else Colour(0, 0, 0)


def _readable(colour: Colour, on: tuple[str, ...], end: float, clear: float) -> Colour:
    """The colour as it is where that can be read; else one of its hue that well can, nearer to lightness `end`."""
    grounds = [ground for text in on if (ground := colour_of(text))]

    def reads(each: Colour, contrast: float) -> bool:
        return all(each.contrast(ground) >= contrast for ground in grounds)

    if reads(colour, READ * _SPARE):
        return colour
    light, *tint = _to_oklab(colour)
    tried = (_from_oklab(light + (end - light) * step / 50, *tint) for step in range(1, 51))
    return next(each for each in tried if reads(each, READ * clear))


def _to_oklab(colour: Colour) -> tuple[float, float, float]:
    """Lightness from 0 to 1, and two parts of the tint: https://bottosson.github.io/posts/oklab/."""
    red, green, blue = map(_linear, colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(light: float, first: float, second: float) -> Colour:
    """The colour of that lightness; with as much of the tint as a screen can show."""
    parts: tuple[float, ...] = ()
    for share in (each / 20 for each in range(20, -1, -1)):
        a, b = first * share, second * share
        long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
        parts = (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
        if all(-0.001 <= part <= 1.001 for part in parts):
            break
    return Colour(*(_shown(min(1.0, max(0.0, part))) for part in parts))


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _shown(linear: float) -> int:
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))


@cache
def _names() -> dict[str, Colour]:
    pairs = (word.partition(":") for word in _NAMED.split())
    return {name: Colour(*bytes.fromhex(digits)) for name, _, digits in pairs}
