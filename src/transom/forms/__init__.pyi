"""Forms that are made of objects and functions: their parameters and arguments, each with a widget.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.forms._typed.param import Param as Param
from transom.forms._typed.reactive_expr import ReactiveExpr as ReactiveExpr
from transom.forms.abbreviation import fixed as fixed
from transom.forms.interaction import interact as interact
from transom.forms.interaction import interact_manual as interact_manual
from transom.forms.interaction import interactive as interactive
from transom.forms.pipeline import Pipeline as Pipeline
from transom.forms.pipeline import PipelineError as PipelineError

__all__ = ["Param", "Pipeline", "PipelineError", "ReactiveExpr", "fixed", "interact", "interact_manual", "interactive"]
