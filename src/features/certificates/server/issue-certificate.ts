import "server-only";
import { randomBytes } from "node:crypto";
import * as z from "zod";
import { certificateIssued } from "@/features/certificates/events";
import { certificateNumberFrom, NUMBER_BYTES } from "@/features/certificates/rules";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { TEMPLATE_VERSION } from "./pdf/certificate-template";
import { type HashedFacts, verificationHash } from "./verification-hash";

export interface IssuedCertificate {
  id: string;
  number: string;
  /** False when it had been issued before. */
  isNew: boolean;
}

/**
 * Issues the certificate of a completed enrollment, with every fact it prints as it is now. Safe to repeat and to run
 * many times at once: the unique index over current certificates decides, and everybody gets the same one.
 * Resolves to null where the course gives none, or no one is left whose name it could print.
 * @throws AppError NOT_FOUND; RULE_BROKEN `certificates.not_complete`.
 */
export function issueCertificate(
  { db, now }: Pick<Deps, "db" | "now">,
  { enrollmentId }: { enrollmentId: string },
): Promise<IssuedCertificate | null> {
  return db.$transaction(async (tx) => {
    const source = await getSource(tx, enrollmentId);
    if (!source) throw new AppError("NOT_FOUND", "common.not_found");
    const { completedAt, hasCertificate, ...facts } = source;
    if (!completedAt) throw new AppError("RULE_BROKEN", "certificates.not_complete");
    const current = await getCurrent(tx, enrollmentId);
    if (current) return { ...current, isNew: false };
    if (!hasCertificate) return null;
    const certificate: HashedFacts = {
      ...facts,
      enrollmentId,
      completedAt,
      id: uuidV7(now().getTime()),
      number: certificateNumberFrom(randomBytes(NUMBER_BYTES)),
      issuedAt: now(),
      templateVersion: TEMPLATE_VERSION,
    };
    if (!(await insertOnce(tx, certificate))) {
      const winner = await getCurrent(tx, enrollmentId);
      if (winner) return { ...winner, isNew: false };
      throw new Error(`No certificate stands in the way of enrolment ${enrollmentId}, yet none could be issued.`);
    }
    const { id, userId, courseId } = certificate;
    await appendEvent(tx, certificateIssued({ certificateId: id, enrollmentId, courseId, userId }));
    return { id, number: certificate.number, isNew: true };
  });
}

const Source = rowSchema(() => ({
  userId: z.string(),
  courseId: z.string(),
  recipientName: z.string(),
  courseTitle: z.string(),
  courseVersionNumber: z.number(),
  courseLanguage: z.string(),
  instructorName: z.string(),
  durationMinutes: z.number(),
  startedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  hasCertificate: z.boolean(),
}));
type Source = RowOf<typeof Source>;

async function getSource(tx: Tx, enrollmentId: string): Promise<Source | undefined> {
  const [source] = await queryRows(tx, Source)`
    SELECT e.user_id AS "userId", e.course_id AS "courseId", coalesce(e.started_at, e.enrolled_at) AS "startedAt",
           e.completed_at AS "completedAt", c.has_certificate AND u.anonymized_at IS NULL AS "hasCertificate",
           coalesce(nullif(btrim(normalize(u.name, NFC)), ''), u.username) AS "recipientName",
           v.title AS "courseTitle", v.number AS "courseVersionNumber", v.language AS "courseLanguage",
           v.total_minutes AS "durationMinutes", coalesce(lead.name, '') AS "instructorName"
      FROM enrollment e
      JOIN users u ON u.id = e.user_id
      JOIN course c ON c.id = e.course_id
      JOIN course_version v ON v.id = e.version_id
      LEFT JOIN course_instructor i ON i.course_id = c.id AND i.role = 'LEAD' AND i.is_active
      LEFT JOIN users lead ON lead.id = i.user_id AND lead.anonymized_at IS NULL
     WHERE e.id = ${enrollmentId}::uuid`;
  return source;
}

const getCurrent = (tx: Tx, enrollmentId: string) =>
  tx.certificate.findFirst({ where: { enrollmentId, supersededAt: null }, select: { id: true, number: true } });

/** False when a current certificate of the enrollment was there already, committed or about to be. */
async function insertOnce(tx: Tx, c: HashedFacts): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO certificate (id, enrollment_id, user_id, course_id, number, verification_hash, recipient_name, course_title,
           course_version_number, course_language, instructor_name, duration_minutes, started_at, completed_at, template_version,
           issued_at)
    VALUES (${c.id}::uuid, ${c.enrollmentId}::uuid, ${c.userId}::uuid, ${c.courseId}::uuid, ${c.number}, ${verificationHash(c)},
           ${c.recipientName}, ${c.courseTitle}, ${c.courseVersionNumber}, ${c.courseLanguage}, ${c.instructorName},
           ${c.durationMinutes}, ${c.startedAt}, ${c.completedAt}, ${c.templateVersion}, ${c.issuedAt})
    ON CONFLICT (enrollment_id) WHERE superseded_at IS NULL DO NOTHING`;
  return inserted === 1;
}
