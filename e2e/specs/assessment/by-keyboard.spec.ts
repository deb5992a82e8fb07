import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { blankQuestion } from "../../../src/features/questions/authoring";
import { expect, test } from "../../fixtures/test";
import { enroll } from "../../flows/kill-scene";
import { option } from "../../flows/option";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };

/** A live assessment of twelve minutes with a question of each kind that is a list of options or one field. */
async function aTimedAssessment(page: Page, url: string) {
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url, "Tides, by hand");
  const place = { courseId: course.id, lessonId };
  const single = { answers: [option("The moon", true), option("The wind", false), option("The fish", false)] };
  const multiple = { answers: [option("Spring", true), option("Summer", false), option("Neap", true)] };
  const turning = { ...blankQuestion("TRUE_FALSE", means), text: "Does the tide turn?" };
  for (const question of [
    { ...blankQuestion("SINGLE_CHOICE", means), ...single, text: "What makes the tide?" },
    { ...blankQuestion("MULTIPLE_CHOICE", means), ...multiple, text: "Which tides are there?" },
    { ...turning, answers: turning.answers.map((each) => ({ ...each, isCorrect: each.text === "True" })) },
    { ...blankQuestion("NUMERIC", means), numericValue: "2", text: "How many high waters has a day?" },
    { ...blankQuestion("SHORT_ANSWER", means), answers: [option("ebb", true)], text: "What is a falling tide called?" },
  ])
    await site.authoring.assessment.addQuestion.mutate({ ...place, questionId: randomUUID(), question });
  const { assessment } = await site.authoring.assessment.get.query(place);
  if (!assessment) throw new Error("there is an assessment");
  const rules = { ...assessment.rules, timeLimitMinutes: 12, shuffleQuestions: false, shuffleAnswers: false };
  await site.authoring.assessment.saveRules.mutate({ ...place, base: assessment.rules, rules });
  await site.courses.publish.mutate({ courseId: course.id });
  return { slug, lessonId };
}

test("a student answers by keyboard alone while the clock speaks at ten, five and one minutes, and is marked", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
}) => {
  await signInAs("instructor");
  const { slug, lessonId } = await aTimedAssessment(page, baseURL ?? "");
  const student = await newVisitor();
  await student.clock.install();
  await signUp(student, "Runa Holt");
  await enroll(student, slug);
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  await expect(student).toHaveURL(/\/attempt$/);
  await expect(student.getByRole("main", { name: "Tides, by hand" })).toBeFocused();

  const { keyboard } = student;
  const group = (text: string) => student.getByRole("group", { name: text });
  /** Goes on by Tab until the focus is in this question. */
  const reach = async (text: string) => {
    const focused = group(text).locator(
      ":focus:is(input[type=radio], input[type=checkbox], input[type=text], textarea)",
    );
    for (let stops = 0; stops < 12 && (await focused.count()) === 0; stops += 1) await keyboard.press("Tab");
    await expect(focused).toHaveCount(1);
  };
  await reach("What makes the tide?");
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await expect(group("What makes the tide?").getByRole("radio", { name: "The moon" })).toBeChecked();
  await reach("Which tides are there?");
  await keyboard.press("Space");
  for (const key of ["Tab", "Tab", "Space"]) await keyboard.press(key);
  await expect(group("Which tides are there?").getByRole("checkbox", { checked: true })).toHaveCount(2);
  await reach("Does the tide turn?");
  await keyboard.press("Space");
  await expect(group("Does the tide turn?").getByRole("radio", { name: "True" })).toBeChecked();
  await reach("How many high waters has a day?");
  await keyboard.type("2");
  await reach("What is a falling tide called?");
  await keyboard.type("ebb");
  for (const text of ["What makes the tide?", "What is a falling tide called?"])
    await expect(group(text)).toContainText("Saved");
  await expect(student.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();

  // Without a line, no answer of the server sets the clock back while it is put forward.
  await student.context().setOffline(true);
  const spoken = student.locator("[role=timer] + [aria-live=assertive]");
  await expect(spoken).toHaveText("");
  await student.clock.runFor("02:00");
  await expect(spoken).toHaveText("10 minutes left");
  await student.clock.runFor("05:00");
  await expect(spoken).toHaveText("5 minutes left");
  await student.clock.runFor("04:00");
  await expect(spoken).toHaveText("One minute left");
  await student.context().setOffline(false);

  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(student.getByText("Passed", { exact: true })).toBeVisible();
  await expect(student.getByRole("article").locator("[data-marks]")).toHaveText(Array(5).fill(/1 \/ 1/));
});
