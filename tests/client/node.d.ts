/** The little of Node's own modules that the tests use. */

declare module "node:test" {
  export function test(name: string, body: () => void | Promise<void>): void;
}

declare module "node:assert/strict" {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    rejects(work: Promise<unknown>, expected: RegExp): Promise<void>;
    throws(block: () => unknown, expected?: RegExp | (new (...args: never[]) => Error)): void;
  };
  export default assert;
}
