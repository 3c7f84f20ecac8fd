"""One tool: its address names it, so the page can be linked, reloaded and gone back to."""

import stock

import transom as tr

title = tr.widgets.Select("Tool", options=[each.title for each in stock.TOOLS])
tr.state.location.sync(title, {"value": "title"})
borrower = tr.widgets.TextInput("Your name", placeholder="Ada")


def about(title: str) -> tr.Column:
    """Who has it, and a button to lend it or to give it back."""
    tool = stock.find(title)
    assert tool is not None

    def lend(_event: object) -> None:
        if not borrower.value_input.strip():
            raise tr.UserError("Say who you are.")
        tool.lent = borrower.value_input.strip()

    def give_back(_event: object) -> None:
        tool.lent = ""

    there = tool.param.lent.rx
    lent = tr.widgets.Button("Lend", button_type="primary", on_click=lend, visible=there.not_())
    back = tr.widgets.Button("Give back", on_click=give_back, visible=there.bool())
    where = tr.bind(lambda lent: f"Lent to **{lent}**." if lent else "It is here.", tool.param.lent)
    return tr.Column(f"## {title}", where, tr.Row(lent, back))


tr.Page(
    title="Tool",
    nav="apps",
    main=[tr.Card(title, borrower, tr.bind(about, title), title="Lend a tool", collapsible=False, max_width=480)],
).servable()
