import "server-only";
import * as z from "zod";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Db } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const dayMs = 86_400_000;

const NewReviews = rowSchema(() => ({
  userId: z.string(),
  courseId: z.string(),
  to: z.string(),
  language: z.string().nullable(),
  course: z.string(),
  slug: z.string(),
  count: z.number(),
}));

/**
 * Tells those who may answer reviews how many were published on the day before, one mail a course. Running it again for the
 * same day writes none twice. Whoever wants no alert of reviews on their desk gets no mail of them either.
 */
export async function mailNewReviews({ db, now }: { db: Db; now: () => Date }): Promise<{ written: number }> {
  const end = new Date(Math.floor(now().getTime() / dayMs) * dayMs);
  const start = new Date(end.getTime() - dayMs);
  const rows = await queryRows(db, NewReviews)`
    SELECT i.user_id AS "userId", c.id AS "courseId", m.email AS to, v.title AS course, c.slug, n.count,
           (SELECT p.language FROM user_preference p WHERE p.user_id = i.user_id) AS language
      FROM (SELECT r.course_id, count(*)::int AS count FROM review r
             WHERE r.state = 'APPROVED' AND r.decided_at >= ${start} AND r.decided_at < ${end} GROUP BY r.course_id) n
      JOIN course c ON c.id = n.course_id JOIN course_version v ON v.id = c.live_version_id
      JOIN course_instructor i ON i.course_id = c.id AND i.is_active AND (i.role = 'LEAD' OR i.can_reply_to_reviews)
      JOIN email_address m ON m.user_id = i.user_id AND m.is_primary
     WHERE NOT EXISTS (SELECT 1 FROM instructor_dashboard d WHERE d.instructor_id = i.user_id AND NOT d.notify_new_reviews)
     ORDER BY c.id, i.user_id`;
  let written = 0;
  for (const row of rows) {
    const locale = findLocale(row.language ?? defaultLocale);
    const t = await mailTexts(locale.tag);
    const facts = { course: row.course, count: row.count };
    const mail = {
      id: stableId("reviews published", row.courseId, row.userId, start.toISOString()),
      kind: "review.published",
      to: row.to,
      userId: row.userId,
      locale: locale.tag,
      subject: t("reviewsPublished.subject", facts),
      preview: t("reviewsPublished.preview"),
      heading: t("reviewsPublished.heading", facts),
      parts: [
        { kind: "text", text: t("reviewsPublished.lead") },
        { kind: "button", label: t("reviewsPublished.button"), href: addressOf(`/courses/${row.slug}#reviews`) },
      ],
      reason: t("reviewsPublished.reason"),
    } as const;
    if (await db.$transaction((tx) => queueMail(tx, mail))) written += 1;
  }
  return { written };
}
