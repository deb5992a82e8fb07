import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

const first = "Write to me for a better course.";
const second = "I tied a bowline on the same evening, with my eyes shut.";

const slugOf = (courseId: string) =>
  withSiteDatabase(async (client) => {
    const { rows } = await client.query<{ slug: string }>("SELECT slug FROM course WHERE id = $1", [courseId]);
    return rows[0]?.slug ?? "";
  });

const caseOf = (adminPage: Page, title: string, words: string) =>
  adminPage.getByRole("article", { name: title }).filter({ hasText: words });

test("a review is written, rejected with a reason, changed, approved, found helpful, reported and answered", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const { id, title } = await ownCourse(teacher, baseURL ?? "", { isLive: true });
  const slug = await slugOf(id);
  const address = `/courses/${slug}`;
  const name = `Writer ${id.slice(0, 8)}`;

  await signUp(page, name);
  await call(page, "mutation", "enrollment.enroll", { slug });
  await page.goto(address);
  await expect(page.getByText("Confirm your email address to write a review")).toBeVisible();
  await proveAddress(name);
  await page.reload();
  await expect(page.getByText("once you’ve done 20% of the course. You’re at 0%")).toBeVisible();
  const [lesson] = await listLessons(page, slug);
  await call(page, "mutation", "learning.markComplete", { slug, lessonId: lesson?.id });
  await page.reload();

  await page.getByRole("button", { name: "Write a review" }).click();
  await page.getByRole("button", { name: "Submit review" }).click();
  await expect(page.getByText("Choose a star rating.")).toBeVisible();
  await page.getByRole("radiogroup", { name: "Rating" }).getByRole("radio", { name: "2 stars" }).check();
  await page.getByRole("textbox", { name: "Review" }).fill(first);
  await expectAccessible();
  // What was typed is there again after the page was lost.
  await page.reload();
  await page.getByRole("button", { name: "Write a review" }).click();
  await expect(page.getByRole("textbox", { name: "Review" })).toHaveValue(first);
  await page.getByRole("button", { name: "Submit review" }).click();
  await expect(page.getByText("A moderator will read your review within")).toBeVisible();

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await adminPage.goto("/admin");
  await adminPage.getByRole("main").getByRole("link", { name: "Reviews" }).click();
  const reject = caseOf(adminPage, title, first).getByRole("button", { name: "Reject", exact: true });
  await reject.click();
  await expect(adminPage.getByLabel("Rule")).toBeFocused();
  await adminPage.keyboard.press("Escape");
  await expect(adminPage.getByLabel("Rule")).toHaveCount(0);
  await expect(reject).toBeFocused();
  await reject.click();
  await adminPage.getByLabel("Rule").selectOption("Offers something for sale");
  await adminPage.getByLabel("Reason").fill("Without the offer it is welcome.");
  await expectAccessible(adminPage);
  await adminPage.getByRole("button", { name: "Reject with this reason" }).click();
  await expect(caseOf(adminPage, title, first)).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("Your review was not published.")).toBeVisible();
  await expect(page.getByText("Without the offer it is welcome.")).toBeVisible();
  await page.getByRole("button", { name: "Edit review" }).click();
  await page.getByRole("textbox", { name: "Review" }).fill(second);
  await page.getByRole("button", { name: "Submit review" }).click();
  await expect(page.getByText("A moderator will read your review within")).toBeVisible();
  await teacher.goto(address);
  await expect(teacher.getByText(second)).toHaveCount(0);

  await adminPage.reload();
  await caseOf(adminPage, title, second).getByRole("button", { name: "Approve" }).click();
  await expect(caseOf(adminPage, title, second)).toHaveCount(0);

  await teacher.goto(address);
  const said = teacher.getByRole("article").filter({ hasText: second });
  await said.getByRole("button", { name: "Reply", exact: true }).click();
  await said.getByRole("textbox", { name: "Reply" }).fill("Next time behind your back.");
  await said.getByRole("button", { name: "Publish reply" }).click();
  await expect(said.getByText("Next time behind your back.").and(said.locator("p"))).toBeVisible();

  const reader = await newVisitor();
  await signInAs("student", reader);
  await reader.goto(address);
  const read = reader.getByRole("article").filter({ hasText: second });
  await expect(read).toContainText("Next time behind your back.");
  await read.getByRole("button", { name: "Helpful, 0" }).click();
  await expect(read.getByRole("button", { name: "Helpful, 1" })).toHaveAttribute("aria-pressed", "true");
  await read.getByRole("button", { name: "Report" }).click();
  await reader.getByRole("dialog").getByRole("textbox", { name: "Details" }).fill("It is a boast.");
  await reader.getByRole("button", { name: "Send report" }).click();
  await expect(read.getByRole("button", { name: "Reported" })).toBeDisabled();
  await expectAccessible(reader);

  await adminPage.goto("/admin/reviews?queue=reported");
  await expect(caseOf(adminPage, title, second)).toContainText("It is a boast.");
  await caseOf(adminPage, title, second).getByRole("button", { name: "Approve" }).click();
  await expect(caseOf(adminPage, title, second)).toHaveCount(0);
  const stranger = await newVisitor();
  await stranger.goto(address);
  await expect(stranger.getByText(second)).toBeVisible();
});
