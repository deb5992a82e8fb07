import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { drawRosette, rosetteDocument } from "./rosette";

function digestOf(number: string): string {
  const rings = drawRosette(number);
  const text = `${rings.map(({ path }) => path).join("|")}#${rings.flatMap(({ turns }) => turns).join(",")}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

test("a seal that was once issued is drawn the same for ever", () => {
  expect(digestOf("LCT-7K2M-91QD")).toBe("c0c307dee8c5c6b8");
  expect(digestOf("LCT-0000-0000")).toBe("96a362bfffc09029");
});

test("a seal's document holds every turn of every ring", () => {
  expect(rosetteDocument("LCT-7K2M-91QD", "#1f4e55").match(/<path /g)).toHaveLength(27);
});
