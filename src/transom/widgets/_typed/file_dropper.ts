/**
 * What front ends know of the components in `file_dropper.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `FileDropper`. */
export interface FileDropperParams {
  /** The name and the number of bytes of each file; of a picture also where it is. */
  value: ([string, number] | [string, number, string])[] | null;
  /** Endings with their dots, and media types. */
  accepted_filetypes: string | null;
  /** "compact" is one line high, "integrated" has no frame; "circle" is as `None`. */
  layout: "compact" | "integrated" | "circle" | null;
  /** Whether several files may be chosen at once. */
  multiple: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
