/**
 * What front ends know of the components in `file_download.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `FileDownload`. */
export interface FileDownloadParams {
  /** What the file is called, as far as that is known. */
  filename: string | null;
  /** Whether a click saves at once; else it makes a link for a second click. */
  auto: boolean;
  /** The bytes of the address, if it is one. */
  data: DataView | null;
  /** Whether it is at work for this page. */
  busy: boolean;
  /** The address and the name of what a second click saves in this page. */
  ready: [string, string] | null;
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
