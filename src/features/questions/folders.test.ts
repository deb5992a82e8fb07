import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { questionPlayer } from "./players";
import { questionTypes } from "./question-type";
import { questionType } from "./registry";

const sources = path.resolve(import.meta.dirname, "../..");

/** Where a new type is entered. A type that a format has no form for has no line in the format's. */
const registries = [
  ...["authoring", "course-files", "editors", "players", "previews", "question-type", "registry", "shapes"].map(
    (name) => `features/questions/${name}.ts`,
  ),
  ...["gift", "moodle-xml", "qti"].map((format) => `features/exchange/${format}/kinds.ts`),
];

/** Files that name types which they are about; a new type is none of them. */
const aboutSome = {
  "features/authoring/components/assessment/assessment-editor.tsx": "what a new question is at first",
  "features/authoring/components/banks/bank-question-form.tsx": "the same",
  "features/authoring/components/assessment/question-editor.tsx": "offered where several options are right",
  "features/exchange/aiken/read-aiken.ts": "all that Aiken has",
  "features/interchange/server/olx/responses.ts": "what Open edX has",
  "features/interchange/server/cartridge/qti-one/read-fields.ts": "what QTI 1.2 has",
  "features/interchange/server/cartridge/submissions.ts": "what students hand in for an assignment",
  "features/interchange/server/markdown/quiz-app.ts": "what that app's files have",
  "features/drafting/components/suggestion/question-body.tsx": "what is drafted",
  "features/drafting/server/stages/assessments.ts": "what is drafted",
  "features/drafting/server/prompts/default-prompts.ts": "what is drafted",
  "features/drafting/server/questions/gate.ts": "what is drafted",
  "features/drafting/server/questions/giveaways.ts": "what is drafted",
  "features/drafting/server/questions/offline-questions.ts": "what is drafted",
  "cli/bench/fixtures.ts": "what is measured",
};

/** Files in which one of the names is that of a kind of resource. */
const aboutResources = [
  "features/authoring/components/lesson/resource-icons.ts",
  "features/authoring/lesson/resource-rules.ts",
  "features/authoring/lesson/resource-schema.ts",
  "features/interchange/course-document.ts",
  "features/interchange/server/native/defaults.ts",
  "features/interchange/server/native/native-schema.ts",
  "features/learning/components/resource-list.tsx",
];

/** Files that take a part of a type's folder and aren't registries: they are about that part, and a new type has none of it. */
const aboutParts = {
  "features/assessment/components/question-check.tsx": "the image that a checked answer is shown on",
  "features/assessment/server/files/bring-file.ts": "files as answers",
  "features/assessment/server/files/list-files.ts": "the same",
  "features/grading/components/given-answer.tsx": "code and files as they are graded",
  "features/grading/folder-names.ts": "files as answers",
  "features/exchange/moodle-xml/read-cloze.ts": "fields within a text, which is a format of Moodle's own",
  "features/exchange/read-questions.ts": "the same",
  "features/exchange/qti/reading/read-item.ts": "fields within a text, by the names of this site's export",
  "features/interchange/server/cartridge/qti-one/read-fields.ts": "what QTI 1.2 has",
  "features/interchange/server/cartridge/submissions.ts": "what students hand in for an assignment",
  "features/questions/course-file-codec.ts": "types of three parts that every fingerprint has",
  "features/questions/formats/gift/gift-kind.ts": "the missing word of GIFT, which is a blank",
  "features/questions/formats/qti/asked-text.ts": "marks of fields within a text",
  "features/questions/review-answer.tsx": "files, blanks and areas in a review, which its rows can't hold",
  "features/questions/review-rows.tsx": "code in a review",
};

/** Files that ask how a question is answered. A new type with one of these ways is among those that they mean. */
const aboutControls = {
  "features/assessment/components/assessment-start.tsx":
    "what the rules say of each way that earns parts of the points",
  "features/item-analysis/server/types-by-control.ts": "whose options are counted, and whose texts",
  "features/questions/authoring.ts": "whose answers are chosen",
};

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.tsx?$/.test(file));

const nameOfType = new RegExp(`(?<![A-Z_])(?:${questionTypes.join("|")})(?![A-Z_])`);

const outside = sourcesIn(sources).filter((file) => !/^(generated|testing)\/|^features\/questions\/types\//.test(file));
const outsideWith = (pattern: RegExp) =>
  outside.filter((file) => pattern.test(readFileSync(path.join(sources, file), "utf8"))).sort();

test("nothing outside the registries and a type's own folder names a type of question, but for what is about some of them", () => {
  expect(outsideWith(nameOfType)).toEqual([...registries, ...Object.keys(aboutSome), ...aboutResources].sort());
});

test("nothing outside the registries takes a part of a type's folder, but for what is about that part", () => {
  const folders = questionTypes.map((type) => type.toLowerCase().replaceAll("_", "-")).join("|");
  const taking = outsideWith(new RegExp(`(?:from|import\\()\\s*"(?:@/features/questions|[./]*)/types/(?:${folders})/`));
  expect(taking).toEqual([...registries, ...Object.keys(aboutParts)].sort());
});

test("nothing outside a type's own folder asks which way a question is answered, but for what means any type with that way", () => {
  const comparing = outsideWith(
    /\bcontrol\s*[!=]==|[!=]==\s*[\w.]*\bcontrol\b|\bincludes\([^\n]*\bcontrol\)|switch \([^\n]*\bcontrol\)/,
  );
  expect(comparing).toEqual(Object.keys(aboutControls).sort());
});

test("files about kinds of resources name none of the other types", () => {
  const named = aboutResources.flatMap((file) => {
    const text = readFileSync(path.join(sources, file), "utf8");
    return [...text.matchAll(new RegExp(nameOfType, "g"))].map(([name]) => name);
  });
  expect(new Set(named)).toEqual(new Set(["CODE"]));
});

test("each folder of a type holds all that is asked of a type, and names its own type only", () => {
  for (const type of questionTypes) {
    const folder = path.join(import.meta.dirname, "types", type.toLowerCase().replaceAll("_", "-"));
    const own = sourcesIn(folder);
    expect(readdirSync(folder), `the tests of ${type}`).toContain("marking.test.ts");
    expect(own.map((file) => file.replace(/\.tsx?$/, "")).sort()).toEqual(
      expect.arrayContaining(["authoring", "course-file", "editor", "marking", "player", "preview"]),
    );
    const named = own.flatMap(
      (file) => readFileSync(path.join(folder, file), "utf8").match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? [],
    );
    expect(named.filter((word) => questionTypes.some((other) => other === word && other !== type))).toEqual([]);
    expect(questionType(type).type).toBe(type);
  }
});

test("each file about a type in a format is in the format's registry", () => {
  const types = path.join(import.meta.dirname, "types");
  for (const format of ["gift", "moodle-xml", "qti"]) {
    const registry = readFileSync(path.join(sources, `features/exchange/${format}/kinds.ts`), "utf8");
    const registered = [...registry.matchAll(/questions\/types\/([a-z-]+)\/([a-z-]+)"/g)];
    expect(registered.map(([, type, file]) => `${type}/${file}`).sort()).toEqual(
      sourcesIn(types)
        .flatMap((file) => (file.endsWith(`/${format}.ts`) ? [file.slice(0, -3)] : []))
        .sort(),
    );
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
