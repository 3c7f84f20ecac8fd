"""What the pane of Vega's charts knows of them. Nothing here imports Altair before there is a chart of it."""
