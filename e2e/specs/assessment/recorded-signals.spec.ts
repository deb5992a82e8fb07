import type { Page, Response } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, writeNumberQuestion } from "../../flows/written-answers";

const isRecording = (response: Response) => response.url().includes("assessment.recordSignals");

/** A live assessment of one question with a number for an answer. */
async function publishAssessment(page: Page, url: string, { isRecorded }: { isRecorded: boolean }) {
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url);
  await writeNumberQuestion(page, { course, lessonId }, { text: "How many?", answer: "2" });
  const box = page.getByRole("checkbox", { name: "Record absences, pasting and network changes" });
  await expect(box).not.toBeChecked();
  if (isRecorded) await box.check();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await page.reload();
  await expect(box).toBeChecked({ checked: isRecorded });
  await site.courses.publish.mutate({ courseId: course.id });
  return { slug, lessonId };
}

/**
 * The tab is out of sight for 20 seconds of the page's clock. A browser without windows hides none, so its event is made here.
 * Every answer of the server sets the page's idea of the time, and the server's clock doesn't jump: one that came in between would
 * make the absence too short to be noted, so no answer may be on its way.
 */
async function lookAway(page: Page) {
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  const turn = (state: DocumentVisibilityState) =>
    page.evaluate((to) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => to });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await turn("hidden");
  await page.clock.fastForward("00:20");
  await turn("visible");
  await page.clock.fastForward("00:06");
}

async function pasteAnswer(page: Page, answer: string) {
  const field = page.getByRole("textbox", { name: "Your answer" });
  await field.fill(answer);
  await field.press("ControlOrMeta+a");
  await field.press("ControlOrMeta+c");
  await field.press("ControlOrMeta+v");
}

async function submit(page: Page) {
  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page.getByText("Passed", { exact: true })).toBeVisible();
}

test("a student is told what is recorded, and sees the same list as the instructor", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { slug, lessonId } = await publishAssessment(page, baseURL ?? "", { isRecorded: true });
  await expectAccessible();

  const student = await newVisitor();
  await student.clock.install();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByRole("heading", { name: "What’s recorded" })).toBeVisible();
  await expect(student.getByText("Network addresses and browsers are deleted after", { exact: false })).toBeVisible();
  await expect(student.getByText("You aren’t monitored.", { exact: false })).toHaveCount(0);
  await expectAccessible(student);

  await student.getByRole("button", { name: "Start attempt" }).click();
  // In words that only the page of the attempt has: the start screen stays a moment.
  await expect(student.getByText(/^Recorded: when this tab is hidden/)).toBeVisible();
  await expectAccessible(student);
  // What notes it is fetched once the page is there.
  await expect(async () => {
    const noted = student.waitForResponse(isRecording, { timeout: 3_000 });
    await pasteAnswer(student, "2");
    expect((await noted).status()).toBe(200);
  }).toPass();
  const away = student.waitForResponse(isRecording);
  await lookAway(student);
  expect((await away).status()).toBe(200);

  // Without a connection it waits on the device.
  await student.context().setOffline(true);
  await pasteAnswer(student, "2.0");
  const later = student.waitForResponse(isRecording);
  await student.context().setOffline(false);
  expect((await later).status()).toBe(200);
  await submit(student);

  const list = (of: Page) => of.getByRole("table", { name: "Recorded during the attempt" });
  await page.goto(student.url());
  for (const reader of [student, page]) {
    await expect(list(reader).getByText("1 character pasted into question 1").first()).toBeVisible();
    await expect(list(reader).getByText("3 characters pasted into question 1")).toBeVisible();
    await expect(list(reader).getByText(/^Tab hidden for/)).toBeVisible();
    await expect(reader.getByText("This list proves nothing", { exact: false })).toBeVisible();
    await expectAccessible(reader);
  }
  // Another attempt is started from where it is told again.
  await expect(student.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await student.getByRole("link", { name: "Back to the lesson" }).click();
  await expect(student.getByRole("button", { name: "Start attempt" })).toBeVisible();
});

test("where it is off, a page sends nothing of it and nobody sees a list", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
}) => {
  await signInAs("instructor");
  const { slug, lessonId } = await publishAssessment(page, baseURL ?? "", { isRecorded: false });
  const student = await newVisitor();
  await student.clock.install();
  const asked: string[] = [];
  student.on("request", (request) => asked.push(request.url()));
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("You aren’t monitored.", { exact: false })).toBeVisible();
  await expect(student.getByRole("heading", { name: "What’s recorded" })).toHaveCount(0);
  await student.getByRole("button", { name: "Start attempt" }).click();
  await pasteAnswer(student, "2");
  await lookAway(student);
  await submit(student);
  expect(asked.filter((url) => url.includes("assessment.saveAnswer")).length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes("recordSignals"))).toEqual([]);
  await page.goto(student.url());
  for (const reader of [student, page]) {
    await expect(reader.getByRole("heading", { name: /attempt 1/ })).toBeVisible();
    await expect(reader.getByRole("heading", { name: "Recorded during the attempt" })).toHaveCount(0);
  }
});
