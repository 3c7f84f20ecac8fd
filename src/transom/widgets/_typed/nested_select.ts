/**
 * What front ends know of the components in `nested_select.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `NestedSelect`. */
export interface NestedSelectParams {}
