/**
 * What front ends know of the components in `widget.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Widget`. */
export interface WidgetParams {}
