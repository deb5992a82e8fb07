import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The facts that a certificate's hash covers, under the names of its columns. */
export interface HashedFacts {
  id: string;
  number: string;
  enrollmentId: string;
  userId: string;
  courseId: string;
  recipientName: string;
  courseTitle: string;
  courseVersionNumber: number;
  courseLanguage: string;
  instructorName: string;
  durationMinutes: number;
  startedAt: Date | null;
  completedAt: Date;
  issuedAt: Date;
  templateVersion: number;
}

/** Those facts, to be read from the database. */
export const hashedColumns = {
  ...{
    id: true,
    number: true,
    enrollmentId: true,
    userId: true,
    courseId: true,
    recipientName: true,
    courseTitle: true,
  },
  ...{ courseVersionNumber: true, courseLanguage: true, instructorName: true, durationMinutes: true },
  ...{ startedAt: true, completedAt: true, issuedAt: true, templateVersion: true },
} as const satisfies Record<keyof HashedFacts, true>;

/**
 * SHA-256 in hex over the canonical JSON (RFC 8785) of a certificate's facts. Times count in whole milliseconds. The number
 * (60 random bits) and the row id (74, shown nowhere) make it as hard to guess as they are.
 */
export function verificationHash(facts: HashedFacts): string {
  const { id, number, enrollmentId, userId, courseId, recipientName, courseTitle, courseVersionNumber } = facts;
  const { courseLanguage, instructorName, durationMinutes, startedAt, completedAt, issuedAt, templateVersion } = facts;
  const text = canonicalize({
    format: 1,
    ...{ id, number, enrollmentId, userId, courseId, recipientName, courseTitle, courseVersionNumber },
    ...{ courseLanguage, instructorName, durationMinutes, templateVersion },
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt.toISOString(),
    issuedAt: issuedAt.toISOString(),
  });
  return createHash("sha256")
    .update(text ?? "")
    .digest("hex");
}
