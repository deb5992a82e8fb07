import { describe, expect, test } from "vitest";
import { scoreAttempt } from "@/features/assessment/marking";
import { aStoredQuestion } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { findQuestionProblems } from "../../authoring";
import { publicView, questionType } from "../../registry";
import { noAnswer } from "../../shared/no-answer";
import { acceptAttribute, endingsOf, fileGroups, isAccepted } from "./file-groups";

const body = { most: 2, accepts: ["documents"], megabytes: 5, graderNotes: "Names the moon." };
const of = aStoredQuestion("FILE_UPLOAD", { versionId: "upload", points: 400, body });
const gave = (...selectedAnswers: string[]) => ({ ...noAnswer, selectedAnswers });

describe("a question answered with files", () => {
  test("waits for a person, unless nothing was handed in: that earns nothing at once", () => {
    expect(scoreAttempt([of], new Map([["upload", gave("a")]]), 5000).total).toBeNull();
    expect(scoreAttempt([of], new Map([["upload", gave()]]), 5000).total).toMatchObject({ score: 0, maxScore: 400 });
  });

  test("holds as many files as it asks for, each once, and nothing else", () => {
    const { accepts } = questionType("FILE_UPLOAD");
    const answers = [gave(), gave("a", "b"), gave("a", "b", "c"), gave("a", "a"), { ...noAnswer, textResponse: "a" }];
    expect(answers.map((answer) => accepts(of, answer))).toEqual([true, true, false, false, false]);
  });

  test("tells students what it takes, and no notes for graders", () => {
    const view = publicView(of, { promptIds: [], optionIds: [] });
    expect(view.files).toEqual({ most: 2, accepts: ["documents"], maxBytes: 5_000_000 });
    expect(JSON.stringify(view)).not.toContain("moon");
  });

  test("needs a kind of file", () => {
    const asWritten = {
      type: "FILE_UPLOAD" as const,
      text: "Why?",
      numericValue: "",
      numericTolerance: "",
      answers: [],
    };
    expect(findQuestionProblems({ ...asWritten, body: { ...body, accepts: [] } })).toEqual([{ code: "no_file_kinds" }]);
    expect(findQuestionProblems({ ...asWritten, body })).toEqual([]);
  });
});

describe("kinds of files", () => {
  test.each([
    ["documents", "application/pdf", "Essay.PDF", true],
    ["documents", "application/pdf", "essay.mp4", false],
    ["documents", "text/plain", "essay.txt", true],
    ["documents", "text/plain", "essay", false],
    ["documents", "image/png", "essay.png", false],
    ["images", "image/jpeg", "chart.jpeg", true],
    ["images", "image/heic", "chart.heic", false],
    ["images", "image/svg+xml", "chart.svg", false],
    ["audio", "video/webm", "voice.weba", true],
    ["audio", "video/webm", "voice.webm", false],
    ["video", "video/quicktime", "walk.mov", true],
    ["code", "text/plain", "tides.py", true],
    ["code", "text/html", "tides.html", false],
    ["archives", "application/zip", "all.zip", true],
    ["archives", "application/zip", "all.docx", false],
    ["archives", null, "..\\up/all.zip", true],
  ] as const)("%s: %s called %s is taken: %s", (group, mimeType, name, isTaken) => {
    expect(isAccepted([group], { mimeType, name })).toBe(isTaken);
  });

  test("more kinds never take less, and what the browser's dialog offers is what names may end with", () => {
    const groups = fc.subarray([...fileGroups]);
    const name = fc.constantFrom(...endingsOf(fileGroups)).map((ending) => `file.${ending}`);
    const mimeType = fc.constantFrom(
      "application/pdf",
      "text/plain",
      "image/png",
      "video/mp4",
      "application/zip",
      null,
    );
    fc.assert(
      fc.property(groups, groups, name, mimeType, (some, more, name, mimeType) => {
        const isTaken = isAccepted(some, { mimeType, name });
        if (isTaken) expect(isAccepted([...some, ...more], { mimeType, name })).toBe(true);
        const offered = acceptAttribute(some).split(",");
        expect(offered.includes(name.slice("file".length))).toBe(isAccepted(some, { mimeType: null, name }));
      }),
    );
  });
});
