"""What the workshop has: shared by all its pages and by everybody who has one open."""

import param


class Tool(param.Parameterized):
    """Something that is lent out."""

    title = param.String()
    lent = param.String(default="", doc="To whom; empty while it is here.")


TOOLS = [Tool(title=title) for title in ("Circular saw", "Cordless drill", "Heat gun", "Router", "Sander", "Vice")]


def find(title: str) -> Tool | None:
    """The tool of that name."""
    return next((each for each in TOOLS if each.title == title), None)
