import "server-only";
import { printedName, type RecordState, recordStateOf, reissueObstacle } from "@/features/certificates/rules";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { hashedColumns, verificationHash } from "./verification-hash";

/** One of the certificates that were issued for the same study, each in place of the one before. */
export interface ChainLink {
  number: string;
  recipientName: string;
  issuedAt: Date;
  state: RecordState;
  /** When it was revoked or replaced. */
  endedAt: Date | null;
  /** Why it was revoked, as everybody reads it. */
  reason: string | null;
  /** Who revoked it, where that is known. */
  revokedBy: string | null;
}

export interface CertificateRecord {
  id: string;
  number: string;
  state: RecordState;
  recipientName: string;
  /** What the account is called now, as a certificate would print it; null for one that was deleted. */
  holderName: string | null;
  username: string;
  courseId: string;
  courseTitle: string;
  courseLanguage: string;
  courseVersionNumber: number;
  instructorName: string;
  durationMinutes: number;
  startedAt: Date | null;
  completedAt: Date;
  issuedAt: Date;
  /** False when what it says is not what it was issued with: then no one who looks it up is shown it. */
  isGenuine: boolean;
  reissueObstacle: ReturnType<typeof reissueObstacle>;
  /** Oldest first, with this one among them. */
  chain: ChainLink[];
}

const ends = { revokedAt: true, supersededAt: true } as const;
const columns = {
  ...hashedColumns,
  ...ends,
  verificationHash: true,
  user: { select: { name: true, username: true, anonymizedAt: true } },
} as const satisfies Prisma.CertificateSelect;

/**
 * A certificate with all that was issued for the same study. Two queries over those of what hangs on them.
 * @throws AppError NOT_FOUND.
 */
export async function getCertificateRecord({ db }: Pick<Deps, "db">, number: string): Promise<CertificateRecord> {
  const row = await db.certificate.findUnique({ where: { number }, select: columns });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { user, recipientName } = row;
  const state = recordStateOf(row);
  const holderName = user.anonymizedAt ? null : printedName(user.name, user.username);
  const isGenuine = verificationHash(row) === row.verificationHash;
  return {
    ...{
      id: row.id,
      number,
      state,
      recipientName,
      holderName,
      isGenuine,
      username: user.username,
      courseId: row.courseId,
    },
    ...{ courseTitle: row.courseTitle, courseLanguage: row.courseLanguage, instructorName: row.instructorName },
    ...{ courseVersionNumber: row.courseVersionNumber, durationMinutes: row.durationMinutes },
    ...{ startedAt: row.startedAt, completedAt: row.completedAt, issuedAt: row.issuedAt },
    reissueObstacle: reissueObstacle({ state, isGenuine, recipientName, holderName }),
    chain: await readChain(db, row.enrollmentId),
  };
}

async function readChain(db: Deps["db"], enrollmentId: string): Promise<ChainLink[]> {
  const rows = await db.certificate.findMany({
    where: { enrollmentId },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
    select: {
      ...ends,
      ...{ number: true, recipientName: true, issuedAt: true, revocationReason: true },
      revokedBy: { select: { name: true } },
    },
  });
  return rows.map((link) => ({
    ...{ number: link.number, recipientName: link.recipientName, issuedAt: link.issuedAt },
    state: recordStateOf(link),
    endedAt: link.supersededAt ?? link.revokedAt,
    reason: link.revocationReason,
    revokedBy: link.revokedBy?.name ?? null,
  }));
}
