"""Forms that are made of objects and functions: their parameters and arguments, each with a widget."""

import transom.forms.controls  # noqa: F401 - the forms of components
from transom.diagnostics.absent import absent_name
from transom.forms.abbreviation import fixed
from transom.forms.interaction import interact, interact_manual, interactive
from transom.forms.param import Param
from transom.forms.pipeline import Pipeline, PipelineError
from transom.forms.reactive_expr import ReactiveExpr
from transom.pane import ParamFunction as ParamFunction  # Panel has it beside Param

__all__ = ["Param", "Pipeline", "PipelineError", "ReactiveExpr", "fixed", "interact", "interact_manual", "interactive"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
