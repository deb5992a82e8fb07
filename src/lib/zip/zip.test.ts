import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { readZip } from "./read-zip";
import { writeZip } from "./write-zip";
import { ZipProblem } from "./zip-problem";

const limits = { entries: 500, unpackedBytes: 1_000_000 };
const all = () => true;
const textsOf = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => ({ path, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }));
const problemOf = (bytes: Uint8Array<ArrayBuffer>, most = limits) =>
  readZip(bytes, most, all).then(
    () => "read",
    (error: unknown) => (error instanceof ZipProblem ? error.problem : error),
  );

describe("a .zip", () => {
  test("is read back as it was written, and is the same bytes each time", async () => {
    const file = fc.record({
      path: fc.stringMatching(/^[a-zé][a-zé0-9-]{0,8}(\/[a-z]{1,5}\.xml)?$/),
      text: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { maxLength: 5, selector: ({ path }) => path }), async (files) => {
        const bytes = writeZip(files);
        expect(writeZip(files)).toEqual(bytes);
        expect(textsOf(await readZip(bytes, limits, all))).toEqual(files);
      }),
    );
  });

  test("with any damage is refused with a reason, or reads as it was", async () => {
    const whole = writeZip([{ path: "a/b.xml", text: "<a>1</a>".repeat(20) }]);
    const damage = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.nat(whole.length) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, byte, cut }) => {
        const broken = whole.slice(0, Math.max(at + 1, cut));
        broken[at] = byte;
        expect(await problemOf(broken)).toBeTypeOf("string");
      }),
    );
  });

  test("that holds more than allowed is refused before it is unpacked", async () => {
    const bytes = writeZip([{ path: "a", text: "x".repeat(200) }]);
    expect(await problemOf(bytes, { entries: 500, unpackedBytes: 100 })).toBe("too_much");
    expect(await problemOf(bytes, { entries: 0, unpackedBytes: 1000 })).toBe("too_much");
  });

  const hostile = join(process.env.TEST_DATA ?? "", "hostile");
  test.skipIf(!process.env.TEST_DATA || !existsSync(hostile)).each([
    ["zip-bomb-overlapping-entries.zip", "too_much"],
    ["zip-path-traversal-dotdot.zip", "unsafe_name"],
    ["xml-billion-laughs.xml", "not_a_zip"],
  ])("%s: %s", async (name, problem) => {
    expect(await problemOf(new Uint8Array(readFileSync(join(hostile, name))))).toBe(problem);
  });
});
