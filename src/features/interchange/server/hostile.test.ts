import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/env/server";
import { isImportError } from "@/features/interchange/import-error";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import { within } from "@/testing/within";

const data = env.TEST_DATA ?? "";
const hostile = join(data, "hostile");
const has = data !== "" && existsSync(hostile);
let stagingRoot = "";
beforeAll(async () => {
  stagingRoot = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterAll(() => rm(stagingRoot, { recursive: true, force: true }));

async function refusal(path: string) {
  try {
    const staged = await stageCourse(path, { stagingRoot });
    try {
      await readCourse(staged);
    } finally {
      await staged.close();
    }
  } catch (error) {
    return error;
  } finally {
    expect(await readdir(stagingRoot)).toEqual([]);
  }
  return null;
}

describe.skipIf(!has)("hostile files", { timeout: 30_000 }, () => {
  test.each(
    has
      ? ([
          "zip-bomb-overlapping-entries.zip",
          "zip-path-traversal-dotdot.zip",
          "zip-symlink-to-etc-passwd.zip",
          "olx-course-truncated.tar.gz",
        ] as const)
      : [],
  )("%s is refused with one plain error, at once, and leaves nothing", async (name) => {
    const error = await within(`refusing ${name}`, 5_000, () => refusal(join(hostile, name)));
    expect(isImportError(error) && error.file).toBeTruthy();
    expect(isImportError(error) && error.message).not.toMatch(/undefined|Error:|\bat \//);
  });

  test("no other file of theirs is taken for a course", async () => {
    for (const name of await readdir(hostile)) {
      expect(isImportError(await refusal(join(hostile, name))), name).toBe(true);
    }
  });

  test.each(["xml-billion-laughs.xml", "xml-external-entity-file.xml"])("%s is refused at its DOCTYPE", (name) => {
    const source = readFileSync(join(hostile, name), "utf8");
    const read = () => parseXml(source, name);
    expect(read).toThrow(/declares entities/);
  });
});

describe("XML", () => {
  test("is refused by line when it is not well-formed or nested too deeply", () => {
    const thrown = (source: string) => {
      try {
        parseXml(source, "a.xml");
      } catch (error) {
        return isImportError(error) ? { file: error.file, line: error.line } : error;
      }
      return null;
    };
    expect(thrown("<a>\n<b>\n</a>")).toEqual({ file: "a.xml", line: 3 });
    expect(thrown(`<a>${"<b>".repeat(300)}`)).toEqual({ file: "a.xml", line: 1 });
    expect(thrown("<a>&undefined;</a>")).toEqual({ file: "a.xml", line: 1 });
  });
});
