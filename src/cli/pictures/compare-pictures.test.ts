import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { comparePictures, differenceOf } from "./compare-pictures";

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function picture(name: string, { height = 100, dot = 0 }: { height?: number; dot?: number } = {}) {
  const path = join(folder, name);
  const ground = sharp({ create: { width: 100, height, channels: 4, background: "white" } });
  const over = { create: { width: dot || 1, height: dot || 1, channels: 4 as const, background: "black" } };
  await (dot > 0 ? ground.composite([{ input: over, left: 10, top: 10 }]) : ground).png().toFile(path);
  return path;
}

test("the same picture twice does not differ, one with a square of 10 by 10 differs in 1%", async () => {
  const [plain, same, dotted] = [await picture("a.png"), await picture("b.png"), await picture("c.png", { dot: 10 })];
  expect(await differenceOf(plain, same)).toBe(0);
  expect(await differenceOf(plain, dotted)).toBeCloseTo(0.01, 5);
});

test("a page that grew differs by what was added", async () => {
  expect(await differenceOf(await picture("short.png"), await picture("long.png", { height: 125 }))).toBeCloseTo(
    0.2,
    5,
  );
});

test("a picture that only one side has is not passed over", async () => {
  const empty = mkdtempSync(join(folder, "empty-"));
  await expect(comparePictures(folder, empty)).rejects.toThrow("Only one of the two has");
});
