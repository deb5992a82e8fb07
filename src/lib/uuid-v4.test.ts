import { expect, test } from "vitest";
import * as z from "zod";
import { uuidV4 } from "./uuid-v4";

test("is a UUID of version 4, and another one each time", () => {
  const made = Array.from({ length: 200 }, uuidV4);
  for (const id of made) expect(z.uuidv4().safeParse(id).success, id).toBe(true);
  expect(new Set(made).size).toBe(made.length);
});
