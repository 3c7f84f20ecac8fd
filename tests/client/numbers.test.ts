import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../src/transom/client/words.ts";
import { formatNumber, type Num } from "../../src/transom/widgets/number_format.ts";
import { count, fromWire, parseNumber, plainNumber, toWire } from "../../src/transom/widgets/number_text.ts";
import { large, moved, nearest } from "../../src/transom/widgets/stops.ts";
import SHARED from "./formats.json";

const speakIn = (lang: string) => speak({ words: {}, frame: { lang } });
speakIn("en");

/** What `work` gives while the page is in this language; else it is English. */
function inLanguage<T>(lang: string, work: () => T): T {
  speakIn(lang);
  try {
    return work();
  } finally {
    speakIn("en");
  }
}

const LANGUAGES = [
  "en",
  "de",
  "fr",
  "de-CH",
  "es",
  "pl",
  "pt-BR",
  "sv",
  "hi",
  "en-IN",
  "ja",
  "ar-EG",
  "fa",
  "he",
  "tr",
];

/** The same numbers in each run: many sizes, whole and not. */
function* some(many: number): Generator<number> {
  let seed = 20240229;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let at = 0; at < many; at++) {
    const size = 10 ** Math.floor(next() * 18 - 6);
    const number = (next() - 0.5) * size;
    yield at % 3 ? Number(number.toPrecision(1 + Math.floor(next() * 15))) : Math.trunc(number);
  }
}

test("what is written to be edited is read as the same number, in every language", () => {
  for (const lang of LANGUAGES) {
    for (const number of some(250)) {
      const read = inLanguage(lang, () => parseNumber(plainNumber(number), false));
      assert.equal(read, number + 0, `${lang} ${number}`);
    }
  }
});

test("what a format writes is read as that number, rounded as it says, in every language", () => {
  for (const lang of LANGUAGES) {
    for (const number of some(250)) {
      for (const [format, places] of [
        ["0,0.00", 2],
        ["0.000", 3],
        [null, 6],
      ] as const) {
        const text = inLanguage(lang, () => formatNumber(number, format, 1));
        const read = Number(inLanguage(lang, () => parseNumber(text, false)));
        assert.equal(Math.abs(read - number) <= 0.5001 * 10 ** -places, true, `${lang} ${number} ${text}`);
      }
    }
  }
});

test("whole numbers of any size keep their digits", () => {
  for (const text of ["0", "-7", "9007199254740991", "9007199254740993", "-123456789012345678901234567890"]) {
    const number = parseNumber(text, true) as Num;
    assert.equal(plainNumber(number), text);
    assert.equal(fromWire(toWire(number)), number);
    assert.equal(count(count(number, 3, 5, true), 3, -5, true), number);
  }
  assert.equal(typeof parseNumber("9007199254740991", true), "number");
  assert.equal(formatNumber(2n ** 64n, "0,0", 1), "18,446,744,073,709,551,616");
  assert.equal(formatNumber(2n ** 64n, "%d", 1), "18446744073709551616");
});

const READ: [lang: string, text: string, number: number | null | undefined][] = [
  ["en", "", null],
  ["en", "  ", null],
  ["en", "-0.5", -0.5],
  ["en", "1.", 1],
  ["en", ".5", 0.5],
  ["en", "1e3", 1000],
  ["en", "−2", -2],
  ["en", " 12 ", 12],
  ["en", "１２", 12],
  ["en", "1,234.5", 1234.5],
  ["en", "1,234,567", 1234567],
  ["en", "12,34,567", 1234567],
  ["en", "1 234", 1234],
  ["en", "23,4", undefined],
  ["en", "0,5", undefined],
  ["en", "1.234,5", undefined],
  ["en", "1,23", undefined],
  ["en", "1 2", undefined],
  ["en", "abc", undefined],
  ["en", "-", undefined],
  ["en", ".", undefined],
  ["en", "1e999", undefined],
  ["en", "0x10", undefined],
  ["en", "Infinity", undefined],
  ["en", "1.2.3", undefined],
  ["de", "23,4", 23.4],
  ["de", "1.234,5", 1234.5],
  ["de", "1.234", 1234],
  ["de", "0.125", 0.125],
  ["de", "1.5", 1.5],
  ["de", "1,234.5", undefined],
  ["fr", "1\u202f234,5", 1234.5],
  ["fr", "1 234,5", 1234.5],
  ["de-CH", "1’234.5", 1234.5],
  ["ar-EG", "١٬٢٣٤٫٥", 1234.5],
  ["fa", "۱۲۳", 123],
];

test("what was typed is the number that the page's language has it for, or none", () => {
  for (const [lang, text, number] of READ) {
    assert.equal(
      inLanguage(lang, () => parseNumber(text, false)),
      number,
      `${lang} ${JSON.stringify(text)}`,
    );
  }
});

test("where numbers are whole, a fraction is none", () => {
  assert.equal(parseNumber("1.5", true), undefined);
  assert.equal(parseNumber("1.0", true), 1);
  assert.equal(parseNumber("1e3", true), 1000);
  assert.equal(parseNumber("1,000", true), 1000);
});

test("steps make no errors of binary fractions", () => {
  assert.equal(count(0.3, 1, 1, false), 1.3);
  let number: Num = 0.1;
  for (let at = 0; at < 10; at++) number = count(number, 0.1, 1, false);
  assert.equal(number, 1.1);
  assert.equal(count(1e-9, 1e-10, 3, false), 1.3e-9);
});

const FORMATS: [number: number, format: string | null, step: number, text: string][] = [
  [3, null, 1, "3"],
  [0.5, null, 0.01, "0.50"],
  [0.12345, null, 0.1, "0.12345"],
  [255, "%x %X", 1, "ff FF"],
];

test("both families of formats", () => {
  for (const [number, format, step, text] of FORMATS) {
    assert.equal(formatNumber(number, format, step), text, `${number} ${format}`);
  }
  for (const [number, format, text] of SHARED as [number, string, string][]) {
    assert.equal(formatNumber(number, format, 1), text, `${number} ${format}`);
  }
});

test("a knob stops at its start, each step from there, and its end", () => {
  const walk = (start: number, end: number, step: number) => {
    const stops = { start, end, step };
    const seen = [start];
    for (let at = start; at < end && seen.length < 30; seen.push(at)) at = moved(at, 1, stops);
    const back = [end];
    for (let at = end; at > start && back.length < 30; back.push(at)) at = moved(at, -1, stops);
    assert.deepEqual(back.reverse(), seen);
    return seen;
  };
  assert.deepEqual(walk(0, 10, 3), [0, 3, 6, 9, 10]);
  assert.deepEqual(walk(0.05, 1, 0.1), [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1]);
  assert.deepEqual(walk(0, 1, 0.1), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  assert.deepEqual(walk(1.5, 4.5, 1), [1.5, 2.5, 3.5, 4.5]);
  assert.deepEqual(walk(2, 2, 1), [2]);
  assert.deepEqual(walk(0, 1, 5), [0, 1]);
});

test("the nearest stop, and what is between two", () => {
  const stops = { start: 0, end: 10, step: 3 };
  assert.deepEqual(
    [-1, 1.4, 1.6, 9.4, 9.6, 12].map((place) => nearest(place, stops)),
    [0, 0, 3, 9, 10, 10],
  );
  assert.deepEqual([moved(2.5, 1, stops), moved(2.5, -1, stops)], [3, 0]);
  assert.deepEqual([large(stops), large({ start: 0, end: 1, step: 0.01 })], [1, 10]);
  assert.equal(nearest(5, { start: 2, end: 2, step: 1 }), 2);
});
