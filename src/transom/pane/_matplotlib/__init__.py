"""What the pane of Matplotlib's figures knows of them. Nothing here imports Matplotlib; there is none without it."""
