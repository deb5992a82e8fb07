import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { call, listLessons } from "../../flows/learner";
import { linkInMail } from "../../flows/outbox-mail";
import { ownCourse } from "../../flows/own-course";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

const slugOf = (courseId: string) =>
  withSiteDatabase(async (client) => {
    const { rows } = await client.query<{ slug: string }>("SELECT slug FROM course WHERE id = $1", [courseId]);
    return rows[0]?.slug ?? "";
  });

/** Opens a lesson. Its questions come when a reader is near the end: neither while they are on their way nor then does a button above move. */
async function openWhereNothingMoves(page: Page, address: string, talk: Locator): Promise<void> {
  const size = page.viewportSize() ?? { width: 360, height: 740 };
  // Low enough for the page to be longer than the window, whose end is then where someone is.
  await page.setViewportSize({ ...size, height: 360 });
  const mark = page.getByRole("button", { name: "Mark complete" });
  const top = () => mark.evaluate((button) => button.getBoundingClientRect().top);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // Held from before the page is opened, whenever and with whatever else the page asks for the questions.
  await page.route(/\/api\/trpc\/[^?]*discussion\.lesson\b/, (route) => held.then(() => route.continue()), {
    times: 1,
  });
  await page.goto(address);
  const before = await mark.evaluate((button) => {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    return button.getBoundingClientRect().top;
  });
  await expect(talk.getByText("Loading questions…")).toBeVisible();
  expect(await top()).toBe(before);
  letGo();
  await expect(talk.getByLabel("Your question in one line")).toBeVisible();
  expect(await top()).toBe(before);
  await page.setViewportSize(size);
}

test("a question is asked under a lesson, answered by the team, accepted, reported on and hidden", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const { id } = await ownCourse(teacher, baseURL ?? "", { isLive: true });
  const slug = await slugOf(id);
  const address = `/courses/${slug}/discussion`;

  const name = `Ilse Tamberg ${id.slice(0, 8)}`;
  await signUp(page, name);
  const email = await proveAddress(name);
  await call(page, "mutation", "enrollment.enroll", { slug });
  const [lesson] = await listLessons(page, slug);
  const talk = page.getByRole("region", { name: "Questions about this lesson" });
  await openWhereNothingMoves(page, `/learn/${slug}/${lesson?.id}`, talk);
  await talk.getByLabel("Your question in one line").fill("Which end goes round?");
  // What was typed is there again after the page was lost.
  await page.reload();
  // A key that is pressed before the page can hear it is pressed again, as anyone would.
  await askAgain(async (patience) => {
    await page.keyboard.press("End");
    await expect(talk.getByLabel("Your question in one line")).toHaveValue("Which end goes round?", patience);
  });
  await talk.getByRole("button", { name: "Ask" }).click();
  await expect(talk.getByText("Enter some text.")).toBeVisible();
  const body = talk.getByRole("textbox", { name: "Your question", exact: true });
  await body.fill("The *free* one?");
  // What is typed while it is on its way would not go with it.
  await page.route(
    /\/api\/trpc\/[^?]*discussion\.ask\b/,
    async (route) => {
      await expect(body).not.toBeEditable();
      await route.continue();
    },
    { times: 1 },
  );
  await talk.getByRole("button", { name: "Ask" }).click();
  const question = talk.getByRole("article", { name: "Which end goes round?" });
  await expect(question.getByText("free", { exact: true })).toBeVisible();
  await expectAccessible();

  await teacher.goto(address);
  const asked = teacher.getByRole("article", { name: "Which end goes round?" });
  await asked.getByRole("button", { name: "Reply" }).click();
  await teacher.keyboard.type("Always the free one.");
  await expect(asked.getByRole("textbox", { name: "Your reply" })).toHaveValue("Always the free one.");
  await asked.getByRole("button", { name: "Send reply" }).click();
  await expect(asked.getByText("Always the free one.").and(asked.locator("p"))).toBeVisible();

  await page.goto(`${address}?show=unanswered`);
  await expect(page.getByText("No questions match.")).toBeVisible();
  await page.goto(`${address}?q=free`);
  const found = page.getByRole("article", { name: "Which end goes round?" });
  await expect(found.getByText("Course team")).toBeVisible();
  await found.getByRole("button", { name: "Accept as answer" }).click();
  await expect(found.getByText("Accepted answer")).toBeVisible();
  await found.getByRole("button", { name: "Edit" }).click();
  await expect(found.getByRole("textbox", { name: "Your question in one line" })).toBeFocused();
  await found.getByRole("textbox", { name: "Your question", exact: true }).fill("Buy my ropes.");
  await found.getByRole("button", { name: "Save" }).click();
  await expect(found.getByText("Buy my ropes.").and(found.locator("p"))).toBeVisible();

  const reader = await newVisitor();
  await signUp(reader, "Corin Haldvei");
  await call(reader, "mutation", "enrollment.enroll", { slug });
  await reader.goto(address);
  const useful = reader.locator('[id^="post-"]').getByRole("button", { name: "Useful" });
  const isStored = reader.waitForResponse((answer) => answer.url().includes("discussion.vote") && answer.ok());
  await useful.press("Enter");
  await expect(useful).toHaveText("Useful, 1");
  await expect(useful).toHaveAttribute("aria-pressed", "true");
  // The page says so before the server does.
  await isStored;
  await reader.reload();
  await expect(useful).toHaveText("Useful, 1");
  await reader.getByRole("button", { name: "Report" }).first().click();
  await reader.getByLabel("What’s wrong").selectOption("Offers something for sale");
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Send report" }).click();
  await expect(reader.getByRole("button", { name: "Reported" })).toBeDisabled();

  await teacher.goto(`${address}?show=reported`);
  await expect(asked.locator('[id^="post-"]').getByText("Useful, 1")).toBeVisible();
  await expect(asked.getByText("Corin Haldvei reports:")).toBeVisible();
  await asked.getByText("For the team").first().click();
  await asked.getByRole("button", { name: "Earlier versions" }).click();
  await expect(teacher.getByRole("dialog").getByText("The *free* one?")).toBeVisible();
  await teacher.keyboard.press("Escape");
  await asked.getByRole("button", { name: "Hide" }).first().click();
  await teacher.getByLabel("Reason").fill("Nothing is sold here.");
  await expectAccessible(teacher);
  await teacher.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
  await expect(teacher.getByText("No questions match.")).toBeVisible();

  await reader.reload();
  await expect(reader.getByRole("heading", { name: "A question the team has hidden" })).toBeVisible();
  await expect(reader.getByText("Buy my ropes.")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Nothing is sold here.")).toBeVisible();
  await expectAccessible();

  // What the team tells everybody.
  await teacher.goto(`/instructor/courses/${id}/announcements`);
  await teacher.getByRole("button", { name: "Save draft" }).click();
  await expect(teacher.getByText("Enter a title.")).toBeVisible();
  await teacher.getByRole("textbox", { name: "Title" }).fill("New ropes");
  await teacher.getByRole("textbox", { name: "Text" }).fill("They arrived.");
  await teacher.getByRole("button", { name: "Save draft" }).click();
  const written = teacher.getByRole("article", { name: "New ropes" });
  await expect(written.getByText("Draft")).toBeVisible();
  await expectAccessible(teacher);
  await page.goto(`/courses/${slug}/announcements`);
  await expect(page.getByText("No announcements yet.")).toBeVisible();
  await written.getByRole("button", { name: "Publish" }).click();
  await expect(written.getByText("Draft")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("article", { name: "New ropes" }).getByText("They arrived.")).toBeVisible();
  await expectAccessible();

  // Who signs in next on this device sees nothing of what was typed and not sent; who typed it does.
  const title = teacher.getByRole("textbox", { name: "Title" });
  await title.fill("Half a thought");
  for (const [role, found] of [
    ["admin", ""],
    ["instructor", "Half a thought"],
  ] as const) {
    await teacher.context().clearCookies();
    await signInAs(role, teacher);
    await teacher.goto(`/instructor/courses/${id}/announcements`);
    await expect(title).toHaveValue(found);
  }

  // The mail about it leads to no more of them, by one press and without an account.
  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await reader.context().clearCookies();
  await reader.goto(await linkInMail(adminPage, email, "New ropes", "Unsubscribe from emails like this"));
  await expect(reader.getByText("l…@example.org gets this kind of email")).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(reader.getByText("l…@example.org no longer gets this kind of email")).toBeVisible();
});

