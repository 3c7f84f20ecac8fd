"""The bridge to Bokeh: one document a session, kept equal on both sides.

Its modules import Bokeh at their top and are themselves imported only by the functions of
`transom.pane.bokeh` that need them, that is, when there is a Bokeh model to show.
"""
