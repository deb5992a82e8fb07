import "server-only";
import * as z from "zod";
import { env } from "@/env/server";
import { type Price, priceAt } from "@/features/catalog/rules";
import { answeredAddress } from "@/features/enrollment/answered-address";
import { decideEntry, type EntryRefusal } from "@/features/enrollment/rules";
import { EntryFactsRow, entryColumns } from "@/features/enrollment/server/entry-columns";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import { queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

/** Why someone has nothing to ask for, or may not yet. */
export type RequestHurdle =
  | Exclude<EntryRefusal, "needs_access">
  | "is_staff"
  | "has_seat"
  | "has_access"
  | "verify_first";

export interface RequestForm {
  course: {
    id: string;
    slug: string;
    title: string;
    language: string;
    coverGrammar: string | null;
    categorySlug: string | null;
  };
  isFree: boolean;
  price: Price;
  /** Empty where no one leads it. */
  teacher: string;
  /** Of the person who asks. */
  name: string;
  email: string;
  hurdle: RequestHurdle | null;
  /** The request that waits, at the price that is held. */
  open: { id: string; askedAt: string; amountMinor: number; currency: string; note: string } | null;
  /** Where questions go; null where the site names no one. */
  contact: string | null;
}

const Row = () =>
  EntryFactsRow().extend({
    priceMinor: z.number(),
    currency: z.string(),
    discountPriceMinor: z.number().nullable(),
    title: z.string(),
    language: z.string(),
    coverGrammar: z.string().nullable(),
    categorySlug: z.string().nullable(),
    hasGrant: z.boolean(),
    teacher: z.string().nullable(),
    email: z.string().nullable(),
    open: z
      .strictObject({
        id: z.string(),
        askedAt: z.string(),
        amountMinor: z.number(),
        currency: z.string(),
        note: z.string(),
      })
      .nullable(),
    contact: z.string().nullable(),
    adminAddress: z.string().nullable(),
  });

/** Of the admin who has been here longest, demo accounts last. */
const adminAddress = Prisma.sql`
  (SELECT e.email FROM users u JOIN email_address e ON e.user_id = u.id
    WHERE u.role = 'ADMIN' AND u.is_active AND u.anonymized_at IS NULL
    ORDER BY u.is_demo, u.created_at, u.id, e.verified_at IS NULL, e.is_primary DESC, e.created_at LIMIT 1)`;

/** What the form for an enrollment has to know: the price now, what is in the way, and whom to ask. One query. */
export async function getRequestForm({ db, actor, now }: PersonDeps, course: CourseFacts): Promise<RequestForm> {
  const at = now();
  const [row] = await queryRows(db, Row)`
    SELECT v.title, v.language, k.cover_grammar AS "coverGrammar", k.slug AS "categorySlug", c.price_minor AS "priceMinor", c.currency,
           c.discount_price_minor AS "discountPriceMinor", c.discount_ends_at AS "discountEndsAt",
           ${entryColumns(at)},
           EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = ${actor.id}::uuid AND g.course_id = c.id AND g.revoked_at IS NULL
                   AND (g.expires_at IS NULL OR g.expires_at > ${at})) AS "hasGrant",
           (SELECT COALESCE(p.display_name, u.name) FROM course_instructor i JOIN users u ON u.id = i.user_id
              LEFT JOIN instructor_profile p ON p.user_id = u.id
             WHERE i.course_id = c.id AND i.is_active ORDER BY i.role = 'LEAD' DESC, i.joined_at LIMIT 1) AS "teacher",
           (SELECT m.email FROM email_address m WHERE m.user_id = ${actor.id}::uuid AND m.is_primary) AS "email",
           (SELECT jsonb_build_object('id', a.id, 'askedAt', a.created_at, 'amountMinor', a.amount_minor, 'currency', a.currency, 'note', a.note)
              FROM access_request a WHERE a.user_id = ${actor.id}::uuid AND a.course_id = c.id AND a.state = 'PENDING') AS "open",
           (SELECT s.value #>> '{}' FROM site_setting s WHERE s.key = 'access.contact') AS "contact", ${adminAddress} AS "adminAddress"
      FROM course c LEFT JOIN category k ON k.id = c.category_id
      JOIN LATERAL (SELECT n.title, n.language FROM course_version n WHERE n.course_id = c.id
                     ORDER BY n.id = c.live_version_id DESC, n.number DESC LIMIT 1) v ON true
     WHERE c.id = ${course.id}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { title, language, coverGrammar, categorySlug } = row;
  const entry = decideEntry(row, { hasGrant: true, now: at });
  const hurdle = (): RequestHurdle | null => {
    if (isStaff(actor, course)) return "is_staff";
    if (course.enrollment) return "has_seat";
    if (!entry.isOpen) return entry.why === "needs_access" ? null : entry.why;
    if (row.hasGrant) return "has_access";
    return actor.isVerified ? null : "verify_first";
  };
  return {
    course: { id: course.id, slug: course.slug, title, language, coverGrammar, categorySlug },
    isFree: !course.isPriced,
    price: priceAt(row, at),
    teacher: row.teacher ?? "",
    name: actor.name,
    email: row.email ?? "",
    hurdle: hurdle(),
    open: row.open,
    contact: row.contact || answeredAddress(env.MAIL_FROM) || row.adminAddress,
  };
}
