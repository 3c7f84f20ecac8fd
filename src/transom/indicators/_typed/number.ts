/**
 * What front ends know of the components in `number.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Number`. */
export interface NumberParams {
  /** The colour of the number there is; `null` for that of text. */
  default_color: string | null;
  /** What stands for a value that is not known. */
  nan_format: string;
  /** How large the number is, as CSS has it. */
  font_size: string;
  /** How large the label is, as CSS has it. */
  title_size: string;
  /** What stands before the number, the number and what stands behind. */
  value: [string, string, string] | null;
}
