import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

test("a text goes on at the block where its reader stopped, from the dashboard and from the lesson", async ({
  page,
  expectAccessible,
}) => {
  await signUp(page, "Ilka Brandt");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lesson = (await listLessons(page, slug)).find(({ type }) => type === "READING");
  const address = `/learn/${slug}/${lesson?.id}`;
  await page.goto(address);
  const blocks = page.locator(".article > .content > *");
  const stop = 4;
  await blocks.nth(stop).evaluate((block) => block.scrollIntoView({ block: "start" }));
  // The page tells automatically where its reader is when it is left, once they were active for a second.
  const told = async () => {
    await page.mouse.move(200, 300);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    const own = await call<{ enrollment: { lesson: { readingBlock: number | null } | null } }>(
      page,
      "query",
      "learning.lesson",
      {
        slug,
        lessonId: lesson?.id,
      },
    );
    return own.enrollment.lesson?.readingBlock;
  };
  await expect.poll(told, { timeout: 20_000 }).toBe(stop);

  // They stopped at a table, which is nothing to quote: what is below it.
  const line = ((await blocks.nth(stop + 1).textContent()) ?? "").trim().slice(0, 40);
  await page.goto("/dashboard");
  await expect(page.getByText(/^\d+ min left in this lesson$/)).toBeVisible();
  const resume = page.getByRole("region", { name: "Reading a Tide Table" });
  await expect(resume).toContainText(`“${line}`);
  await expect(resume).toContainText("Lesson 1 of 9");
  await expect(resume).toContainText(/0 of 9 lessons, 1 more optional, 0%.*min left in this course/);
  await page.getByRole("link", { name: "Continue", exact: true }).first().click();
  await expect(page).toHaveURL(`${address}#here`);
  await expect(blocks.nth(stop)).toBeFocused();
  await expect(blocks.nth(stop)).toBeInViewport();

  await page.goto(address);
  await expect(page.getByRole("link", { name: "Go to where you left off" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "Go to where you left off" }).click();
  await expect(blocks.nth(stop)).toBeFocused();
  await call(page, "mutation", "learning.markComplete", { slug, lessonId: lesson?.id });
  await page.reload();
  await expect(page.getByRole("link", { name: "Go to where you left off" })).toHaveCount(0);
});
