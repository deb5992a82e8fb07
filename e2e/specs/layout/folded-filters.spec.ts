import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

const phone = { width: 360, height: 740 };

test("on a phone an admin sees the audit log, and its filters behind a button that counts them", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("admin");
  await page.setViewportSize(phone);
  await page.goto("/admin/audit?action=subscription.grant&to=2099-01-01");
  const find = page.getByRole("search", { name: "Search the audit log" });
  await expect(find.getByLabel("Action")).toBeHidden();
  await find.getByText("Filters, 2 set").click();
  await expect(find.getByLabel("Action")).toHaveValue("subscription.grant");
  // Days begin where the admin's times are told.
  await expect(find.getByLabel("To (UTC)")).toHaveValue("2099-01-01");
  await expectAccessible();
  await find.getByLabel("Action").selectOption("");
  await find.getByRole("button", { name: "Show" }).click();
  await expect(find.getByText("Filters, 1 set")).toBeVisible();
  await expect(page).not.toHaveURL(/subscription/);
});

test("on a phone a list of students shows its search, and what else narrows it behind a button", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: true });
  await page.setViewportSize(phone);
  await page.goto(course.at("students"));
  const find = page.getByRole("main").getByRole("search");
  await expect(find.getByRole("searchbox")).toBeVisible();
  const order = find.getByLabel("Sort by");
  await expect(order).toBeHidden();
  await find.getByText("Filters", { exact: true }).click();
  await order.selectOption({ index: 1 });
  await find.getByRole("button", { name: "Show" }).click();
  await expect(find.getByText("Filters, 1 set")).toBeVisible();
});
