import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

test("whoever finished a course before it gave certificates gets theirs when an admin asks for it", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: true });
  const giveCertificates = (doesIt: boolean) =>
    withSiteDatabase((client) =>
      client.query("UPDATE course SET has_certificate = $2 WHERE id = $1", [course.id, doesIt]),
    );
  await giveCertificates(false);
  const learner = await newVisitor();
  await signUp(learner, `Early ${course.id.slice(0, 8)}`);
  const api = await callSite(url, learner.context());
  await api.enrollment.enroll.mutate({ courseId: course.id });
  const [lesson] = await withSiteDatabase(
    async (client) =>
      (
        await client.query<{ slug: string; title: string; lessonId: string }>(
          `SELECT c.slug, v.title, l.id AS "lessonId" FROM lesson l JOIN course c ON c.id = l.course_id
             JOIN course_version v ON v.id = c.live_version_id WHERE c.id = $1`,
          [course.id],
        )
      ).rows,
  );
  if (!lesson) throw new Error("the course has a lesson");
  await api.learning.markComplete.mutate(lesson);
  const isOver = async () => {
    const { rows } = await withSiteDatabase((client) =>
      client.query(
        "SELECT 1 FROM job_run WHERE event_name = 'course/completed' AND event->'data'->>'courseId' = $1 AND function_id LIKE '%certificates.issue' AND state = 'COMPLETED'",
        [course.id],
      ),
    );
    return rows.length;
  };
  await expect.poll(isOver, { timeout: 60_000, message: "the completion was dealt with: it gave none" }).toBe(1);
  // No one waits the ten minutes in which a certificate comes automatically.
  await withSiteDatabase((client) =>
    client.query("UPDATE enrollment SET completed_at = now() - interval '1 day' WHERE course_id = $1", [course.id]),
  );
  await giveCertificates(true);

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await adminPage.goto("/admin/certificates");
  await adminPage.getByRole("link", { name: "Completed before a course gave certificates" }).click();
  const row = adminPage
    .getByRole("row")
    .filter({ hasText: lesson.title })
    .filter({ has: adminPage.locator(`a[href="/courses/${lesson.slug}"]`) });
  await expect(row).toContainText("1");
  await expectAccessible(adminPage);
  await row.getByRole("button", { name: /^Issue 1 certificate/ }).click();
  await expect(adminPage.getByText(`1 certificate of ${lesson.title} is being issued.`)).toBeVisible();
  await expect(row.getByRole("button")).toBeDisabled();
  await expect.poll(async () => (await api.certificates.mine.query()).length, { timeout: 60_000 }).toBe(1);
  await adminPage.reload();
  await expect(row).toHaveCount(0);
});
