"""A component of somebody else's, written from `docs/write_one.md` and nothing else."""

from __future__ import annotations

import param

import transom as tr


class Rating(tr.JSComponent):
    """So many of several stars.

    Concurrency: as any component.
    """

    value = param.Integer(default=0, bounds=(0, 5))
    colour = param.Selector(default="gold", objects=["gold", "rose", "sky"])
    colours = param.List(default=["gold", "rose", "sky"])
    help = tr.Child()
    text = param.String(default="")
    resets = param.Integer(default=0)

    _esm = "rating.js"
    _stylesheets = ["rating.css"]
    _writable = ("value", "colour")

    def _after_value(self, change):
        return {"text": f"{self.value} of 5"}

    def _handle_reset(self, event):
        self.param.update(value=0, resets=self.resets + 1)