test("someone is muted, told why and until when, and let write again", { tag: "@once" }, async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const slug = await slugOf((await ownCourse(teacher, baseURL ?? "", { isLive: true })).id);
  const address = `/courses/${slug}/discussion`;
  await signUp(page, "Rasmus Feld");
  await call(page, "mutation", "enrollment.enroll", { slug });
  await page.goto(address);
  await page.getByLabel("Your question in one line").fill("Who buys ropes?");
  await page.getByRole("textbox", { name: "Your question", exact: true }).fill("Mine are cheap.");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByRole("article", { name: "Who buys ropes?" })).toBeVisible();

  await teacher.goto(address);
  const asked = teacher.getByRole("article", { name: "Who buys ropes?" });
  await asked.getByText("For the team").click();
  await asked.getByRole("button", { name: "Mute author" }).click();
  const dialog = teacher.getByRole("dialog", { name: "Mute Rasmus Feld in this course" });
  await dialog.getByLabel("For how long").selectOption("30 days");
  await dialog.getByLabel("Reason").fill("Nothing is sold here.");
  await expectAccessible(teacher);
  await dialog.getByRole("button", { name: "Mute author" }).click();
  await expect(dialog).toHaveCount(0);

  // It stops the page that still has its form, and the next one has none.
  await page.getByLabel("Your question in one line").fill("Nobody?");
  await page.getByRole("textbox", { name: "Your question", exact: true }).fill("Half the price.");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("The team has muted you in this course.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Reason from the team: Nothing is sold here.")).toBeVisible();
  await expect(page.getByLabel("Your question in one line")).toHaveCount(0);
  await expect(page.getByRole("article", { name: "Who buys ropes?" })).toBeVisible();
  await expectAccessible();

  await teacher.goto(`${address}?show=reported`);
  const muted = teacher.getByRole("region", { name: "Muted in this course" });
  await expect(muted).toContainText("Nothing is sold here.");
  await expectAccessible(teacher);
  await muted.getByRole("button", { name: "Unmute Rasmus Feld" }).click();
  await expect(muted).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Your question in one line")).toHaveValue("Nobody?");
});
