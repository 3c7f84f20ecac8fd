/**
 * What front ends know of the components in `static_text.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `StaticText`. */
export interface StaticTextParams {
  /** What is shown; anything that has a text. */
  value: string;
}
