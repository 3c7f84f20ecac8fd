/**
 * What front ends know of the components in `slides_area.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `SlidesArea`. */
export interface SlidesAreaParams {
  /** Within how many pixels of its end it follows what is appended or grows; 0 never. */
  auto_scroll_limit: number;
  /** Beyond how many pixels from its end a button leads there; 0 for no button. */
  scroll_button_threshold: number;
  /** How many pixels it is scrolled down. A column that follows nothing does not report it. */
  scroll_position: number;
  /** Whether its end is shown at first. */
  view_latest: boolean;
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** Besides, 2 where the page needs what follows and reports. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
