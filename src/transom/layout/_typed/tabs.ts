/**
 * What front ends know of the components in `tabs.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Tabs`. */
export interface TabsParams {
  /** The number of the tab that is shown, from 0. */
  active: number;
  /** Where they are. */
  tabs_location: "above" | "below" | "left" | "right";
  /** Whether the user can close tabs. */
  closable: boolean;
  /** The number of each object, which it keeps wherever it goes, and its name. */
  names: [number, string][];
  /** Whether the page has only what is shown. */
  dynamic: boolean;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
