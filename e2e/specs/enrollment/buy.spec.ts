import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

/** No page of the test's sets a price. */
const setPrice = (courseId: string) =>
  withSiteDatabase(async (client) => {
    const { rows } = await client.query<{ slug: string }>(
      "UPDATE course SET price_minor = 1900, currency = 'GBP' WHERE id = $1 RETURNING slug",
      [courseId],
    );
    return rows[0]?.slug ?? "";
  });

/** A month later, as far as this access goes. */
const endAccess = (courseId: string) =>
  withSiteDatabase(async (client) => {
    for (const table of ["access_grant", "enrollment"])
      await client.query(`UPDATE ${table} SET expires_at = now() - interval '1 minute' WHERE course_id = $1`, [
        courseId,
      ]);
  });

/** Where the one lesson of a new course is read, which costs nothing and is for premium members. */
async function premiumLesson(teacher: Page, url: string): Promise<string> {
  const { id: courseId } = await ownCourse(teacher, url, { isLive: false });
  const { authoring, courses } = await callSite(url, teacher.context());
  const [module] = await authoring.outline.get.query({ courseId });
  const lessonId = module?.lessons[0]?.id ?? "";
  const levels = { change: { accessLevel: "PREMIUM" }, base: { accessLevel: "REGISTERED" } } as const;
  await authoring.lesson.saveSetting.mutate({ courseId, lessonId, ...levels });
  const texts = { content: "The rabbit goes round." };
  await authoring.lesson.saveTexts.mutate({ courseId, lessonId, baseRevision: 0, texts });
  await courses.publish.mutate({ courseId });
  return `/learn/${(await courses.header.query({ courseId })).slug}/${lessonId}`;
}

async function ask(page: Page, message: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(message);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Your request is waiting for an answer")).toBeVisible();
}

test("an enrollment is asked for, taken back, declined with a reason, given, ended, asked for again and given", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const { id, title, at } = await ownCourse(teacher, baseURL ?? "", { isLive: true });
  const address = `/courses/${await setPrice(id)}`;
  const name = `Asker ${id.slice(0, 8)}`;

  await signUp(page, name);
  await page.goto(address);
  await page.getByRole("button", { name: "Request access" }).first().click();
  await expect(page.getByRole("heading", { name: "Request access, £19" })).toBeVisible();
  await expect(page.getByText("Confirm your email address first")).toBeVisible();
  await proveAddress(name);
  await page.reload();
  await page.getByRole("radio", { name: "My employer" }).check();
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Enter the order number")).toBeVisible();
  await expectAccessible();
  await page.getByRole("textbox", { name: "Order number" }).fill("SKV-2026-44");
  await ask(page, "For the whole crew.");
  await expectAccessible();

  await page.goto(address);
  await expect(page.getByText("You requested access on")).toBeVisible();
  await page.getByRole("link", { name: "View request" }).first().click();
  await page.getByRole("button", { name: "Withdraw request" }).click();
  await ask(page, "By the spring term, please.");

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await adminPage.goto("/admin");
  await adminPage.getByRole("main").getByRole("link", { name: "Access" }).click();
  const waiting = adminPage.getByRole("article", { name: title });
  await expect(waiting).toContainText("By the spring term, please.");
  await waiting.getByRole("button", { name: "Decline" }).click();
  await waiting.getByRole("textbox", { name: "Reason" }).fill("The term has begun.");
  await expectAccessible(adminPage);
  await waiting.getByRole("button", { name: "Decline with this reason" }).click();
  await expect(waiting).toHaveCount(0);

  await page.goto(address);
  await expect(page.getByText("Your request was declined: The term has begun.")).toBeVisible();
  await page.getByRole("button", { name: "Request access" }).first().click();
  await ask(page, "Then for the next one.");

  await teacher.goto(at("students"));
  await teacher.getByRole("link", { name: "1 request to review" }).click();
  const asked = teacher.getByRole("article", { name: title });
  await expect(asked).toContainText("Then for the next one.");
  await asked.getByRole("button", { name: "Give access" }).click();
  await asked.getByRole("textbox", { name: "Note to them" }).fill("See you in spring.");
  await expectAccessible(teacher);
  await asked.getByRole("button", { name: `Give access to ${name}` }).click();
  await expect(teacher.getByText("No requests are waiting")).toBeVisible();

  await page.goto(address);
  const goOn = page.getByRole("link", { name: "Continue" }).first();
  await expect(goOn).toBeVisible();

  await endAccess(id);
  await page.reload();
  await expect(goOn).toBeHidden();
  await page.getByRole("button", { name: "Request access" }).first().click();
  await ask(page, "One more month, please.");
  await teacher.goto(at("students"));
  await teacher.getByRole("link", { name: "1 request to review" }).click();
  await expect(asked).toContainText("One more month, please.");
  await asked.getByRole("button", { name: "Give access" }).click();
  await asked.getByRole("button", { name: `Give access to ${name}` }).click();
  await expect(teacher.getByText("No requests are waiting")).toBeVisible();
  await page.goto(address);
  await expect(goOn).toBeVisible();
});

test("a tier is given until a day, opens the lessons that it says, and ends", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const lesson = await premiumLesson(teacher, baseURL ?? "");
  const member = await newVisitor();
  const name = `Member ${Date.now()}`;
  await signUp(member, name);
  const address = await proveAddress(name);
  await member.goto(lesson);
  const gate = member.getByRole("region", { name: "This lesson isn’t open to you yet" });
  await expect(gate).toContainText("This is for the Premium tier.");
  await expectAccessible(member);

  await signInAs("admin");
  await page.goto("/admin/access/tiers");
  await page.getByRole("button", { name: "Give a tier" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Username or email address" }).fill(address);
  await dialog.getByLabel("Until").fill("2099-12-31");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Give tier" }).click();
  await expect(dialog.getByText(`${name} now has Premium`)).toBeVisible();
  await member.reload();
  await expect(member.getByText("The rabbit goes round.")).toBeVisible();

  await page.goto(`/admin/access/tiers?q=${encodeURIComponent(address)}`);
  const row = page.getByRole("row").filter({ hasText: address });
  await expect(row).toContainText("Premium");
  await row.getByRole("button", { name: /^Change/ }).click();
  await page.getByRole("dialog").getByLabel("Tier").selectOption("Free");
  await page.getByRole("button", { name: "End tier" }).click();
  await expect(page.getByText(`${name}’s tier has ended`)).toBeVisible();
  await expect(page.getByText("No one matches")).toBeVisible();
  await member.reload();
  await expect(gate).toBeVisible();
});
