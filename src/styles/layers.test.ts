import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";

const path = (name: string) => new URL(`../${name}`, import.meta.url);

test("every sheet that a page loads begins with the order of the layers", () => {
  const markup = readdirSync(path(""), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const loaded = markup.flatMap((name) =>
    [...readFileSync(path(name), "utf8").matchAll(/^import "@\/(.+\.css)";$/gm)].map(([, sheet = ""]) => sheet),
  );
  const sheets = [...new Set(loaded)].sort();
  expect(sheets.length).toBeGreaterThan(7);
  const without = sheets.filter((sheet) => {
    const [, first = ""] = /^@import "(.+?)";/.exec(readFileSync(path(sheet), "utf8")) ?? [];
    return basename(first) !== "layers.css";
  });
  expect(without).toEqual([]);
});
