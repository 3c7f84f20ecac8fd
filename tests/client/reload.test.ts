import assert from "node:assert/strict";
import { test } from "node:test";
import { collectValues, returnValues, type Values } from "../../src/transom/client/reload.ts";
import { Store } from "../../src/transom/client/store.ts";
import type { Op, Value } from "../../src/transom/client/types.ts";

const named = (number: number, name: string, secret?: string[]): Op => [
  "class",
  number,
  { value: "", label: "" },
  { name, writable: ["value"], events: [], ...(secret ? { secret } : {}) },
];

function page(): Store {
  const store = new Store({ event: () => undefined, pending: () => false, fetch: async () => null });
  store.snapshot([
    named(0, "TextInput"),
    named(1, "PasswordInput", ["value"]),
    ["new", "c1", 0, { label: "Name" }],
    ["new", "c2", 1, { label: "Password" }],
  ]);
  return store;
}

test("another session gets what the user has entered, but no secret", () => {
  const values: Values = new Map();
  const before = page();
  for (const [id, text] of [
    ["c1", "Ada"],
    ["c2", "swordfish"],
  ] as const) {
    before.models.get(id)?.set("value", text);
    before.models.get(id)?.save_changes();
  }
  collectValues(before, values);
  assert.deepEqual([...values.values()], ["Ada"]);
  const returned: Value[] = [];
  returnValues(page(), values, (model, name, value) => returned.push(model.type, name, value));
  assert.deepEqual(returned, ["TextInput", "value", "Ada"]);
});
