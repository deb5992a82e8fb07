import "server-only";
import * as z from "zod";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { rejectionReasons } from "@/features/reviews/rules";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Db } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const DecidedRow = rowSchema(() => ({
  userId: z.string(),
  state: z.enum(["APPROVED", "REJECTED"]),
  reasonCode: z.string().nullable(),
  reasonNote: z.string(),
  mayAppeal: z.boolean(),
  to: z.string(),
  language: z.string().nullable(),
  course: z.string(),
  slug: z.string(),
}));

/** Tells the writer what a moderator decided, once; not where the review was written again or decided again since. */
export async function mailDecision(
  { db }: { db: Db },
  { reviewId, decidedAt }: { reviewId: string; decidedAt: string },
): Promise<boolean> {
  const [row] = await queryRows(db, DecidedRow)`
    SELECT r.user_id AS "userId", r.state::text AS state, r.reason_code AS "reasonCode", r.reason_note AS "reasonNote",
           r.appealed_at IS NULL AS "mayAppeal", m.email AS to, c.slug, v.title AS course,
           (SELECT p.language FROM user_preference p WHERE p.user_id = r.user_id) AS language
      FROM review r JOIN course c ON c.id = r.course_id JOIN course_version v ON v.id = c.live_version_id
      JOIN email_address m ON m.user_id = r.user_id AND m.is_primary
     WHERE r.id = ${reviewId}::uuid AND r.decided_at = ${new Date(decidedAt)}`;
  if (!row) return false;
  const locale = findLocale(row.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const words = row.state === "APPROVED" ? "reviewApproved" : "reviewRejected";
  const facts = { course: row.course };
  const reason = rejectionReasons.find((name) => name === row.reasonCode);
  const mail = {
    id: stableId("review decided", reviewId, decidedAt),
    kind: "review.decided",
    to: row.to,
    userId: row.userId,
    locale: locale.tag,
    subject: t(`${words}.subject`, facts),
    preview: t(`${words}.preview`),
    heading: t(`${words}.heading`, facts),
    parts: [
      { kind: "text", text: t(`${words}.lead`) },
      ...(reason ? [{ kind: "text" as const, text: t(`reviewRejected.reasons.${reason}`) }] : []),
      ...(row.reasonNote ? [{ kind: "text" as const, text: row.reasonNote }] : []),
      ...(row.state === "REJECTED"
        ? [{ kind: "text" as const, text: t(row.mayAppeal ? "reviewRejected.next" : "reviewRejected.nextFinal") }]
        : []),
      { kind: "button", label: t(`${words}.button`), href: addressOf(`/courses/${row.slug}#reviews`) },
    ],
    reason: t(`${words}.reason`),
  } as const;
  return db.$transaction((tx) => queueMail(tx, mail));
}
