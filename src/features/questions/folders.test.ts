import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { questionPlayer } from "./players";
import { questionTypes } from "./question-type";
import { questionType } from "./registry";

const features = path.resolve(import.meta.dirname, "..");
/** The registries and the list of names are where a new type is entered. */
const registries = [
  "authoring.ts",
  "course-files.ts",
  "editors.ts",
  "players.ts",
  "question-type.ts",
  "registry.ts",
  "shapes.ts",
].map((file) => `questions/${file}`);
const isOfOneType = (file: string) => /^questions\/types\//.test(file);

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
/** The features that ask, answer and mark. */
const files = ["questions", "assessment"].flatMap((feature) =>
  sourcesIn(path.join(features, feature)).map((file) => `${feature}/${file}`),
);

test("nothing outside the registries and a type's own folder names a type of question", () => {
  const naming = files.filter((file) => {
    const text = readFileSync(path.join(features, file), "utf8");
    return questionTypes.some((type) => text.includes(type));
  });
  expect(naming.filter((file) => !isOfOneType(file)).sort()).toEqual([...registries].sort());
});

test("each folder of a type holds its marking and its player, and names its own type only", () => {
  for (const type of questionTypes) {
    const folder = path.join(features, "questions/types", type.toLowerCase().replaceAll("_", "-"));
    const own = sourcesIn(folder);
    expect(own.map((file) => file.replace(/\.tsx?$/, "")).sort()).toEqual(
      expect.arrayContaining(["authoring", "course-file", "editor", "marking", "player"]),
    );
    const named = own.flatMap(
      (file) => readFileSync(path.join(folder, file), "utf8").match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? [],
    );
    expect(named.filter((word) => questionTypes.some((other) => other === word && other !== type))).toEqual([]);
    expect(questionType(type).type).toBe(type);
  }
});

test("a question without an answer counts as open, whatever its type", () => {
  for (const type of questionTypes) {
    const { isAnswered, isUnread } = questionPlayer(type);
    const asked = {
      type,
      unit: "",
      prompts: [{ id: "prompt" }],
      blanks: [{ key: "1", kind: "text" as const, optionIds: [] }],
    };
    const nothing = { selectedAnswers: [], textResponse: "", fields: {}, isFlagged: true };
    expect([isAnswered(asked, nothing), isUnread(asked, nothing)]).toEqual([false, false]);
    expect(questionType(type).isBlank(nothing)).toBe(true);
  }
});
