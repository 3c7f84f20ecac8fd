"""The family of panes that hand an object to a large JavaScript library.

What is shown is frozen when it is given (`frozen`), sent whole to a page that does not know it, and from then on as
what has changed since that page was told last (`patch`, `pane`).
"""
