import * as z from "zod";

/** A number, a hash or a link, as somebody typed it. */
export const CertificateLookUp = z.object({ reference: z.string().trim().min(1).max(300) });
export type CertificateLookUp = z.infer<typeof CertificateLookUp>;

export const RevokeCertificate = z.object({
  number: z.string().min(1).max(200),
  /** Shown to everybody who looks the certificate up. */
  reason: z.string().trim().min(3).max(500),
});
export type RevokeCertificate = z.infer<typeof RevokeCertificate>;

const Cover = z.object({ seed: z.string(), category: z.string().nullable() });
const Facts = {
  number: z.string(),
  recipientName: z.string(),
  courseTitle: z.string(),
  courseLanguage: z.string(),
  /** Address of the course where everybody may see it, else null. */
  courseSlug: z.string().nullable(),
  cover: Cover,
  durationMinutes: z.number(),
  startedAt: z.date().nullable(),
  completedAt: z.date(),
  issuedAt: z.date(),
};

/** All that a stranger learns of a certificate. Strict: a key that is not here cannot leave the server. */
export const VerifiedCertificate = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("VALID"), ...Facts }),
  z.strictObject({
    state: z.literal("REVOKED"),
    ...Facts,
    revokedAt: z.date(),
    /** Null when it was not withdrawn but replaced by a newer one. */
    revocationReason: z.string().nullable(),
    replacedBy: z.string().nullable(),
  }),
  /** `misread`: as long as a number, but its check character does not fit. */
  z.strictObject({ state: z.literal("NONE"), because: z.enum(["unknown", "misread", "unreadable"]) }),
]);
export type VerifiedCertificate = z.infer<typeof VerifiedCertificate>;

/** The document itself, for its owner, the course's team and admins. */
export const CertificateDocument = z.strictObject({
  state: z.enum(["VALID", "REVOKED"]),
  isOwn: z.boolean(),
  ...Facts,
  instructorName: z.string(),
  verificationHash: z.string(),
  templateVersion: z.number(),
  revokedAt: z.date().nullable(),
  revocationReason: z.string().nullable(),
  replacedBy: z.string().nullable(),
});
export type CertificateDocument = z.infer<typeof CertificateDocument>;

export const OwnCertificate = z.strictObject({ state: z.enum(["VALID", "REVOKED"]), ...Facts });
export type OwnCertificate = z.infer<typeof OwnCertificate>;
