"""Tools: all of them, and who has which; what somebody lends is seen in every open page at once."""

from typing import Any
from urllib.parse import quote

import stock

import transom as tr

here = tr.widgets.Switch(label="Only those that are here")


def rows(only: bool, *lent: str) -> str:
    """A line for each tool, with the way to its page."""
    shown = [each for each in stock.TOOLS if not (only and each.lent)]
    lines = [f"| [{each.title}](tool?title={quote(each.title)}) | {each.lent or 'here'} |" for each in shown]
    return "\n".join(["| Tool | Lent to |", "|---|---|", *lines]) if lines else "All are lent out."


def count(*lent: str) -> Any:
    """How many are here."""
    return tr.indicators.Metric(f"Here, of {len(lent)}", sum(not each for each in lent), width=200)


lent = [each.param.lent for each in stock.TOOLS]
tr.Page(title="Tools", nav="apps", main=[tr.bind(count, *lent), here, tr.bind(rows, here, *lent)]).servable()
