import { expect, test } from "vitest";
import { storable } from "./typed-text";

test("a text is refused that Postgres cannot hold, and any other is kept", () => {
  for (const text of ["a\0b", "\ud800", "\udc00\ud800", "abcd"])
    expect(storable(3).safeParse(text).success).toBe(false);
  for (const text of ["", "été", "😀", "a\n\tb"]) expect(storable(4).parse(text)).toBe(text);
});
