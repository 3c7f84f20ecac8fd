/**
 * What front ends know of the components in `any_widget.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `AnyWidget`. */
export interface AnyWidgetParams {}
