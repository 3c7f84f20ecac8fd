/** Numbers, places and ops as the inspector writes them. Knows nothing of elements. */

import type { OpNote } from "./inspector.ts";

/** Seconds: "0.4 s", "12 s", "1 min 05 s", "2 h 03 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Bytes: "214 B", "1.2 kB", "35 kB", "4.1 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilo = bytes / 1000;
  if (kilo < 999.5) return `${kilo < 9.95 ? kilo.toFixed(1) : Math.round(kilo)} kB`;
  return `${(kilo / 1000).toFixed(1)} MB`;
}

/** Milliseconds: one decimal as long as it says something. */
export function milliseconds(value: number): string {
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

/** "1 report", "2 reports". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A qualified name without the functions around it: "app.<locals>.load" is "load". */
export function local(name: string): string {
  return name.split("<locals>.").at(-1) ?? name;
}

/** The last part of a path, of either kind of system. */
export function base(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** A text cut at what is code in it: "`def`", or a place such as "/srv/app.py:12"; every second piece is one. */
export function codes(text: string): string[] {
  return text.split(/(`[^`]+`|(?:[A-Za-z]:)?[^\s:"'`()]+\.\w+:\d+)/);
}

/** What an op has done: "+ Button c5", "Button c5: label, loading", "− c5", "page: title". `null` for a class. */
export function describe([kind, target, names, type]: OpNote): string | null {
  switch (kind) {
    case "class":
      return null;
    case "new":
      return `+ ${type ?? "gone"} ${target}`;
    case "set":
      return `${type ?? "gone"} ${target}: ${list(names)}`;
    case "splice":
      return `${type ?? "gone"} ${target}: ${names}`;
    case "msg":
      return `${target === "page" ? "page" : `${type ?? "gone"} ${target}`}: ${names ?? "message"}`;
    case "del":
      return `− ${list(target)}`;
    case "page":
      return `page: ${list(target)}`;
  }
}

function list(names: unknown): string {
  return (names as string[]).join(", ");
}
