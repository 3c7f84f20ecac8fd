"""`Indicator`: what all indicators share."""

from __future__ import annotations

from transom.components.tones import Tint, no_tint
from transom.components.widget import Widget


class Indicator(Widget):
    """The root of indicators. What is given for one of its colours and is none is reported."""

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        for name in sorted(names):
            parameter = self._info.parameters[name]
            if isinstance(parameter, Tint) and (text := no_tint(parameter, getattr(self, name))):
                self._advise(name, text)
