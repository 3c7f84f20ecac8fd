"""`SlidesArea`: a part of a page whose things are slides."""

from __future__ import annotations

from transom.template.area import Area


class SlidesArea(Area):
    """Things that fill the window one after the other. Arrow keys, Page Up and Page Down go from one to the next."""

    _front_end = "SlidesArea"
