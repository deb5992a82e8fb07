import "server-only";
import * as z from "zod";
import { emailKey } from "@/features/accounts/rules";
import {
  parseCertificateReference,
  RECORDS_A_PAGE,
  type RecordState,
  recordStates,
  wordsIn,
} from "@/features/certificates/rules";
import type { ListCertificates } from "@/features/certificates/schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const ListedCertificate = rowSchema(() => ({
  id: z.string(),
  number: z.string(),
  recipientName: z.string(),
  /** Of the account, as it is now. */
  holderName: z.string(),
  courseTitle: z.string(),
  courseLanguage: z.string(),
  issuedAt: z.date(),
  state: z.enum(recordStates),
}));
export type ListedCertificate = RowOf<typeof ListedCertificate>;

/** Newest first, a page behind a cursor: as fast among a million as among ten. One query. */
export async function listCertificates(
  { db }: Pick<Deps, "db">,
  { q, state, after }: ListCertificates,
): Promise<{ certificates: ListedCertificate[]; next: string | null }> {
  const rows = await queryRows(db, ListedCertificate)`
    SELECT c.id::text AS id, c.number, c.recipient_name AS "recipientName", c.course_title AS "courseTitle",
           c.course_language AS "courseLanguage", c.issued_at AS "issuedAt", u.name AS "holderName",
           CASE WHEN c.superseded_at IS NOT NULL THEN 'REPLACED' WHEN c.revoked_at IS NOT NULL THEN 'REVOKED' ELSE 'VALID' END AS state
      FROM (SELECT * FROM certificate c
             WHERE ${whatFits(q)} AND ${inState(state)} AND ${after === null ? Prisma.sql`true` : behind(after)}
             ORDER BY c.issued_at DESC, c.id DESC LIMIT ${RECORDS_A_PAGE + 1}) c
      JOIN users u ON u.id = c.user_id
     ORDER BY c.issued_at DESC, c.id DESC`;
  const certificates = rows.slice(0, RECORDS_A_PAGE);
  const last = certificates.at(-1);
  const hasMore = rows.length > RECORDS_A_PAGE;
  return { certificates, next: last && hasMore ? `${last.issuedAt.getTime()}_${last.id}` : null };
}

/** One way of looking for each thing that can be typed, so that each has its index. */
function whatFits(q: string): Prisma.Sql {
  if (q === "") return Prisma.sql`true`;
  const read = parseCertificateReference(q);
  if (read.kind === "number") return Prisma.sql`c.number = ${read.number}`;
  if (read.kind === "hash") return Prisma.sql`c.verification_hash = ${read.hash}`;
  if (q.includes("@"))
    return Prisma.sql`c.user_id IN (SELECT e.user_id FROM email_address e WHERE e.email_key = ${emailKey(q)})`;
  const words = wordsIn(q);
  if (words.length === 0) return Prisma.sql`false`;
  const beginnings = words.map((word) => `'${word}':*`).join(" & ");
  return Prisma.sql`(
    certificate_words(c.recipient_name, c.course_title) @@ to_tsquery('simple', lower(lectern_unaccent(${beginnings})))
    OR c.user_id = (SELECT u.id FROM users u WHERE u.username = ${q.toLowerCase()}))`;
}

function inState(state: RecordState | null): Prisma.Sql {
  if (state === "REPLACED") return Prisma.sql`c.superseded_at IS NOT NULL`;
  if (state === "REVOKED") return Prisma.sql`c.revoked_at IS NOT NULL`;
  if (state === "VALID") return Prisma.sql`c.revoked_at IS NULL AND c.superseded_at IS NULL`;
  return Prisma.sql`true`;
}

function behind(cursor: string): Prisma.Sql {
  const [at = "", id = ""] = cursor.split("_");
  return Prisma.sql`(c.issued_at, c.id) < (${new Date(Number(at))}::timestamptz, ${id}::uuid)`;
}
