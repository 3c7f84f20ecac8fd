/**
 * What front ends know of the components in `tabs.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Tabs`. */
export interface TabsParams {
  /** The number of each tab, which it keeps wherever it goes, and its text. */
  names: [number, string][];
  /** The number of the tab that is shown, from 0. */
  active: number;
  /** Where they are. */
  tabs_location: "above" | "below" | "left" | "right";
  /** Whether the page has only the one that is shown. */
  dynamic: boolean;
  /** Whether the user can close tabs. */
  closable: boolean;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
