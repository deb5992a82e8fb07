import "server-only";
import { parseCertificateReference } from "@/features/certificates/rules";
import type { CertificateDocument, OwnCertificate, VerifiedCertificate } from "@/features/certificates/schema";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { withoutHiddenSigns } from "@/lib/hidden-signs";
import { noteDependency } from "@/server/cache/page-context";
import { logger } from "@/server/log/logger";
import { networkOf, spend } from "@/server/rate-limit/spend";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { certificateTag } from "./certificate-tag";
import { hashedColumns, verificationHash } from "./verification-hash";

/** Enough for a registrar with a stack of paper, nothing against 60 random bits. */
const lookUps = { name: "certificates.verify", points: 60, windowSeconds: 60 };

const columns = {
  ...hashedColumns,
  verificationHash: true,
  revokedAt: true,
  revocationReason: true,
  supersededAt: true,
  supersededBy: { select: { number: true } },
  course: {
    select: {
      slug: true,
      state: true,
      visibility: true,
      category: { select: { slug: true, coverGrammar: true } },
    },
  },
} as const satisfies Prisma.CertificateSelect;

/** Whoever looks one up is told that it replaces another, and nothing of that one but its date. */
const verifiedColumns = {
  ...columns,
  supersedes: { select: { issuedAt: true } },
} as const satisfies Prisma.CertificateSelect;

type Row = Prisma.CertificateGetPayload<{ select: typeof columns }>;

const stateOf = (row: Row) => (row.revokedAt || row.supersededAt ? ("REVOKED" as const) : ("VALID" as const));

function publicFacts({ course, ...row }: Row) {
  const isPublic = course.state === "LIVE" && course.visibility === "PUBLIC";
  return {
    number: row.number,
    // Of a name from before such signs were refused: as the PDF prints it.
    recipientName: withoutHiddenSigns(row.recipientName),
    courseTitle: row.courseTitle,
    courseLanguage: row.courseLanguage,
    courseSlug: isPublic ? course.slug : null,
    cover: {
      seed: isPublic ? course.slug : row.number,
      category: course.category?.coverGrammar ?? course.category?.slug ?? null,
    },
    durationMinutes: row.durationMinutes,
    startedAt: row.startedAt,
    completedAt: row.completedAt,
    issuedAt: row.issuedAt,
  };
}

/**
 * What anyone may know of the certificate with this number, hash or link. One query over the limit's own.
 * @throws AppError QUOTA_EXCEEDED `common.quota` (facts: retryAfterSeconds) for an address that asks too often.
 */
export async function verifyCertificate(
  deps: Pick<Deps, "db" | "now" | "ip">,
  reference: string,
): Promise<VerifiedCertificate> {
  const read = parseCertificateReference(reference);
  if (read.kind === "misread" || read.kind === "unreadable") return { state: "NONE", because: read.kind };
  await spend(deps, lookUps, networkOf(deps.ip));
  const where = read.kind === "hash" ? { verificationHash: read.hash } : { number: read.number };
  const row = await deps.db.certificate.findUnique({ where, select: verifiedColumns });
  if (!row) return { state: "NONE", because: "unknown" };
  if (verificationHash(row) !== row.verificationHash) {
    logger.error({ certificateId: row.id }, "a certificate's facts do not match its hash");
    return { state: "NONE", because: "unknown" };
  }
  noteDependency([certificateTag(row.id), `course:${row.courseId}`], Number.POSITIVE_INFINITY);
  if (stateOf(row) === "VALID")
    return { state: "VALID", ...publicFacts(row), replacesOneOf: row.supersedes?.issuedAt ?? null };
  return {
    state: "REVOKED",
    ...publicFacts(row),
    revokedAt: row.revokedAt ?? row.supersededAt ?? row.issuedAt,
    revocationReason: row.revocationReason,
    replacedBy: row.supersededBy?.number ?? null,
  };
}

/** The document. Who may read it is the guard's question. */
export async function getCertificate(
  { db, actor }: Pick<Deps, "db" | "actor">,
  number: string,
): Promise<CertificateDocument> {
  const row = await db.certificate.findUnique({ where: { number }, select: columns });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return {
    state: stateOf(row),
    isOwn: actor.kind === "person" && actor.id === row.userId,
    ...publicFacts(row),
    instructorName: row.instructorName,
    verificationHash: row.verificationHash,
    templateVersion: row.templateVersion,
    revokedAt: row.revokedAt ?? row.supersededAt,
    revocationReason: row.revocationReason,
    replacedBy: row.supersededBy?.number ?? null,
  };
}

const mostOwn = 500;

/** One's own certificates, newest first; those that a newer one replaced are left out. */
export async function listOwnCertificates({ db, actor }: Pick<PersonDeps, "db" | "actor">): Promise<OwnCertificate[]> {
  const rows = await db.certificate.findMany({
    where: { userId: actor.id, supersededAt: null },
    orderBy: { issuedAt: "desc" },
    take: mostOwn,
    select: columns,
  });
  return rows.map((row) => ({ state: stateOf(row), ...publicFacts(row) }));
}

/** The asker's current certificate of one course, or null: what the player asks after the last lesson until it is there. */
export async function findOwnCertificate(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  courseId: string,
): Promise<{ number: string; state: "VALID" | "REVOKED"; issuedAt: Date } | null> {
  const row = await db.certificate.findFirst({
    where: { userId: actor.id, courseId, supersededAt: null },
    orderBy: { issuedAt: "desc" },
    select: { number: true, issuedAt: true, revokedAt: true },
  });
  return row && { number: row.number, issuedAt: row.issuedAt, state: row.revokedAt ? "REVOKED" : "VALID" };
}
