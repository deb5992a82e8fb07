import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { iconNames } from "./icon-names";

const sprite = readFileSync(new URL("./icons.svg", import.meta.url), "utf8");

test("every icon that a component may name is drawn in the sprite", () => {
  const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
  expect(drawn).toEqual([...iconNames]);
});
