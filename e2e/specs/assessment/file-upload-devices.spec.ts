import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import {
  aCourseAskingForFiles,
  aText,
  chooseButton,
  chooseFiles,
  filesIn,
  startToHandIn,
} from "../../flows/file-question";
import { withSiteDatabase } from "../../flows/site-database";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const said = (page: Page, words: string) => page.getByRole("group").getByText(words).first();
/** The page is looked at again, as when a device is taken up. */
const takeUp = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("a file added or removed on one device is so on the other, which says what changed", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await aCourseAskingForFiles(page, baseURL ?? "");
  const student = await newVisitor();
  await startToHandIn(student, course, "Ilva Brandt");
  await expect(chooseButton(student)).toBeVisible();
  const device = await newVisitor();
  await device.context().addCookies(await student.context().cookies());
  await device.goto(student.url());

  // Added there, seen here.
  await chooseFiles(student, chooseButton(student), [aText("chart.txt", "High water at noon.")]);
  await expect(student.getByText("chart.txt added to your answer")).toBeAttached();
  await expect(saved(student)).toBeVisible();
  await takeUp(device);
  await expect(filesIn(device)).toHaveText([/chart\.txt/]);
  await expect(said(device, "Added on another device or in another tab: chart.txt.")).toBeVisible();
  await expectAccessible(device);
  await device.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(device);
  await device.setViewportSize({ width: 1280, height: 800 });

  // Removed here: it doesn't come back with what is added there by a page that hasn't looked.
  await device.getByRole("button", { name: "Remove chart.txt" }).press("Enter");
  await expect(filesIn(device)).toHaveCount(0);
  await expect(saved(device)).toBeVisible();
  await chooseFiles(student, chooseButton(student), [aText("drawing.txt", "A drawing.")]);
  await expect(filesIn(student)).toHaveText([/drawing\.txt/]);
  await expect(said(student, "Removed on another device or in another tab: chart.txt.")).toBeVisible();
  await expect(saved(student)).toBeVisible();

  // And a removal by a page that hasn't looked takes nothing else along.
  await chooseFiles(device, chooseButton(device), [aText("notes.txt", "At two.")]);
  await expect(filesIn(device)).toHaveText([/notes\.txt/, /drawing\.txt/]);
  await expect(saved(device)).toBeVisible();
  await student.getByRole("button", { name: "Remove drawing.txt" }).press("Enter");
  await expect(filesIn(student)).toHaveText([/notes\.txt/]);
  await expect(said(student, "Added on another device or in another tab: notes.txt.")).toBeVisible();
  await expect(saved(student)).toBeVisible();
  for (const one of [student, device]) {
    await one.reload();
    await expect(filesIn(one)).toHaveText([/notes\.txt/]);
  }
});

test("a file that is stored while it is asked what another device has stored stays in the answer", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
}) => {
  await signInAs("instructor");
  const course = await aCourseAskingForFiles(page, baseURL ?? "");
  const student = await newVisitor();
  await startToHandIn(student, course, "Ilva Brandt");
  await expect(chooseButton(student)).toBeVisible();
  const gate = () => {
    let open = () => undefined as unknown;
    const isOpen = new Promise<void>((resolve) => {
      open = () => resolve();
    });
    return { open: () => open(), isOpen };
  };
  // The first file is in the answer here, and not on the server yet.
  const save = gate();
  await student.route("**/api/trpc/assessment.saveAnswer*", async (route) => {
    await save.isOpen;
    await route.continue();
  });
  await chooseFiles(student, chooseButton(student), [aText("first.txt", "High water at noon.")]);
  await expect(filesIn(student).getByRole("link")).toHaveText(["first.txt"]);
  // The second asks what is stored: nothing. Before that is told, the first is stored.
  const [asked, tell] = [gate(), gate()];
  await student.route("**/api/trpc/assessment.files.list*", async (route) => {
    const answer = await route.fetch();
    asked.open();
    await tell.isOpen;
    await route.fulfill({ response: answer });
  });
  await chooseFiles(student, chooseButton(student), [aText("second.txt", "At two.")]);
  await asked.isOpen;
  const stored = student.waitForResponse("**/api/trpc/assessment.saveAnswer*");
  save.open();
  await stored;
  await expect(saved(student)).toBeVisible();
  tell.open();
  await expect(filesIn(student).getByRole("link")).toHaveText(["first.txt", "second.txt"]);
  await expect(student.getByText("Removed on another device", { exact: false })).toHaveCount(0);
  await expect(saved(student)).toBeVisible();
  await student.unrouteAll({ behavior: "wait" });
  await student.reload();
  await expect(filesIn(student).getByRole("link")).toHaveText(["first.txt", "second.txt"]);
});

test("at the deadline what is saved counts, and the student is told which files came too late", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await aCourseAskingForFiles(page, baseURL ?? "", 30);
  const student = await newVisitor();
  await student.clock.install();
  await startToHandIn(student, course, "Nils Wik");
  await chooseFiles(student, chooseButton(student), [aText("saved.txt", "In time.")]);
  await expect(student.getByText("saved.txt added to your answer")).toBeAttached();
  await expect(saved(student)).toBeVisible();

  // One is stored while the answer that would name it can't be sent, and one is still on its way.
  await student.route(/assessment\.saveAnswer/, (route) => route.abort("internetdisconnected"));
  await chooseFiles(student, chooseButton(student), [aText("unsaved.txt", "Stored, and in no answer.")]);
  await expect(filesIn(student).filter({ hasText: "unsaved.txt" }).getByRole("link")).toBeVisible();
  await student.route(/\/files\/files\//, (route) =>
    route.request().method() === "PUT" ? new Promise(() => undefined) : route.continue(),
  );
  await chooseFiles(student, chooseButton(student), [aText("slow.txt", "Still on its way.")]);
  await expect(filesIn(student).filter({ hasText: "slow.txt" })).toContainText("of");

  await withSiteDatabase((client) =>
    client.query(
      `UPDATE assessment_attempt SET deadline_at = now() - interval '1 second'
        WHERE assessment_id = (SELECT id FROM assessment WHERE lesson_id = $1)`,
      [course.lessonId],
    ),
  );
  await student.clock.fastForward("31:00");
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const answer = student.getByRole("article");
  await expect(answer.getByRole("list", { name: "Files" }).getByRole("listitem")).toHaveText([/saved\.txt/]);
  for (const name of ["unsaved.txt", "slow.txt"])
    await expect(answer.getByText(`${name} wasn’t uploaded in time and isn’t part of the answer.`)).toBeVisible();
  await expectAccessible(student);

  // Whoever grades sees what counts, and nothing of the rest.
  await page.goto(`/instructor/courses/${course.course.id}/grading`);
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  await expect(page.getByRole("list", { name: "Files" }).getByRole("listitem")).toHaveText([/saved\.txt/]);
  await expect(page.getByText("slow.txt")).toHaveCount(0);
});
