/**
 * What front ends know of the components in `flex_box.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `FlexBox`. */
export interface FlexBoxParams {
  /** Along which axis they stand. */
  flex_direction: "row" | "row-reverse" | "column" | "column-reverse";
  /** Whether they wrap, and to which side. */
  flex_wrap: "nowrap" | "wrap" | "wrap-reverse";
  /** Where they are in a line. */
  justify_content: "flex-start" | "flex-end" | "center" | "space-between" | "space-around" | "space-evenly" | "start" | "end" | "left" | "right";
  /** Where they are across a line. */
  align_items: "stretch" | "flex-start" | "flex-end" | "center" | "baseline" | "first baseline" | "last baseline" | "start" | "end" | "self-start" | "self-end";
  /** Where the lines are. */
  align_content: "normal" | "flex-start" | "flex-end" | "center" | "space-between" | "space-around" | "space-evenly" | "stretch" | "start" | "end" | "baseline" | "first baseline" | "last baseline";
  /** Space between them: CSS, such as "4px 1em", or a number of CSS pixels. */
  gap: string;
  /** The components inside, in order. */
  children: string[];
}
