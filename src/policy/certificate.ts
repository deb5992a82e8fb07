import { type Actor, isAdmin, isPerson } from "./actor";
import { type CourseFacts, isStaff } from "./course";
import type { Rule } from "./rule";

export interface CertificateFacts {
  readonly id: string;
  readonly userId: string;
  readonly course: CourseFacts;
}

/**
 * The document itself belongs to its owner, the course's team and admins. That it exists is public: anyone with the number
 * can verify it. So a signed-in stranger is refused (403), not told that there is nothing.
 */
export const certificateRules = {
  "certificate.exists": () => true,
  "certificate.read": (actor: Actor, certificate: CertificateFacts) =>
    isPerson(actor) && (actor.id === certificate.userId || isStaff(actor, certificate.course)),
  "certificate.revoke": (actor: Actor, certificate: CertificateFacts) =>
    isAdmin(actor) || certificate.course.teaching?.role === "LEAD",
  /** A new number for a new name: who someone is, is not the course's to decide. */
  "certificate.reissue": (actor: Actor) => isAdmin(actor),
} as const satisfies Record<`certificate.${string}`, Rule<CertificateFacts>>;

export type CertificateAction = keyof typeof certificateRules;
