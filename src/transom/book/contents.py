"""`Contents`: the pages of a site, in their parts."""

from __future__ import annotations

import param

from transom.components.component import Component


class Contents(Component):
    """Links to the pages of a site. A long part is folded unless the current page is in it."""

    _front_end = "Contents"

    parts = param.List(default=[], doc='`{"title": …, "links": [[text, address], …]}` for each part.')
    up = param.String(default="./", doc="From the page to where the addresses begin.")
    here = param.String(default="", doc="The address of the page.")
