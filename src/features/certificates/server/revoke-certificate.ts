import "server-only";
import { certificateRevoked } from "@/features/certificates/events";
import type { RevokeCertificate } from "@/features/certificates/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { touchTags } from "@/server/cache/tag-cache";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { certificateTag } from "./certificate-tag";

/**
 * Withdraws a certificate for good. It stays on record, and everybody who looks it up sees when and why.
 * @throws AppError NOT_FOUND; CONFLICT `certificates.already_revoked`, `certificates.replaced`.
 */
export function revokeCertificate(
  deps: Pick<PersonDeps, "db" | "now" | "actor" | "ip">,
  { number, reason }: RevokeCertificate,
): Promise<{ number: string; revokedAt: Date }> {
  const { db, now, actor } = deps;
  return db.$transaction(async (tx) => {
    const revokedAt = now();
    const [revoked] = await tx.certificate.updateManyAndReturn({
      where: { number, isValid: true, supersededAt: null },
      data: {
        isValid: false,
        revokedAt,
        revocationReason: reason,
        revokedById: actor.id,
      },
      select: { id: true, courseId: true, userId: true },
    });
    if (!revoked) {
      const known = await tx.certificate.findUnique({ where: { number }, select: { supersededAt: true } });
      if (!known) throw new AppError("NOT_FOUND", "common.not_found");
      throw new AppError("CONFLICT", known.supersededAt ? "certificates.replaced" : "certificates.already_revoked");
    }
    const { id, courseId, userId } = revoked;
    await appendEvent(tx, certificateRevoked({ certificateId: id, courseId, userId }));
    await touchTags(tx, [certificateTag(id)]);
    await appendAudit(tx, deps, {
      action: "certificate.revoke",
      objectType: "Certificate",
      objectId: id,
      values: { number, reason },
    });
    return { number, revokedAt };
  });
}
