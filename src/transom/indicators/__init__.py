"""Indicators: components that show how things stand."""

from transom.indicators.loading_spinner import LoadingSpinner
from transom.indicators.progress import Progress

__all__ = ["LoadingSpinner", "Progress"]
