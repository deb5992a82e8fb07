import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

test("an admin sees what the site comes to, has it counted again, and finds a new student among the rows behind it", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const [learner, name] = [await newVisitor(), `Ines Falk ${Date.now()}`];
  await signUp(learner, name);
  await call(learner, "mutation", "enrollment.enroll", { slug: "reading-a-tide-table" });

  await signInAs("admin");
  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Figures", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Figures" })).toBeVisible();
  await page.getByRole("button", { name: "Recount now" }).click();
  await expect(page.getByRole("status")).toHaveText("Recount finished.", { timeout: 60_000 });
  const learners = page.getByRole("link", { name: /Details: Students$/ });
  await expect(learners).toHaveText(/^[1-9]/);
  await learners.click();
  await expect(
    page
      .getByRole("table", { name: /Students/ })
      .getByRole("row")
      .filter({ hasText: name }),
  ).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: /Details: Certificates$/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Details: Certificates" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Number" })).toBeVisible();
});
