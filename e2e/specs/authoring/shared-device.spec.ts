import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

test("what was typed and never sent waits on the device for its author, and for no one else who signs in there", async ({
  page,
  signInAs,
  baseURL,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const details = `/instructor/courses/${course.id}/details`;
  const subtitle = page.getByLabel("Subtitle");
  await page.route("**/api/trpc/authoring.saveDetail*", (route) => route.abort("internetdisconnected"));
  await page.goto(details);
  await subtitle.fill("For my eyes alone");
  await subtitle.blur();
  await page.goto(`/instructor/courses/${course.id}/access`);
  await page.getByLabel("Price", { exact: true }).fill("77");
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();

  await page.unrouteAll();
  await signInAs("admin");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.goto(details);
  await expect(subtitle).toHaveValue("");
  await page.goto(`/instructor/courses/${course.id}/access`);
  await expect(page.getByLabel("Price", { exact: true })).not.toHaveValue("77");
  expect(sent, "nothing is saved in another person's name").not.toContain("/api/trpc/authoring.saveDetail");
  await page.goto("about:blank");
  await page.context().clearCookies();

  await signInAs("instructor");
  const saved = page.waitForResponse("**/api/trpc/authoring.saveDetail*");
  await page.goto(details);
  await expect(subtitle).toHaveValue("For my eyes alone");
  expect((await saved).status()).toBe(200);
  await page.goto(`/instructor/courses/${course.id}/access`);
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("77");
});
