/**
 * What front ends know of the components in `divider.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Divider`. */
export interface DividerParams {
  /** As of other components, but no line is narrower than its column unless it has a `width`. */
  width_policy: string;
}
