"""The demo's pictures, painted when it starts: JPEG where NumPy and Pillow are, else SVG."""

from __future__ import annotations

import io
from typing import Any

from transom.demo.scenery import DEPTHS, HEIGHT, WIDTH, Colour, Scene, mix, ridge, scenes, stars

SUN: Colour = (255.0, 244.0, 214.0)


def pictures() -> dict[str, tuple[bytes, str]]:
    """Route → data and media type, `/pictures/0` to `/pictures/10`: what a server hands out."""
    try:
        painted, kind = [jpeg(scene) for scene in scenes()], "image/jpeg"
    except ImportError:
        painted, kind = [svg(scene) for scene in scenes()], "image/svg+xml"
    return {f"/pictures/{number}": (data, kind) for number, data in enumerate(painted)}


def svg(scene: Scene) -> bytes:
    """A scene as SVG."""
    top, low = scene.sky
    x, y = scene.sun
    shapes = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="190" fill="url(#glow)"/>',
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="17" fill="{_hex(SUN)}"/>',
    ]
    if scene.stars:
        shapes += [
            f'<circle cx="{left:.0f}" cy="{down:.0f}" r="{size:.1f}" fill="#fff" opacity="{scene.stars:.2f}"/>'
            for left, down, size in stars()
        ]
    for depth in range(DEPTHS):
        outline = " ".join(f"{left:.0f},{down:.0f}" for left, down in ridge(depth))
        shapes.append(f'<polygon points="0,{HEIGHT} {outline} {WIDTH},{HEIGHT}" fill="{_hex(scene.ridges[depth])}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="{_hex(top)}"/>'
        f'<stop offset=".7" stop-color="{_hex(low)}"/></linearGradient>'
        f'<radialGradient id="glow"><stop stop-color="{_hex(SUN)}" stop-opacity=".7"/>'
        f'<stop offset="1" stop-color="{_hex(low)}" stop-opacity="0"/></radialGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>{"".join(shapes)}</svg>'
    ).encode()


def jpeg(scene: Scene) -> bytes:
    """A scene as JPEG, with haze between the ridges and a little grain."""
    import numpy as np
    from PIL import Image

    canvas = _sky(scene, np)
    across, down = np.arange(WIDTH), np.arange(HEIGHT, dtype="f4")[:, None]
    for depth in range(DEPTHS):
        lefts, downs = zip(*ridge(depth), strict=True)
        below = down - np.interp(across, lefts, downs).astype("f4")
        colour = scene.ridges[depth]
        haze = np.clip(below / 110, 0, 1)[..., None] * 0.45
        body = np.array(colour, "f4") * (1 - haze) + np.array(mix(colour, scene.sky[1], 0.7), "f4") * haze
        cover = np.clip(below + 0.5, 0, 1)[..., None]  # one pixel of a soft edge
        canvas = canvas * (1 - cover) + body * cover
    canvas += np.random.default_rng(3).normal(0, 1.6, (HEIGHT, WIDTH, 1)).astype("f4")
    target = io.BytesIO()
    Image.fromarray(np.clip(canvas, 0, 255).astype("u1")).save(target, "JPEG", quality=84, optimize=True)
    return target.getvalue()


def _sky(scene: Scene, np: Any) -> Any:
    across, down = np.meshgrid(np.arange(WIDTH, dtype="f4"), np.arange(HEIGHT, dtype="f4"))
    share = np.clip(down / (HEIGHT * 0.72), 0, 1)[..., None] ** 1.15
    top, low = (np.array(colour, "f4") for colour in scene.sky)
    canvas = top * (1 - share) + low * share
    for left, height, size in stars() if scene.stars else ():
        here = np.s_[max(0, int(height) - 3) : int(height) + 4, max(0, int(left) - 3) : int(left) + 4]
        away = (across[here] - left) ** 2 + (down[here] - height) ** 2
        canvas[here] += np.exp(-away / (size * 0.8))[..., None] * 190 * scene.stars
    x, y = scene.sun
    distance = np.hypot(across - x, down - y)[..., None]
    glow = np.exp(-distance / 85) * 0.75 * (1 - scene.stars)
    disc = np.clip(17.5 - distance, 0, 1) * (1 - scene.stars)
    canvas = canvas * (1 - glow) + np.array(SUN, "f4") * glow
    return canvas * (1 - disc) + np.array(SUN, "f4") * disc


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)
