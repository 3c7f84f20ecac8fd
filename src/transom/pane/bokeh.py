"""placeholder until the bridge is written"""

from __future__ import annotations

from transom.components.pane import Pane


class Bokeh(Pane):
    """A Bokeh model."""
