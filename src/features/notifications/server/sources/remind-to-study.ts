import "server-only";
import * as z from "zod";
import { dueReminder, hasStudiedSince, mostUnheeded } from "@/features/notifications/reminders";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  frequency: z.enum(["DAILY", "WEEKLY"]),
  time: z.string(),
  timeZone: z.string(),
  userId: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  lastStudied: z.date().nullable(),
  chosenAt: z.date().nullable(),
  /** Reminders since then, and since the person last chose when to be reminded. */
  unheeded: z.number(),
}));
type Row = RowOf<typeof Row>;

const dayMs = 86_400_000;

/**
 * Reminds those to study whose hour has come and who have not studied meanwhile: of the course that they had open last, once a day
 * of their calendar however often this runs. No one is reminded who has no course in progress, whose address no one has proved,
 * or who has let three reminders pass: the third says that it is the last. Resolves to how many were reminded.
 */
export async function remindToStudy({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now();
  const rows = await queryRows(db, Row)`
    SELECT p.user_id AS "userId", p.reminder_frequency::text AS frequency, COALESCE(to_char(p.reminder_time, 'HH24:MI'), '18:00') AS time,
           p.time_zone AS "timeZone", o.course_id AS "courseId", o.title AS course, o.slug, s.at AS "lastStudied", (p.desk->>'remindersChosenAt')::timestamptz AS "chosenAt",
           (SELECT count(*)::int FROM study_reminder r WHERE r.user_id = p.user_id
              AND r.sent_at > GREATEST(s.at, (p.desk->>'remindersChosenAt')::timestamptz, 'epoch')) AS unheeded
      FROM user_preference p JOIN users u ON u.id = p.user_id AND u.is_active
      JOIN email_address m ON m.user_id = u.id AND m.is_primary AND m.verified_at IS NOT NULL
     CROSS JOIN LATERAL (
       SELECT e.course_id, v.title, c.slug FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
        WHERE e.user_id = p.user_id AND e.status = 'ACTIVE' AND (e.expires_at IS NULL OR e.expires_at > ${at})
        ORDER BY e.last_accessed_at DESC, e.id LIMIT 1) o
      LEFT JOIN LATERAL (SELECT max(t.starts_at) AS at FROM study_time t WHERE t.user_id = p.user_id) s ON TRUE
     WHERE p.reminder_frequency <> 'NEVER'`;
  let reminded = 0;
  for (const row of rows) {
    const due = dueReminder(at, row);
    // A time that had passed when it was chosen starts on the next day.
    if (!due || (row.chosenAt && at.getTime() - due.late * 60_000 < row.chosenAt.getTime())) continue;
    if (row.unheeded >= mostUnheeded || hasStudiedSince(due, row.lastStudied, row.timeZone)) continue;
    reminded += (await remind({ db, now }, row, due)) ? 1 : 0;
  }
  return reminded;
}

function remind(
  { db, now }: Pick<Deps, "db" | "now">,
  { userId, courseId, course, slug, unheeded }: Row,
  { day, days }: { day: string; days: number },
): Promise<boolean> {
  const at = now();
  return db.$transaction(async (tx) => {
    // The row is the lock: of two that run at once, one writes it.
    const isFirst = await tx.$executeRaw`
      INSERT INTO study_reminder (user_id, day, sent_at) VALUES (${userId}::uuid, ${day}::date, ${at}) ON CONFLICT DO NOTHING`;
    if (isFirst === 0) return false;
    await notify(
      tx,
      {
        kind: "study.reminder",
        userIds: [userId],
        params: { course, isLast: String(unheeded + 1 >= mostUnheeded) },
        path: `/learn/${slug}`,
        courseId,
        key: day,
        expiresAt: new Date(at.getTime() + days * dayMs),
      },
      at,
    );
    return true;
  });
}
