import "server-only";
import * as z from "zod";
import { addressOf, type Mail, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { Db } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const RequestRow = rowSchema(() => ({
  userId: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  who: z.string(),
  note: z.string(),
  reason: z.string(),
  amountMinor: z.number(),
  currency: z.string(),
}));
type RequestRow = RowOf<typeof RequestRow>;

const Reader = rowSchema(() => ({
  userId: z.string(),
  to: z.string(),
  language: z.string().nullable(),
  isAdmin: z.boolean(),
}));
type Reader = RowOf<typeof Reader>;

async function readRequest(db: Db, requestId: string, state: "PENDING" | "DECLINED"): Promise<RequestRow | null> {
  const [row] = await queryRows(db, RequestRow)`
    SELECT r.user_id AS "userId", r.course_id AS "courseId", v.title AS course, c.slug, u.name AS who, r.note, r.decision_reason AS reason,
           r.amount_minor AS "amountMinor", r.currency
      FROM access_request r JOIN users u ON u.id = r.user_id JOIN course c ON c.id = r.course_id
      JOIN LATERAL (SELECT n.title FROM course_version n WHERE n.course_id = c.id
                     ORDER BY n.id = c.live_version_id DESC, n.number DESC LIMIT 1) v ON true
     WHERE r.id = ${requestId}::uuid AND r.state = ${state}::access_request_state`;
  return row ?? null;
}

/** Tells admins, and those of the course's team who look after its students, of a request that waits: once each. */
export async function mailRequest({ db }: { db: Db }, requestId: string): Promise<number> {
  const request = await readRequest(db, requestId, "PENDING");
  if (!request) return 0;
  const readers = await queryRows(db, Reader)`
    SELECT u.id AS "userId", m.email AS to, p.language, u.role = 'ADMIN' AS "isAdmin"
      FROM users u JOIN email_address m ON m.user_id = u.id AND m.is_primary
      LEFT JOIN user_preference p ON p.user_id = u.id
     WHERE u.is_active AND u.anonymized_at IS NULL AND u.id <> ${request.userId}::uuid
       AND (u.role = 'ADMIN' OR EXISTS (SELECT 1 FROM course_instructor i WHERE i.user_id = u.id AND i.course_id = ${request.courseId}::uuid
                                         AND i.is_active AND (i.role = 'LEAD' OR i.can_manage_students)))`;
  let written = 0;
  for (const reader of readers) {
    const mail = await requestMail(requestId, request, reader);
    if (await db.$transaction((tx) => queueMail(tx, mail))) written += 1;
  }
  return written;
}

async function requestMail(requestId: string, request: RequestRow, reader: Reader): Promise<Mail> {
  const locale = findLocale(reader.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const facts = {
    course: request.course,
    who: request.who,
    price: formatMoney(request.amountMinor, request.currency, locale.formats),
  };
  const path = reader.isAdmin ? "/admin/access" : `/instructor/courses/${request.courseId}/students/requests`;
  return {
    id: stableId("access requested", requestId, reader.userId),
    kind: "access.requested",
    to: reader.to,
    userId: reader.userId,
    locale: locale.tag,
    subject: t("accessRequested.subject", facts),
    preview: t("accessRequested.preview", facts),
    heading: t("accessRequested.heading", facts),
    parts: [
      { kind: "text", text: t("accessRequested.lead", facts) },
      ...(request.note ? [{ kind: "text" as const, text: request.note }] : []),
      { kind: "button", label: t("accessRequested.button"), href: addressOf(path) },
    ],
    reason: t("accessRequested.reason"),
  };
}

/** Tells whoever asked that the answer is no, and why. Of a grant its enrollment tells. */
export async function mailDeclined({ db }: { db: Db }, requestId: string): Promise<boolean> {
  const request = await readRequest(db, requestId, "DECLINED");
  const address =
    request &&
    (await db.emailAddress.findFirst({
      where: { userId: request.userId, isPrimary: true },
      select: { email: true, user: { select: { userPreference: { select: { language: true } } } } },
    }));
  if (!request || !address) return false;
  const locale = findLocale(address.user.userPreference?.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const facts = { course: request.course };
  const mail: Mail = {
    id: stableId("access declined", requestId),
    kind: "access.declined",
    to: address.email,
    userId: request.userId,
    locale: locale.tag,
    subject: t("accessDeclined.subject", facts),
    preview: t("accessDeclined.preview"),
    heading: t("accessDeclined.heading", facts),
    parts: [
      { kind: "text", text: t("accessDeclined.lead") },
      { kind: "text", text: request.reason },
      { kind: "text", text: t("accessDeclined.next") },
      { kind: "button", label: t("accessDeclined.button"), href: addressOf(`/courses/${request.slug}`) },
    ],
    reason: t("accessDeclined.reason"),
  };
  return db.$transaction((tx) => queueMail(tx, mail));
}
