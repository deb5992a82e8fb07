import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

test("an admin finds a course, features it and takes it off with a reason, which its team reads", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const { id, title } = await ownCourse(teacher, baseURL ?? "", { isLive: true });
  await signInAs("admin");
  await page.goto("/admin/courses");
  await page.getByRole("searchbox", { name: "Title, address or lead instructor" }).fill(title);
  await page.getByRole("button", { name: "Search" }).click();
  const row = page.getByRole("row").filter({ hasText: title });
  await row.getByRole("button", { name: /^Feature\b/, pressed: false }).click();
  await row.getByRole("button", { name: /^Featured\b/, pressed: true }).click();
  await expect(row.getByRole("button", { name: /^Feature\b/, pressed: false })).toBeVisible();

  await row.getByRole("button", { name: "Unpublish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The maps have no licence.");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Unpublish" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText("Unpublished: The maps have no licence.");
  await expectAccessible();

  await teacher.goto(`/instructor/courses/${id}`);
  await expect(teacher.getByText("The maps have no licence.")).toBeVisible();
});
