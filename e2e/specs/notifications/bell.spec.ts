import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test("what a student does rings the instructor's bell, is opened, put away and taken out again, and chosen for the future", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: true });
  const words = `1 new student in “${course.title}”`;
  const bell = page.getByRole("banner").getByRole("button", { name: /^Notifications/ });
  await page.goto("/dashboard");
  await expect(bell).toHaveAccessibleName(/unread$/);

  const learner = await newVisitor();
  await signUp(learner, "Bell Ringer");
  await call(learner, "mutation", "enrollment.enroll", { courseId: course.id });
  await expect(bell).toHaveAccessibleName(/[1-9]\d* unread$/);
  await bell.click();
  const panel = page.getByRole("region", { name: "Notifications" });
  await expect(panel.getByRole("link", { name: words })).toBeVisible();
  await expectAccessible();
  await page.context().setOffline(true);
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await expect(panel.getByRole("alert")).toHaveText("No connection. Try again when you’re back online.");
  await page.context().setOffline(false);
  await panel.getByRole("link", { name: words }).click();
  await expect(page).toHaveURL(new RegExp(`${course.at("students")}$`));

  await page.goto("/notifications");
  const row = page.getByRole("listitem").filter({ hasText: course.title });
  await expect(row.getByRole("link", { name: words })).toBeVisible();
  await expect(row.getByRole("button", { name: /^Mark as read/ })).toHaveCount(0);
  await expectAccessible();
  await row.getByRole("button", { name: /^Dismiss/ }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(page.locator("#main :focus")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toHaveCount(1);

  await learner.goto("/account/notifications");
  const mail = learner.getByRole("combobox", { name: "Your certificates: email" });
  await mail.selectOption({ label: "Never" });
  await expect(learner.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await learner.reload();
  await expect(mail).toHaveValue("never");
  await expectAccessible(learner);
});
