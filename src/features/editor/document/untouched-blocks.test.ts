import { describe, expect, it } from "vitest";
import type { BlockJson } from "./block-json";
import { openLesson } from "./lesson-document";
import { findStanding } from "./standing-blocks";
import { findUntouched } from "./untouched-blocks";

const opened = openLesson("Mine.\n\n## Theirs\n\nTheirs too.\n\nMine again.\n\nTheirs.\n");
const runs = findStanding(opened.source, [
  { id: "a", markdown: "## Theirs\n\nTheirs too." },
  { id: "b", markdown: "Theirs." },
  { id: "c", markdown: "Never written." },
]);
const untouched = (blocks: readonly BlockJson[]) =>
  Object.fromEntries(
    findUntouched(
      opened,
      runs,
      blocks.map((block) => ({ origin: block.attrs?.origin, json: () => block })),
    ),
  );
const [mine, heading, theirs, again, last] = opened.blocks as [BlockJson, BlockJson, BlockJson, BlockJson, BlockJson];
const said = (block: BlockJson, text: string): BlockJson => ({ ...block, content: [{ type: "text", text }] });

describe("blocks of others in the editor", () => {
  it("are known by what was written, when the lesson is opened", () => {
    expect(untouched(opened.blocks)).toEqual({ a: { index: 1, count: 2 }, b: { index: 4, count: 1 } });
  });

  it("stay so where others are written, moved or removed around them", () => {
    const typed: BlockJson = { type: "paragraph", content: [{ type: "text", text: "New." }] };
    expect(untouched([last, typed, heading, theirs, said(again, "Mine, changed.")])).toEqual({
      a: { index: 2, count: 2 },
      b: { index: 0, count: 1 },
    });
  });

  it("are no longer so once one of them is changed, removed, or something is put between them", () => {
    expect(untouched([mine, heading, said(theirs, "Theirs, changed."), again, last])).toEqual({
      b: { index: 4, count: 1 },
    });
    expect(untouched([mine, heading, again, last])).toEqual({ b: { index: 3, count: 1 } });
    expect(untouched([heading, mine, theirs])).toEqual({});
    expect(untouched([theirs, heading])).toEqual({});
  });

  it("are so again once a change is taken back", () => {
    expect(untouched([mine, heading, said(theirs, "Theirs too."), again])).toEqual({ a: { index: 1, count: 2 } });
  });
});
