import "server-only";
import { randomBytes } from "node:crypto";
import { certificateReissued } from "@/features/certificates/events";
import {
  certificateNumberFrom,
  NUMBER_BYTES,
  printedName,
  recordStateOf,
  reissueObstacle,
} from "@/features/certificates/rules";
import type { ReissueCertificate } from "@/features/certificates/schema";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendAudit } from "@/server/audit/append-audit";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { certificateTag } from "./certificate-tag";
import { TEMPLATE_VERSION } from "./pdf/certificate-template";
import { type HashedFacts, hashedColumns, verificationHash } from "./verification-hash";

type Reissued = { number: string; isNew: boolean };

/**
 * Issues a certificate again to the present name of its holder: same study, same facts, new number. The old one stays on record
 * and leads to the new one. Whoever asks again is given the one that was issued.
 * @throws AppError NOT_FOUND; RULE_BROKEN `certificates.revoked`, `certificates.forged`, `certificates.no_holder`,
 *   `certificates.same_name`; CONFLICT `certificates.renamed_meanwhile`.
 */
export function reissueCertificate(
  deps: Pick<Deps, "db" | "now" | "actor" | "ip">,
  { number, name }: ReissueCertificate,
): Promise<Reissued> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    // Whoever else is about to end it comes afterwards, and finds it ended.
    await tx.$executeRaw`SELECT 1 FROM certificate WHERE number = ${number} FOR UPDATE`;
    const old = await readCurrent(tx, number);
    if ("issued" in old) return { number: old.issued, isNew: false };
    if (old.holderName !== name) throw new AppError("CONFLICT", "certificates.renamed_meanwhile");
    const { id: supersededId, ...facts } = old.facts;
    await tx.certificate.update({ where: { id: supersededId }, data: { supersededAt: at } });
    const certificate: HashedFacts = {
      ...facts,
      id: uuidV7(at.getTime()),
      number: certificateNumberFrom(randomBytes(NUMBER_BYTES)),
      recipientName: name,
      instructorName: (await hasLeadWhoLeft(tx, facts.courseId)) ? "" : facts.instructorName,
      issuedAt: at,
      templateVersion: TEMPLATE_VERSION,
    };
    await tx.certificate.create({
      data: { ...certificate, verificationHash: verificationHash(certificate), supersedesId: supersededId },
    });
    const { id, courseId, userId } = certificate;
    await appendEvent(tx, certificateReissued({ certificateId: id, supersededId, courseId, userId }));
    await touchTags(tx, [certificateTag(supersededId)]);
    await appendAudit(tx, deps, {
      action: "certificate.reissue",
      objectType: "Certificate",
      objectId: id,
      before: { number, recipientName: facts.recipientName },
      values: { number: certificate.number, recipientName: name },
    });
    return { number: certificate.number, isNew: true };
  });
}

/** A name that its owner had deleted is not printed again. */
async function hasLeadWhoLeft(tx: Tx, courseId: string): Promise<boolean> {
  return (
    (await tx.courseInstructor.count({
      where: { courseId, role: "LEAD", user: { anonymizedAt: { not: null } } },
    })) > 0
  );
}

/** What the old one says, once it is sure that it may be issued again; or the number of what was issued in its place. */
async function readCurrent(
  tx: Tx,
  number: string,
): Promise<{ issued: string } | { facts: HashedFacts; holderName: string }> {
  const row = await tx.certificate.findUnique({
    where: { number },
    select: {
      ...hashedColumns,
      ...{ verificationHash: true, revokedAt: true, supersededAt: true },
      supersededBy: { select: { number: true } },
      user: { select: { name: true, username: true, anonymizedAt: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { user, supersededBy, verificationHash: storedHash, revokedAt, supersededAt, ...facts } = row;
  if (supersededBy) return { issued: supersededBy.number };
  const holderName = user.anonymizedAt ? null : printedName(user.name, user.username);
  const obstacle = reissueObstacle({
    state: recordStateOf({ revokedAt, supersededAt }),
    isGenuine: verificationHash(facts) === storedHash,
    recipientName: facts.recipientName,
    holderName,
  });
  if (obstacle !== null || holderName === null)
    throw new AppError("RULE_BROKEN", `certificates.${obstacle ?? "no_holder"}`);
  return { facts, holderName };
}
