/**
 * What front ends know of the components in `file_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `FileInput`. */
export interface FileInputParams {
  /** The name and the number of bytes of each file. */
  value: [string, number][] | null;
  /** Endings with their dots, and media types. */
  accept: string | null;
  /** Whether a folder is chosen, with all that is in it. */
  directory: boolean;
  /** Whether several files may be chosen at once. */
  multiple: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
