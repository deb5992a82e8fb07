import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Page, Route } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const during = ["during", "attempt", "done", "closed"] as const;
const review = { score: [...during], correctness: [...during], feedback: [...during], answers: [...during] };

/** A published course whose assessment asks for two numbers and for an essay, and lets answers be checked. */
async function aCheckedCourse(page: Page, url: string, paging: "SECTION" | "QUESTION" = "SECTION") {
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url, "The harbor, asked");
  const place = { courseId: course.id, lessonId };
  const base = { penalty: 0, explanation: "", feedback: "", numericTolerance: "0", numericUnit: "", answers: [] };
  const number = { ...base, type: "NUMERIC" as const, body: null };
  const essay = { minWords: null, maxWords: null, graderNotes: "" };
  for (const question of [
    { ...number, text: "Boats?", numericValue: "1", points: 1, explanation: "There is one at each high water." },
    { ...number, text: "Masts?", numericValue: "2", points: 2, feedback: "Count again." },
    { ...base, type: "ESSAY" as const, text: "Why?", numericValue: "", points: 4, body: essay },
  ])
    await site.authoring.assessment.addQuestion.mutate({ ...place, questionId: randomUUID(), question });
  const { assessment } = await site.authoring.assessment.get.query(place);
  if (!assessment) throw new Error("there is an assessment");
  const { rules } = assessment;
  await site.authoring.assessment.saveRules.mutate({ ...place, base: rules, rules: { ...rules, review, paging } });
  await site.courses.publish.mutate({ courseId: course.id });
  return { slug, lessonId };
}

const question = (page: Page, name: RegExp) => page.getByRole("group", { name });
const resultOf = (page: Page, number: number) => page.getByRole("article", { name: `Result of question ${number}` });

test("a student checks answers by keyboard, and another device is shown them and can't change them", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { slug, lessonId } = await aCheckedCourse(page, baseURL ?? "");
  const student = await newVisitor();
  await signUp(student, "Nils Wik");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("you can check an answer as you work", { exact: false })).toContainText(
    "you see its points, whether it’s right, feedback and the right answer. Questions that a person grades can’t be checked",
  );
  await expectAccessible(student);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");

  const boats = question(student, /Boats\?/);
  await expect(boats).toBeVisible();
  const check = student.getByRole("button", { name: "Check answer" });
  await expect(check).toHaveCount(0);
  await boats.getByRole("textbox").focus();
  await student.keyboard.type("1");
  await expect(check).toHaveCount(1);
  await expect(check).toHaveAccessibleDescription("You can’t change it afterwards.");
  await expectAccessible(student);
  await student.keyboard.press("Tab");
  await expect(student.getByRole("button", { name: "Check answer to question 1" })).toBeFocused();

  const device = await newVisitor();
  await device.context().addCookies(await student.context().cookies());
  // Its page comes so late that it asks for the server's clock: else what is changed on it later would count as earlier.
  const clockIsSet = device.waitForResponse(/assessment\.standing/, { timeout: 15_000 });
  const late = async (route: Route) => {
    const response = await route.fetch();
    await setTimeout(4000);
    await route.fulfill({ response });
  };
  await device.route("**/attempt", late, { times: 1 });
  await device.goto(student.url());
  await expect(question(device, /Boats\?/)).toBeVisible();
  await (await clockIsSet).finished();
  // A page that stays in view asks every now and then what has changed. This one is to be behind.
  await device.route("**/assessment.standing**", (route) => route.abort());

  await student.keyboard.press("Enter");
  await expect(resultOf(student, 1)).toBeFocused();
  await expect(resultOf(student, 1).getByRole("status")).toHaveText(/Right\s*1 of 1 point\s*This answer is final/);
  await expect(resultOf(student, 1)).toContainText("There is one at each high water.");
  await expect(boats.getByRole("textbox")).toBeDisabled();
  await student.keyboard.press("Tab");
  await expect(question(student, /Masts\?/).locator(":focus")).toHaveCount(1);
  await student.keyboard.type("5");
  await student.keyboard.press("Tab");
  await student.keyboard.press("Space");
  await expect(resultOf(student, 2)).toBeFocused();
  await expect(resultOf(student, 2).getByRole("status")).toHaveText(/Not right\s*0 of 2 points/);
  await expect(resultOf(student, 2)).toContainText("Count again.");
  await expectAccessible(student);
  await question(student, /Why\?/).getByRole("textbox").fill("Because of the tide.");
  await expect(check).toHaveCount(0);
  const side = student.getByRole("complementary", { name: "Attempt" });
  await expect(side.getByRole("link", { name: /^2/ })).toHaveText(/answered, checked/);
  await expect(side.getByText("2 checked")).toBeVisible();

  // The other device has seen nothing of it yet.
  const masts = question(device, /Masts\?/).getByRole("textbox");
  await masts.fill("2");
  await expect(resultOf(device, 2)).toContainText("Your later change here wasn’t saved.");
  await expect(masts).toHaveValue("5");
  await expect(masts).toBeDisabled();
  await expectAccessible(device);
  await device.unroute("**/assessment.standing**");
  await device.getByRole("button", { name: "Flag question 2" }).first().press("Enter");
  await expect(question(device, /Masts\?/)).toContainText("Saved");
  await device.reload();
  await expect(resultOf(device, 1).getByRole("status")).toContainText("Right");
  await expect(resultOf(device, 2).getByRole("status")).toContainText("Not right");
  const map = device.getByRole("complementary", { name: "Attempt" });
  await expect(map.getByRole("link", { name: /^2/ })).toHaveText(/checked, flagged/);
  await device.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(device);

  await device.getByRole("button", { name: "Submit attempt" }).press("Enter");
  await device.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(device.getByText("A person grades some of the answers.", { exact: false })).toBeVisible();
  const told = "The student checked this answer on";
  await expect(device.getByText(told)).toHaveCount(0);
  await page.goto(device.url());
  await expect(page.getByText(told)).toHaveCount(2);
  await expectAccessible();
});

test("without a connection nothing is checked and the answer stays open; what is checked stays with its page", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
}) => {
  await signInAs("instructor");
  const { slug, lessonId } = await aCheckedCourse(page, baseURL ?? "", "QUESTION");
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).click();
  const boats = question(student, /Boats\?/).getByRole("textbox");
  await boats.fill("3");
  const check = student.getByRole("button", { name: "Check answer to question 1" });
  await expect(check).toBeVisible();
  await student.context().route("**/api/trpc/**", (route) => route.abort("internetdisconnected"));
  await check.press("Enter");
  await expect(student.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await expect(check).toBeFocused();
  await student.context().unroute("**/api/trpc/**");
  await boats.fill("1");
  await check.press("Enter");
  await expect(resultOf(student, 1).getByRole("status")).toContainText("Right");
  await student.getByRole("button", { name: "Next page" }).press("Enter");
  await expect(question(student, /Masts\?/)).toBeVisible();
  await expect(resultOf(student, 1)).toBeHidden();
  await question(student, /Masts\?/)
    .getByRole("textbox")
    .fill("2");
  await student.getByRole("button", { name: "Check answer to question 2" }).press("Enter");
  await expect(resultOf(student, 2)).toBeFocused();
  await student.getByRole("button", { name: "Previous page" }).press("Enter");
  await expect(resultOf(student, 1)).toBeVisible();
  await expect(resultOf(student, 2)).toBeHidden();
});
