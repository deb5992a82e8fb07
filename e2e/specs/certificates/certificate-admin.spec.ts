import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

test("a certificate is found, issued again to a new name and revoked with a reason that everybody reads", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: true });
  const [lesson] = await withSiteDatabase(
    async (client) =>
      (
        await client.query<{ slug: string; lessonId: string }>(
          `SELECT c.slug, l.id AS "lessonId" FROM lesson l JOIN course c ON c.id = l.course_id WHERE c.id = $1`,
          [course.id],
        )
      ).rows,
  );
  if (!lesson) throw new Error("the course has a lesson");
  const learner = await newVisitor();
  const before = `Certified ${course.id.slice(0, 8)}`;
  await signUp(learner, before);
  const api = await callSite(url, learner.context());
  await api.enrollment.enroll.mutate({ courseId: course.id });
  await api.learning.markComplete.mutate(lesson);
  await expect.poll(async () => (await api.certificates.mine.query()).length, { timeout: 60_000 }).toBe(1);
  const number = (await api.certificates.mine.query())[0]?.number ?? "";
  const after = `Renamed ${course.id.slice(0, 8)}`;
  await api.profiles.saveField.mutate({ field: "name", value: after });

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await adminPage.goto(`/admin/certificates?q=${encodeURIComponent(before)}`);
  const row = adminPage.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText(`now ${after}`);
  await expectAccessible(adminPage);
  await row.getByRole("link", { name: number }).click();
  await adminPage.getByRole("button", { name: `Reissue to ${after}` }).click();
  await expect(adminPage.getByRole("heading", { level: 1 })).not.toHaveText(number);
  const next = (await adminPage.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await expect(adminPage.getByRole("link", { name: number })).toBeVisible();

  const stranger = await newVisitor();
  await stranger.goto(`/verify/${number}`);
  await expect(stranger.getByRole("status")).toHaveText("Revoked certificate");
  await stranger.getByRole("link", { name: next }).click();
  await expect(stranger.getByRole("status")).toHaveText("Valid certificate");
  await expect(stranger.getByRole("main")).toContainText("Replaces");
  await expect(stranger.getByRole("main")).not.toContainText(before);

  await adminPage.getByRole("button", { name: "Revoke", exact: true }).click();
  await adminPage.getByRole("textbox", { name: "Reason" }).fill("The study was another person’s.");
  await expectAccessible(adminPage);
  await adminPage.getByRole("button", { name: "Revoke with this reason" }).click();
  await expect(adminPage.getByText("It’s no longer valid")).toBeVisible();
  await expectAccessible(adminPage);
  await stranger.reload();
  await expect(stranger.getByText("The study was another person’s.")).toBeVisible();
  const told = learner
    .getByRole("main")
    .getByRole("link", { name: `Your certificate for “${course.title}” was revoked` });
  await askAgain(async (patience) => {
    await learner.goto("/notifications");
    await expect(told).toBeVisible(patience);
  });
});
