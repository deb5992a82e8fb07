import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { blankQuestion } from "../../../src/features/questions/authoring";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };

/** A question with two options, the first of them right. */
const asked = (text: string) => {
  const blank = blankQuestion("SINGLE_CHOICE", means);
  const answers = blank.answers.map((answer, at) => ({ ...answer, text: `Knot ${at + 1}`, isCorrect: at === 0 }));
  return { ...blank, text, answers };
};

/** As someone without a mouse does. */
async function press(target: Locator, key = "Enter"): Promise<void> {
  await target.focus();
  await target.press(key);
}

test("an instructor fills a bank, draws from it and updates the draw, all by keyboard", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const title = `Knots ${randomUUID().slice(0, 8)}`;
  await page.goto("/instructor/banks");
  await press(page.locator("summary").filter({ hasText: "Create a bank" }));
  await page.getByLabel("Name", { exact: true }).fill(title);
  await press(page.getByRole("button", { name: "Create a bank" }));
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("No questions in this bank yet")).toBeVisible();
  await expectAccessible();

  await press(page.getByRole("link", { name: "Add question" }));
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  const kind = page.getByLabel("Kind");
  for (const name of ["Matching", "Single choice"]) {
    await kind.selectOption(name);
    await expect(text).not.toHaveAttribute("aria-invalid");
    await expect(page.getByRole("main").getByRole("status")).toBeHidden();
  }
  await text.fill("Which knot makes a loop?");
  await expect(page.getByText("Mark an option as correct.")).toBeVisible();
  await page.getByLabel("Option 1", { exact: true }).fill("The bowline");
  await page.getByLabel("Option 2", { exact: true }).fill("The reef knot");
  await press(page.getByRole("radio", { name: "Correct" }).first(), "Space");
  await page.getByLabel("Tags").fill("loops, Easy");
  await page.getByLabel("Difficulty").selectOption({ label: "Medium" });
  await expectAccessible();
  await press(page.getByRole("button", { name: "Save question" }));
  await expect(page.getByRole("link", { name: "Which knot makes a loop?" })).toBeVisible();
  await expect(page.getByText("loops, easy", { exact: true })).toBeVisible();

  const bankId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const site = await callSite(baseURL ?? "", page.context());
  const questions = ["Which knot joins two ropes?", "Which knot holds a post?"].map((text) => ({
    ...{ questionId: randomUUID(), question: asked(text) },
  }));
  await site.authoring.banks.addQuestions.mutate({ bankId, tags: [], difficulty: null, questions });
  await page.reload();
  await press(page.getByRole("checkbox", { name: /^Select all listed/ }), "Space");
  await page.getByLabel("Add tags").fill("exam");
  await page.getByLabel("Points", { exact: true }).fill("1.234");
  await expect(page.getByText("Enter a number from 0 to 999,999 with up to two decimals")).toBeVisible();
  await expectAccessible();
  await page.getByLabel("Points", { exact: true }).fill("2");
  await press(page.getByRole("button", { name: "Apply" }));
  await expect(page.getByText("3 questions changed")).toBeVisible();
  await expect(page.getByText("version 2", { exact: true })).toHaveCount(3);
  await expectAccessible();
  await page.getByRole("combobox", { name: "Tag", exact: true }).selectOption("loops");
  await press(page.getByRole("button", { name: "Show" }));
  await expect(page.getByText("1 question matches")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });

  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lessonId = randomUUID();
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Knots, asked" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await press(page.getByRole("button", { name: "Add draw" }));
  const form = page.getByRole("dialog");
  await form.getByLabel("Bank").selectOption({ label: title });
  await form.getByLabel("Tags").fill("exam");
  await form.getByLabel("Questions to draw").fill("2");
  await form.getByLabel("Points for each").fill("1.5");
  await press(form.locator("summary", { hasText: "Lessons to read again" }));
  await press(form.getByRole("checkbox", { name: "1.1 The bowline" }), "Space");
  await expect(form.getByRole("checkbox", { name: "1.1 The bowline" })).toBeChecked();
  await expectAccessible();
  await form.getByLabel("Points for each").press("Enter");
  await expect(page.getByText("2 questions of 3, 1.5 points each")).toBeVisible();
  await expect(page.getByText("1 lesson to read again")).toBeVisible();
  await expectAccessible();

  const own = { courseId: course.id, lessonId, questionId: randomUUID(), question: asked("Which knot is flat?") };
  await site.authoring.assessment.addQuestion.mutate(own);
  await page.reload();
  await press(page.getByRole("button", { name: "Save to bank" }));
  await form.getByLabel("Bank").selectOption({ label: title });
  await expectAccessible();
  await press(form.getByRole("button", { name: "Save 1 question" }));
  await expect(page.getByText(`1 question saved to ${title}`)).toBeVisible();

  await site.authoring.banks.deleteQuestions.mutate({ bankId, questionIds: [questions[0]?.questionId ?? ""] });
  await press(page.getByRole("button", { name: "Update from the bank" }));
  await expect(form.getByText("1 question is removed")).toBeVisible();
  await expect(form.getByText("Which knot joins two ropes?")).toBeVisible();
  await expectAccessible();
  await press(form.getByRole("button", { name: "Update from the bank" }));
  await expect(page.getByText("2 questions of 2, 1.5 points each")).toBeVisible();

  await press(page.getByRole("button", { name: "Add from bank" }));
  await form.getByLabel("Bank").selectOption({ label: title });
  await expect(form.getByRole("button", { name: "Add questions" })).toBeDisabled();
  await form.getByLabel("Words in a question").fill("is flat");
  await expect(form.getByText("1 question found")).toBeVisible();
  const flat = form.getByRole("checkbox", { name: /Which knot is flat\?/ });
  await flat.focus();
  await page.keyboard.press("Space");
  await form.getByLabel("Words in a question").fill("no such knot");
  await expect(form.getByText("No questions found")).toBeVisible();
  // What was chosen stays chosen while something else is listed.
  await form.getByLabel("Words in a question").fill("");
  await expect(flat).toBeChecked();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(form.getByRole("button", { name: "Add 1 question" }));
  await expect(form).toBeHidden();
  const list = page.getByRole("navigation", { name: "Questions of Knots, asked" }).getByRole("listitem");
  await expect(list).toContainText(["Which knot is flat?", "Which knot is flat?"]);
  await press(page.getByRole("button", { name: "Undo" }));
  await expect(list).toHaveCount(1);

  await page.goto(`/instructor/banks/${bankId}`);
  await expect(page.getByRole("complementary").getByRole("link", { name: /Knots, asked/ })).toHaveAttribute(
    "href",
    `/instructor/courses/${course.id}/lessons/${lessonId}/questions`,
  );

  // A student who missed what was drawn is sent to the lesson that the draw names.
  const { slug } = await site.courses.header.query({ courseId: course.id });
  await site.courses.publish.mutate({ courseId: course.id });
  const student = await newVisitor();
  await signUp(student, "Tove Ahl");
  await call(student, "mutation", "enrollment.enroll", { slug });
  const { attemptId } = await call<{ attemptId: string }>(student, "mutation", "assessment.start", { slug, lessonId });
  await call(student, "mutation", "assessment.submit", { attemptId });
  await student.goto(`/learn/${slug}/${lessonId}/attempt/${attemptId}`);
  await expect(
    student.getByRole("region", { name: "What to read again" }).getByText("2 questions", { exact: true }),
  ).toBeVisible();
  await expect(student.getByRole("list", { name: "Read again" }).getByRole("link")).toHaveText([
    "1.1 The bowline",
    "1.1 The bowline",
  ]);
});

