/**
 * What front ends know of the components in `card.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Card`. */
export interface CardParams {
  /** The text of its header. */
  title: string;
  /** What is shown in its header in place of the title. */
  header: string | null;
  /** The colour of the texts in its header, as CSS has it. */
  header_color: string;
  /** The colour behind its header, as CSS has it. */
  header_background: string;
  /** The colour behind its header while it is not folded. */
  active_header_background: string | null;
  /** CSS classes of its header. */
  header_css_classes: string[];
  /** CSS classes of its title. */
  title_css_classes: string[];
  /** CSS classes of the button that folds it. */
  button_css_classes: string[];
  /** Whether the user can fold it. */
  collapsible: boolean;
  /** Whether it is folded. */
  collapsed: boolean;
  /** Whether it has no header. */
  hide_header: boolean;
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
