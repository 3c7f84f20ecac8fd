/**
 * What front ends know of the components in `menu_button.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `MenuButton`. */
export interface MenuButtonParams {
  /** Their texts. */
  items: (string | null)[];
  /** Whether the button itself is one to click, with another for the menu. */
  split: boolean;
  /** The name of an icon before the label. */
  icon: string | null;
  /** The size of the icon, a length of CSS such as "1.5em" or "20px". */
  icon_size: string;
  /** Its meaning, shown by its colour. */
  button_type: "default" | "primary" | "success" | "warning" | "danger" | "light";
  /** Filled or outlined. */
  button_style: "solid" | "outline";
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}
