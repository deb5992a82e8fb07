import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { getSchema } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { env } from "@/env/server";
import { lessonExtensions } from "@/features/editor/components/nodes/lesson-extensions";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import { runsFactor } from "@/testing/fast-check";
import type { BlockJson } from "./block-json";
import { composeMarkdown, openLesson } from "./lesson-document";
import { splitBlocks } from "./split-blocks";

const schema = getSchema(lessonExtensions);
const data = env.TEST_DATA ?? "";
const has = data !== "" && existsSync(join(data, "COUNTS.json"));
/** Every course that is there unpacked, whoever wrote it. A library is no course. */
const folders = (has ? ["olx", "curricula"] : []).flatMap((kind) =>
  readdirSync(join(data, kind), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !entry.name.endsWith("-library") ? join(kind, entry.name) : [],
  ),
);
/** Of the texts of a large course, `npm test` takes every fourth, and `npm run soak` all. */
const fewTexts = 40;
const everyNth = runsFactor > 1 ? 1 : 4;
const demos = join(import.meta.dirname, "../../../../prisma/seed/courses");

async function textsOf(path: string): Promise<string[]> {
  const staged = await stageCourse(path);
  try {
    const { course } = await readCourse(staged);
    return course.modules
      .flatMap(({ lessons }) => lessons)
      .flatMap(({ content, guestContent, registeredContent }) => [content, guestContent, registeredContent])
      .filter((text) => text !== "");
  } finally {
    await staged.close();
  }
}

function expectBytesKept(source: string): void {
  const document = openLesson(source);
  expect(composeMarkdown(document, document.blocks)).toBe(source);
  const inEditor = schema.nodeFromJSON({ type: "doc", content: document.blocks });
  inEditor.check();
  expect(
    composeMarkdown(
      document,
      inEditor.children.map((block) => block.toJSON() as BlockJson),
    ),
  ).toBe(source);
  const step = Math.ceil(document.blocks.length / 3);
  document.blocks.forEach((_, at) => {
    if (at % step !== 0) return;
    const blocks = document.blocks.map((block, index) =>
      index === at
        ? { type: "paragraph", attrs: { origin: at }, content: [{ type: "text", text: "Touched words" }] }
        : block,
    );
    const output = composeMarkdown(document, blocks);
    const expected = document.kept.map(({ text }, index) => (index === at ? "Touched words" : text));
    expect(splitBlocks(output).blocks.map(({ text }) => text)).toEqual(expected);
    const rest = document.blocks.filter((_, index) => index !== at);
    const without = splitBlocks(composeMarkdown(document, rest)).blocks.map(({ text }) => text);
    expect(without).toEqual(expected.filter((_, index) => index !== at));
  });
}

describe("every lesson keeps the bytes of the blocks that were not touched", { timeout: 120_000 * runsFactor }, () => {
  test.each(["estimation-without-fear", "reading-a-tide-table", "sql-for-people-who-count"])(
    "of the demo course %s",
    async (name) => {
      const texts = await textsOf(join(demos, name));
      expect(texts.length).toBeGreaterThan(3);
      for (const text of texts) expectBytesKept(text);
      const blocks = texts.flatMap((text) => openLesson(text).blocks);
      expect(blocks.filter(({ type }) => type === "source")).toEqual([]);
    },
  );

  test.skipIf(!has)("of the courses in TEST_DATA, which are some", () => {
    expect(folders.length).toBeGreaterThanOrEqual(3);
  });

  test.each(folders)("of %s in TEST_DATA", async (path) => {
    const texts = await textsOf(join(data, path));
    expect(texts.length).toBeGreaterThan(3);
    const step = texts.length > fewTexts ? everyNth : 1;
    for (const [at, text] of texts.entries()) if (at % step === 0) expectBytesKept(text);
  });
});
