import { expect, test } from "../../fixtures/own-site";
import { linkInMail } from "../../flows/outbox-mail";
import { accountByCommand, signIn } from "../../flows/sign-in";
import { addToOutline, beginCourse, savedIn } from "../../flows/write-outline";

test.use({ siteVariables: { DEMO: "0" } });

const password = "a long enough sentence";
const email = "nils@example.org";

test("on a site without demo content a stranger becomes an instructor and publishes a course, which others find", async ({
  site,
  page,
  newVisitor,
}) => {
  const admin = await accountByCommand(site, "admin-create", "edda@example.org");
  const adminPage = await newVisitor();
  await signIn(adminPage, "edda@example.org", admin.password);

  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Nils Holm");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.goto(await linkInMail(adminPage, email, "Confirm your email address", "Confirm this address"));
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByRole("heading", { name: "This address is confirmed" })).toBeVisible();

  await page.goto("/teach");
  await page.getByLabel("In one line").fill("Ties knots for a living");
  await page.getByRole("textbox", { name: "About you" }).fill("Nine years on a lifeboat.");
  await page.getByRole("button", { name: "Send application" }).click();
  await expect(page.getByText("Your application is being reviewed")).toBeVisible();
  await adminPage.goto("/admin/instructors");
  await adminPage.getByRole("article", { name: "Nils Holm" }).getByRole("button", { name: "Approve" }).click();
  await expect(adminPage.getByRole("article", { name: "Nils Holm" })).toHaveCount(0);

  await page.goto("/dashboard");
  await page.getByRole("banner").getByRole("link", { name: "Studio" }).click();
  await beginCourse(page, "Knots that hold");
  await addToOutline(page, "Add module", "Hitches");
  await addToOutline(page, "Add lesson", "Clove hitch");
  await expect(savedIn(page)).toBeVisible();
  await page.locator("[data-lesson] a").click();
  await page.getByRole("textbox", { name: "Lesson content" }).click();
  await page.keyboard.type("Two half hitches that lie the same way.");
  await expect(savedIn(page)).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).first().click();
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  const stranger = await newVisitor();
  await stranger.goto("/courses");
  await stranger.getByRole("link", { name: "Knots that hold" }).first().click();
  await expect(stranger.getByRole("heading", { level: 1, name: "Knots that hold" })).toBeVisible();
  await expect(stranger.getByText("Nils Holm").first()).toBeVisible();
});
