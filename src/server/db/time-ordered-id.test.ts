import { expect, test } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { timeOrderedId } from "./time-ordered-id";

test("has the form of version 7, with the same time as the ids that devices make", () => {
  const id = timeOrderedId(new Date(1_700_000_000_000));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(id.slice(0, 15)).toBe(uuidV7(1_700_000_000_000).slice(0, 15));
  expect(timeOrderedId(new Date(5))).not.toBe(timeOrderedId(new Date(5)));
});
