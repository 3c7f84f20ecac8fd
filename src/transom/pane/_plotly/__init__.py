"""What the pane of Plotly's figures knows of them. Nothing here imports Plotly before there is a figure of it."""
