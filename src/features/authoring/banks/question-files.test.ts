import { describe, expect, test } from "vitest";
import { toDestination } from "@/features/media/references";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import fc from "@/testing/fast-check";
import { filePaths, withFilePaths } from "./question-files";

const means = { newId: () => "00000000-0000-4000-8000-000000000000", trueFalse: ["True", "False"] as const };
const aQuestion = (more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion("SINGLE_CHOICE", means),
  ...more,
});

describe("the files that a question names", () => {
  test("are those that it shows, plays and links to, in all of its texts, each once", () => {
    const question = aQuestion({
      text: '![map](media/map.png) and <img src="./media/line%20one.png" alt="">\n\n[data](<asset:media/a table.csv>)',
      explanation: '::video{src="media/tide.mp4" captions="media/tide.vtt"}\n\n![map](media/map.png#decorative)',
      feedback:
        "See [the source][s], [a lesson](/courses/tides) and ![](https://elsewhere.test/map.png).\n\n[s]: media/s.pdf",
      body: { image: "![map](media/areas.png)" },
    });
    expect(filePaths(question)).toEqual([
      "media/map.png",
      "media/line one.png",
      "media/a table.csv",
      "media/tide.mp4",
      "media/tide.vtt",
      "courses/tides",
      "media/s.pdf",
      "media/areas.png",
    ]);
  });

  test("are none where a text only looks like it", () => {
    expect(filePaths(aQuestion({ text: "`![map](media/map.png)` and ../media/map.png", explanation: "" }))).toEqual([]);
    expect(filePaths(aQuestion({ text: "![map](../map.png)" }))).toEqual([]);
    const typed = aQuestion({ type: "SHORT_ANSWER" });
    const answers = typed.answers.map((answer) => ({ ...answer, text: "![map](media/map.png)" }));
    expect(filePaths({ ...typed, answers })).toEqual([]);
  });
});

describe("a question whose files have other paths", () => {
  const there = new Map([
    ["media/map.png", "media/map-2.png"],
    ["media/my map (1).png", "media/my-map.png"],
  ]);

  test("names them there, with what followed their address, and leaves the rest letter for letter", () => {
    const question = aQuestion({
      text: "![*map*](media/map.png#decorative)  \n[other](media/other.png) <video src='media/map.png#t=10'></video>",
      feedback: '![a](media/my%20map%20%281%29.png "title") `media/map.png`',
      body: { image: "![map](asset:media/map.png)", parts: ["media/map.png", 3] },
    });
    expect(withFilePaths(question, there)).toEqual({
      ...question,
      text: "![*map*](media/map-2.png#decorative)  \n[other](media/other.png) <video src='media/map-2.png#t=10'></video>",
      feedback: '![a](media/my-map.png "title") `media/map.png`',
      body: { image: "![map](media/map-2.png)", parts: ["media/map.png", 3] },
    });
    expect(withFilePaths(question, new Map())).toEqual(question);
  });

  test("is the same again once they have their paths back, whatever they are called", () => {
    const name = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 });
    const path = name.map((word) => `media/${word.replace(/[/.]/g, "-")}.png`);
    fc.assert(
      fc.property(path, path, (here, elsewhere) => {
        const question = aQuestion({ text: `A ![b](${toDestination(here)}) c` });
        expect(filePaths(question)).toEqual([here]);
        const moved = withFilePaths(question, new Map([[here, elsewhere]]));
        expect(filePaths(moved)).toEqual([elsewhere]);
        expect(withFilePaths(moved, new Map([[elsewhere, here]]))).toEqual(question);
      }),
    );
  });
});