test("a bank question that wasn't saved is on the device, and waits for a choice where another version was saved", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const [bankId, questionId] = [randomUUID(), randomUUID()];
  await site.authoring.banks.save.mutate({ bankId, title: `Hitches ${bankId.slice(0, 8)}`, description: "" });
  const question = asked("Which hitch grips?");
  await site.authoring.banks.addQuestions.mutate({
    ...{ bankId, tags: ["hitches"], difficulty: null },
    questions: [{ questionId, question }],
  });
  const saved = () => site.authoring.banks.question.query({ bankId, questionId });
  const bank = `/instructor/banks/${bankId}`;
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  const tags = page.getByLabel("Tags");
  const save = page.getByRole("button", { name: "Save question" });
  const restored = page.getByText(/^Your unsaved changes from .* were kept on this device/);

  await page.goto(`${bank}/${questionId}`);
  await text.fill("Which hitch grips a mast?");
  await tags.fill("hitches, masts");
  await page.goto(bank);
  await page.goto(`${bank}/${questionId}`);
  await expect(restored).toBeVisible();
  await expect(text).toHaveValue("Which hitch grips a mast?");
  await expect(tags).toHaveValue("hitches, masts");
  await expectAccessible();
  await press(page.getByRole("button", { name: "Discard them" }));
  await expect(text).toHaveValue("Which hitch grips?");
  await expect(restored).toBeHidden();
  await press(page.getByRole("button", { name: "Undo" }));
  await expect(text).toHaveValue("Which hitch grips a mast?");

  // The same question is saved in another place.
  const elsewhere = { ...question, text: "Which hitch grips a rail?" };
  await site.authoring.banks.saveQuestion.mutate({
    ...{ bankId, questionId, number: 1, tags: ["hitches"], difficulty: null },
    question: elsewhere,
  });
  await press(save);
  const choice = page.getByRole("alert").filter({ hasText: "This question was saved elsewhere" });
  await expect(choice).toContainText("Which hitch grips a rail?");
  await expect(text).toHaveValue("Which hitch grips a mast?");
  await expect(save).toBeDisabled();
  await expect(page.getByRole("heading", { level: 1, name: "Question, version 2" })).toBeVisible();
  await expect(page.getByRole("complementary").getByText("Which hitch grips a rail?")).toBeVisible();
  await expectAccessible();
  expect((await saved()).number).toBe(2);
  await page.reload();
  await expect(choice).toBeVisible();
  await expect(text).toHaveValue("Which hitch grips a mast?");
  await press(page.getByRole("button", { name: "Take theirs" }));
  await expect(text).toHaveValue("Which hitch grips a rail?");
  await press(page.getByRole("button", { name: "Undo" }));
  await expect(text).toHaveValue("Which hitch grips a mast?");
  await press(page.getByRole("button", { name: "Keep mine" }));
  await expect(choice).toBeHidden();
  await press(save);
  await expect(page.getByRole("link", { name: "Which hitch grips a mast?" })).toBeVisible();
  expect(await saved()).toMatchObject({ number: 3, tags: ["hitches", "masts"] });
  await page.goto(`${bank}/${questionId}`);
  await expect(text).toHaveValue("Which hitch grips a mast?");
  await expect(restored).toBeHidden();

  // A new one is kept as well, with its kind, and is added once although it is sent again with other words.
  await page.goto(`${bank}/new`);
  await page.getByLabel("Kind").selectOption("Matching");
  await text.fill("Match each hitch");
  await page.goto(bank);
  await press(page.getByRole("link", { name: "Add question" }));
  await expect(restored).toBeVisible();
  await expect(page.getByLabel("Kind")).toHaveValue("MATCHING");
  await page.route("**/api/trpc/authoring.banks.addQuestions*", async (route) => {
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await press(save);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.unroute("**/api/trpc/authoring.banks.addQuestions*");
  await text.fill("Match each hitch and its use");
  await press(save);
  await expect(page.getByRole("link", { name: "Match each hitch and its use" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Match each hitch", exact: true })).toBeHidden();
  await page.goto(`${bank}/new`);
  await expect(text).toHaveValue("");
  await expect(restored).toBeHidden();
});
