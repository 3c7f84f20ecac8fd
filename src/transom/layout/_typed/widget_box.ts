/**
 * What front ends know of the components in `widget_box.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `WidgetBox`. */
export interface WidgetBoxParams {
  /** Whether they stand side by side. */
  horizontal: boolean;
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
