import "server-only";
import * as z from "zod";
import { certificatesWanted } from "@/features/certificates/events";
import type { IssueEarlier } from "@/features/certificates/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { EventData } from "@/lib/event";
import { appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { issueCertificate } from "./issue-certificate";

/** A course that gives a certificate, and how many people completed it and have none: it gave none when they did. */
const EarlierCompletions = rowSchema(() => ({
  courseId: z.string(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  count: z.number(),
}));
export type EarlierCompletions = RowOf<typeof EarlierCompletions>;

const mostCourses = 100;
/** Whoever completed a course just now gets the certificate without anyone's doing. */
const settledMs = 10 * 60_000;
/** Certificates that one step of the job issues. */
export const issuedAtOnce = 50;

/** Enrollments `e` of people `u` that are complete and never had a certificate; a revoked one stays revoked. */
const withoutOne = (before: Date): Prisma.Sql => Prisma.sql`
  e.completed_at < ${before} AND u.anonymized_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM certificate t WHERE t.enrollment_id = e.id)`;

/** Most people first. One query. */
export function listEarlierCompletions({ db, now }: Pick<Deps, "db" | "now">): Promise<EarlierCompletions[]> {
  return queryRows(db, EarlierCompletions)`
    SELECT c.id AS "courseId", c.slug, v.title, v.language, n.count
      FROM (SELECT e.course_id, count(*)::int AS count FROM enrollment e JOIN users u ON u.id = e.user_id
              JOIN course g ON g.id = e.course_id AND g.has_certificate
             WHERE ${withoutOne(new Date(now().getTime() - settledMs))} GROUP BY e.course_id) n
      JOIN course c ON c.id = n.course_id
     CROSS JOIN LATERAL (SELECT v.title, v.language FROM course_version v WHERE v.course_id = c.id
                          ORDER BY v.id IS NOT DISTINCT FROM c.live_version_id DESC, v.number DESC LIMIT 1) v
     ORDER BY n.count DESC, v.title, c.id LIMIT ${mostCourses}`;
}

/**
 * Has the certificates issued of everybody who completed a course before it gave any: a job does it. A request counts once,
 * however often it is sent.
 * @throws AppError NOT_FOUND; RULE_BROKEN `certificates.gives_none`
 */
export async function askForEarlier(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { courseId, requestId }: IssueEarlier,
): Promise<{ count: number }> {
  return deps.db.$transaction(async (tx) => {
    await holdSetting(tx, `certificates:${courseId}`);
    const course = await tx.course.findUnique({ where: { id: courseId }, select: { hasCertificate: true } });
    if (!course) throw new AppError("NOT_FOUND", "common.not_found");
    if (!course.hasCertificate) throw new AppError("RULE_BROKEN", "certificates.gives_none");
    const before = new Date(deps.now().getTime() - settledMs);
    const [row] = await queryRows(tx, () => z.strictObject({ count: z.number() }))`
      SELECT count(*)::int AS count FROM enrollment e JOIN users u ON u.id = e.user_id
       WHERE e.course_id = ${courseId}::uuid AND ${withoutOne(before)}`;
    const count = row?.count ?? 0;
    const isKnown = (await tx.outboxEvent.count({ where: { id: requestId } })) > 0;
    if (isKnown || count === 0) return { count };
    await appendIdentifiedEvents(tx, [
      { ...certificatesWanted({ courseId, before: before.toISOString() }), id: requestId },
    ]);
    await appendAudit(tx, deps, {
      action: "certificate.issueEarlier",
      objectType: "course",
      objectId: courseId,
      values: { count },
    });
    return { count };
  });
}

/** Issues the next handful. Resolves to whether there may be more; safe to repeat. */
export async function issueEarlier(
  deps: Pick<Deps, "db" | "now">,
  { courseId, before }: EventData<typeof certificatesWanted>,
): Promise<boolean> {
  const enrollments = await nextEnrollments(deps.db, courseId, new Date(before));
  let issued = 0;
  for (const { id } of enrollments) if (await issueCertificate(deps, { enrollmentId: id })) issued += 1;
  // A course that gives none anymore, or no one left to print: asking again would find the same ones.
  return enrollments.length === issuedAtOnce && issued > 0;
}

const nextEnrollments = (tx: Tx, courseId: string, before: Date): Promise<{ id: string }[]> =>
  queryRows(tx, IdRow)`
    SELECT e.id FROM enrollment e JOIN users u ON u.id = e.user_id
     WHERE e.course_id = ${courseId}::uuid AND ${withoutOne(before)} ORDER BY e.completed_at, e.id LIMIT ${issuedAtOnce}`;
