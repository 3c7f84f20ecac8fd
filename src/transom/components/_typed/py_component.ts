/**
 * What front ends know of the components in `py_component.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `PyComponent`. */
export interface PyComponentParams {}
