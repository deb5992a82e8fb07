import { expect, test } from "vitest";
import { answeredAddress } from "./answered-address";

test.each([
  ["Lectern <desk@example.org>", "desk@example.org"],
  ["desk@example.org", "desk@example.org"],
  ["Lectern <no-reply@example.org>", null],
  ["noreply@example.org", null],
  ["do-not-reply@example.org", null],
  ["Lectern", null],
  [undefined, null],
])("the sender %s can be written to at %s", (sender, address) => {
  expect(answeredAddress(sender)).toBe(address);
});
