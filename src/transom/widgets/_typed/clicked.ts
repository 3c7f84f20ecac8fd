/**
 * What front ends know of the components in `clicked.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Clicked`. */
export interface ClickedParams {}
