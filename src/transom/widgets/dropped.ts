/** What is dropped on a field for files. Owns: how files are found in what is dropped, and the look meanwhile. */

import { flag } from "../client/dom.ts";
import type { Named } from "./sending.ts";

/** Call `take` with what is dropped on `zone`; of folders with what is in them, if `folders()` says so. */
export function dropZone(
  zone: HTMLElement,
  off: () => boolean,
  folders: () => boolean,
  take: (files: Named[]) => void,
): void {
  const over = (event: DragEvent) => {
    const on = !off() && Boolean(event.dataTransfer?.types.includes("Files"));
    if (on) event.preventDefault();
    flag(zone, "data-over", on);
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!zone.contains(relatedTarget as Node | null)) flag(zone, "data-over", false);
  });
  zone.addEventListener("drop", (event) => {
    flag(zone, "data-over", false);
    const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === "file");
    if (off() || !items.length) return;
    event.preventDefault();
    if (!folders()) return take(items.flatMap((item) => named(item.getAsFile())));
    const entries = items.map((item) => item.webkitGetAsEntry()); // gone after the first wait
    void Promise.all(entries.map((entry) => within(entry, ""))).then((found) => take(found.flat()));
  });
}

export function named(file: File | null): Named[] {
  return file ? [[file, file.webkitRelativePath || file.name]] : [];
}

/** The files in an entry, at any depth, with their names as seen from it. */
async function within(entry: FileSystemEntry | null, folder: string): Promise<Named[]> {
  if (!entry) return [];
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, no) => (entry as FileSystemFileEntry).file(done, no));
    return [[file, name]];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Named[] = [];
  for (;;) {
    // A browser gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((done, no) => reader.readEntries(done, no));
    if (!some.length) return found;
    for (const each of some) found.push(...(await within(each, `${name}/`)));
  }
}
