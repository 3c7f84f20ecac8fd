"""Tables of any library, read by window: what `pane.DataFrame` shows."""
