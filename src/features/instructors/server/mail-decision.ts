import "server-only";
import * as z from "zod";
import type { instructorDecided } from "@/features/instructors/events";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { EventData } from "@/lib/event";
import type { Db } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const DecidedRow = rowSchema(() => ({ reason: z.string(), to: z.string(), language: z.string().nullable() }));

const mails = {
  approved: { words: "instructorApproved", way: "/instructor" },
  rejected: { words: "instructorRejected", way: "/teach" },
  suspended: { words: "instructorSuspended", way: "/teach" },
  lifted: { words: "instructorLifted", way: "/instructor" },
} as const;

/** Tells a person what was decided about their teaching, once; not where something else was decided since. */
export async function mailDecision(
  { db }: { db: Db },
  { userId, decision, decidedAt }: EventData<typeof instructorDecided>,
): Promise<boolean> {
  const [row] = await queryRows(db, DecidedRow)`
    SELECT p.decision_reason AS reason, m.email AS to,
           (SELECT f.language FROM user_preference f WHERE f.user_id = p.user_id) AS language
      FROM instructor_profile p JOIN email_address m ON m.user_id = p.user_id AND m.is_primary
     WHERE p.user_id = ${userId}::uuid AND p.decided_at = ${new Date(decidedAt)}`;
  if (!row) return false;
  const locale = findLocale(row.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const { words, way } = mails[decision];
  const mail = {
    id: stableId("instructor decided", userId, decidedAt),
    kind: "instructor.decided",
    to: row.to,
    userId,
    locale: locale.tag,
    subject: t(`${words}.subject`),
    preview: t(`${words}.preview`),
    heading: t(`${words}.heading`),
    parts: [
      { kind: "text", text: t(`${words}.lead`) },
      ...(row.reason ? [{ kind: "text" as const, text: row.reason }] : []),
      { kind: "text", text: t(`${words}.next`) },
      { kind: "button", label: t(`${words}.button`), href: addressOf(way) },
    ],
    reason: t(`${words}.reason`),
  } as const;
  return db.$transaction((tx) => queueMail(tx, mail));
}
