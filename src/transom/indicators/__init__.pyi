"""Indicators: components that show how things stand.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.indicators._typed.boolean_status import BooleanStatus as BooleanStatus
from transom.indicators._typed.loading_spinner import LoadingSpinner as LoadingSpinner
from transom.indicators._typed.metric import Metric as Metric
from transom.indicators._typed.number import Number as Number
from transom.indicators._typed.progress import Progress as Progress

__all__ = ["BooleanStatus", "LoadingSpinner", "Metric", "Number", "Progress"]
