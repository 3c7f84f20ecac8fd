"""`Reading`: a document between what is before and after it, with its headings beside it."""

from __future__ import annotations

import param

from transom.components.layout import ListLayout


class Reading(ListLayout):
    """The text of a page; where there is room, its headings stand beside it."""

    _front_end = "Reading"

    contents = param.List(default=[], doc='`{"level": …, "href": …, "text": …}` for each heading.')
    before = param.Dict(default=None, allow_None=True, doc='The page before: `{"text": …, "href": …}`.')
    after = param.Dict(default=None, allow_None=True, doc="The page after it, likewise.")
