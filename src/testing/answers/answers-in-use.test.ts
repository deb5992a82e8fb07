import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { allProcedures } from "@/testing/all-procedures";
import { answersInUse } from "./answers-in-use";

test.each([
  ["const { revision } = await api.notes.edit.mutate({});", true],
  ["const sent = (await api.notes.edit.mutate({})).students;", true],
  ["goOn(await api.notes.edit.mutate({}));", true],
  ["const store = () => { return api.notes.edit.mutate({}); };", true],
  ["api.notes.edit.mutate({}).then((note) => show(note), refuse);", true],
  ["const places = { notes: api.notes.edit.mutate };", true],
  ["await api.notes.edit.mutate({});", false],
  ["void api.notes.edit.mutate({}).catch(() => undefined);", false],
  ["api.notes.edit.mutate({}).then(() => reload());", false],
  ["run(() => api.notes.edit.mutate({}));", false],
  ["const note = await api.notes.edit.query({});", false],
])("in %s the answer is used: %s", (text, isUsed) => {
  expect(answersInUse("notes.ts", text)).toEqual(isUsed ? ["notes.edit"] : []);
});

/** What is shown as it came and nothing is written over: dry runs, and questions with everything that belongs to them. */
const shownAsTheyCome = [
  "assessment.checkAnswer",
  "drafting.prompts.preview",
  "enrollment.students.planImport",
  "gradebook.planImport",
  "practice.check",
  "practice.putAway",
  "practice.rate",
];

const features = fileURLToPath(new URL("../../features/", import.meta.url));
const used = new Set(
  readdirSync(features, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("/server/"))
    .flatMap((file) => answersInUse(file, readFileSync(`${features}${file}`, "utf8"))),
);

test("a procedure whose answer a page goes on from names its output", () => {
  const unnamed = [...used].filter((path) => {
    const { output } = (allProcedures.get(path)?._def ?? {}) as { output?: unknown };
    return output === undefined;
  });
  expect(used.size).toBeGreaterThan(50);
  expect(unnamed.sort()).toEqual(shownAsTheyCome);
});
