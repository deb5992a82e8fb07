import "server-only";
import * as z from "zod";
import { formatInstant } from "@/components/i18n/local-time";
import { addressOf, type Mail, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { Db } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const InviteRow = rowSchema(() => ({
  to: z.string(),
  tokenHash: z.string(),
  expiresAt: z.date(),
  course: z.string(),
  slug: z.string(),
  who: z.string(),
}));

/** The mail of an invitation to a course that still waits; sending the event again writes no second one. */
export async function mailStudentInvitation({ db }: { db: Db }, inviteId: string): Promise<boolean> {
  const [row] = await queryRows(db, InviteRow)`
    SELECT i.email AS to, i.token_hash AS "tokenHash", i.expires_at AS "expiresAt", v.title AS course, c.slug, u.name AS who
      FROM invite i JOIN course c ON c.id = i.course_id JOIN course_version v ON v.id = c.live_version_id JOIN users u ON u.id = i.invited_by_id
     WHERE i.id = ${inviteId}::uuid AND i.withdrawn_at IS NULL AND i.accepted_at IS NULL`;
  if (!row) return false;
  const locale = findLocale(defaultLocale);
  const t = await mailTexts(locale.tag);
  const facts = { course: row.course, who: row.who, until: formatInstant(locale.formats, row.expiresAt, "date") };
  const mail: Mail = {
    id: stableId("course invitation", inviteId, row.tokenHash),
    kind: "course.invitation",
    to: row.to,
    userId: null,
    locale: locale.tag,
    subject: t("courseInvitation.subject", facts),
    preview: t("courseInvitation.preview", facts),
    heading: t("courseInvitation.heading", facts),
    parts: [
      { kind: "text", text: t("courseInvitation.lead", facts) },
      { kind: "facts", facts: [[t("courseInvitation.until"), facts.until]] },
      {
        kind: "button",
        label: t("courseInvitation.button"),
        href: addressOf(`/sign-up?next=${encodeURIComponent(`/courses/${row.slug}`)}`),
      },
    ],
    reason: t("courseInvitation.reason", facts),
  };
  return db.$transaction((tx) => queueMail(tx, mail));
}

const EnrollmentRow = rowSchema(() => ({
  userId: z.string(),
  to: z.string().nullable(),
  endsAt: z.date().nullable(),
  course: z.string(),
  slug: z.string(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  /** The request that the enrollment answers: the price that was held, and what was said to it. */
  asked: z.strictObject({ amountMinor: z.number(), currency: z.string(), note: z.string() }).nullable(),
}));

/** Tells someone of an enrollment that another person gave them. No one is told of what they did themselves. */
export async function mailAccess({ db }: { db: Db }, enrollmentId: string): Promise<boolean> {
  const [row] = await queryRows(db, EnrollmentRow)`
    SELECT e.user_id AS "userId", e.expires_at AS "endsAt", v.title AS course, c.slug,
           (SELECT m.email FROM email_address m WHERE m.user_id = e.user_id AND m.is_primary) AS to,
           p.language, p.time_zone AS "timeZone",
           (SELECT jsonb_build_object('amountMinor', r.amount_minor, 'currency', r.currency, 'note', r.decision_reason)
              FROM access_grant g JOIN access_request r ON r.id = g.request_id WHERE g.id = e.grant_id) AS asked
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
      LEFT JOIN user_preference p ON p.user_id = e.user_id
     WHERE e.id = ${enrollmentId}::uuid AND e.source = 'MANUAL' AND e.status = 'ACTIVE'`;
  if (!row?.to) return false;
  const locale = findLocale(row.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const facts = { course: row.course };
  const ends = row.endsAt ? formatInstant(locale.formats, row.endsAt, "date", row.timeZone ?? "UTC") : null;
  const { asked } = row;
  const held = asked && formatMoney(asked.amountMinor, asked.currency, locale.formats);
  const listed = [
    ...(held ? [[t("courseAccess.price"), held] as const] : []),
    ...(ends ? [[t("courseAccess.ends"), ends] as const] : []),
  ];
  const mail: Mail = {
    id: stableId("course access", enrollmentId),
    kind: "course.access",
    to: row.to,
    userId: row.userId,
    locale: locale.tag,
    subject: t("courseAccess.subject", facts),
    preview: t("courseAccess.preview"),
    heading: t("courseAccess.heading", facts),
    parts: [
      { kind: "text", text: t(asked ? "courseAccess.leadAsked" : "courseAccess.lead") },
      ...(asked?.note ? [{ kind: "text" as const, text: asked.note }] : []),
      ...(listed.length > 0 ? [{ kind: "facts" as const, facts: listed }] : []),
      { kind: "button", label: t("courseAccess.button"), href: addressOf(`/learn/${row.slug}`) },
    ],
    reason: t("courseAccess.reason"),
  };
  return db.$transaction((tx) => queueMail(tx, mail));
}
