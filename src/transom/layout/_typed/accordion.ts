/**
 * What front ends know of the components in `accordion.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Accordion`. */
export interface AccordionParams {
  /** The numbers of those that are unfolded, see `names`. */
  active: number[];
  /** Whether unfolding one folds the others. */
  toggle: boolean;
  /** The colour of the texts in the headers, as CSS has it. */
  header_color: string;
  /** The colour behind the headers, as CSS has it. */
  header_background: string;
  /** The colour behind the headers of those that are unfolded. */
  active_header_background: string | null;
  /** The number of each object, which it keeps wherever it goes, and its name. */
  names: [number, string][];
  /** Whether the page has only what is shown. */
  dynamic: boolean;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
