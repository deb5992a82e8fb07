import { expect, test } from "vitest";
import { blankQuestion, convertQuestion, findQuestionProblems, fitToKind } from "../../authoring";
import { EditedQuestion } from "../../edited-question";
import { readHotspot } from "./body";

let made = 0;
const means = {
  newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`,
  trueFalse: ["True", "False"] as const,
};
const codesOf = (question: EditedQuestion) => findQuestionProblems(question).map(({ code }) => code);

test("a new one can be stored and lacks an image, names and a right area", () => {
  const question = blankQuestion("HOTSPOT", means);
  expect(EditedQuestion.safeParse(question).success).toBe(true);
  expect(codesOf(question)).toEqual(["text_missing", "no_image", "area_missing", "area_missing", "no_right_area"]);
});

test("a choice becomes areas with its options' names, key and words, each in a place of its own, and goes back", () => {
  const choice = blankQuestion("MULTIPLE_CHOICE", means);
  const answers = choice.answers.map((answer, at) => ({
    ...answer,
    text: `Berth ${at}`,
    isCorrect: at === 0,
    explanation: "So.",
  }));
  const areas = convertQuestion({ ...choice, text: "Where?", answers }, "HOTSPOT", means);
  expect(areas.answers).toEqual(answers);
  const [one, other] = readHotspot(areas.body).areas;
  expect(one).not.toEqual(other);
  expect(codesOf(areas)).toEqual(["no_image"]);
  expect(convertQuestion(areas, "MULTIPLE_CHOICE", means)).toMatchObject({ answers, body: null });
});

test("one whose areas don't match its answers isn't stored, and is mended by its kind", () => {
  const question = blankQuestion("HOTSPOT", means);
  const fewer = { ...question, body: { image: "", size: null, areas: [] } };
  expect(EditedQuestion.safeParse(fewer).success).toBe(false);
  expect(EditedQuestion.safeParse(fitToKind(fewer)).success).toBe(true);
  const same = { ...question, answers: question.answers.map((answer) => ({ ...answer, text: "Here" })).slice(0, 1) };
  expect(codesOf(fitToKind(same))).toContain("too_few_areas");
});
