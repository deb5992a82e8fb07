import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";

test.use({ timezoneId: "Europe/Berlin" });

test("times are asked for on the author's own clock, which is named beside them, and come back as they were typed", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const site = await callSite(baseURL ?? "", page.context());
  await page.goto(`/instructor/courses/${course.id}/access`);
  const opens = page.getByLabel("Enrollment opens (Europe/Berlin)");
  await opens.fill("2027-07-01T09:00");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  const { enrollmentOpensAt } = await site.courses.settings.query({ courseId: course.id });
  expect(enrollmentOpensAt).toBe("2027-07-01T07:00:00.000Z");
  await page.reload();
  await expect(opens).toHaveValue("2027-07-01T09:00");
  // Clocks skip this hour; what is shown after leaving the field is the time that was taken.
  await opens.fill("2027-03-28T02:30");
  await opens.blur();
  await expect(opens).toHaveValue("2027-03-28T03:30");
});

test("a discount that has already ended is refused at its field", async ({ page, baseURL, signInAs }) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  await page.goto(`/instructor/courses/${course.id}/access`);
  await page.getByLabel("Price", { exact: true }).fill("20");
  await page.getByLabel("Discounted price").fill("10");
  const ends = page.getByLabel("Discount ends (Europe/Berlin)");
  await ends.fill("2020-01-01T10:00");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(ends).toHaveAccessibleDescription("Choose a time that hasn’t passed, or remove the discount.");
  await ends.fill("2099-01-01T10:00");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expect(ends).toHaveAccessibleDescription("");
});
