import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection } from "../../src/transom/client/connection.ts";
import { Outbox } from "../../src/transom/client/outbox.ts";
import { Restored } from "../../src/transom/client/restored.ts";
import type { Stage } from "../../src/transom/client/stage.ts";
import { Store } from "../../src/transom/client/store.ts";

const REFUSED = { rejected: "bad_value", reason: "At most 3 characters." };

/** A page with one field, what it has sent, and the reasons that the field was told of. */
function page() {
  const outbox = new Outbox();
  const connection = { pending: (id: string, name: string) => outbox.has(id, name) } as unknown as Connection;
  const store: Store = new Store({
    event: (id, name, value, isValue, answered) => {
      outbox.add(id, name, value, isValue, 0, restored.heard(id, isValue && name, answered));
      outbox.take();
    },
    pending: connection.pending,
    fetch: async () => null,
  });
  const restored = new Restored(store, connection, {} as Stage);
  store.snapshot([
    ["class", 0, { value: "" }, { name: "TextInput", writable: ["value"], events: ["enter"] }],
    ["new", "c1", 0, {}],
  ]);
  const model = store.models.get("c1");
  assert(model);
  const reasons: unknown[] = [];
  model.on("refused", (reason) => reasons.push(reason));
  const type = (text: string) => {
    model.set("value", text);
    model.save_changes();
  };
  return { outbox, model, reasons, type };
}

test("what is wrong with a value is said of that value only, never of a newer one", () => {
  const { outbox, reasons, type } = page();
  type("Albe");
  type("Alb");
  outbox.settle(1, REFUSED);
  outbox.settle(2, null as never);
  assert.deepEqual(reasons, []);
  type("Albe");
  outbox.settle(3, REFUSED);
  assert.deepEqual(reasons, ["At most 3 characters."]);
});

test("an event that is not taken is said, whatever follows it", () => {
  const { outbox, model, reasons } = page();
  model.send({ event: "enter", value: "a" });
  model.send({ event: "enter", value: "b" });
  outbox.settle(1, REFUSED);
  assert.deepEqual(reasons, ["At most 3 characters."]);
});
