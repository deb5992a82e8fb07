import * as z from "zod";
import { longestReason, recordStates, shortestReason } from "./rules";

/** A number, a hash or a link, as someone typed it. */
export const CertificateLookUp = z.object({ reference: z.string().trim().min(1).max(300) });
export type CertificateLookUp = z.infer<typeof CertificateLookUp>;

export const RevokeCertificate = z.object({
  number: z.string().min(1).max(200),
  /** Shown to everybody who looks the certificate up. */
  reason: z.string().trim().min(shortestReason).max(longestReason),
});
export type RevokeCertificate = z.infer<typeof RevokeCertificate>;

/** A text that Postgres can store: it has no place for the character of number 0. */
const typed = z
  .string()
  .trim()
  .max(300)
  .refine((text) => !text.includes("\0"));

export const ListCertificates = z.object({
  /** A number, a hash or a link; an address or a user name of the holder; or the beginnings of words that it prints. */
  q: typed.default(""),
  state: z.enum(recordStates).nullable().default(null),
  /** Behind which row the page goes on: its moment in milliseconds, and its id. */
  after: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    .nullable()
    .default(null),
});
export type ListCertificates = z.output<typeof ListCertificates>;

export const IssueEarlier = z.object({ courseId: z.uuid(), requestId: z.uuid() });
export type IssueEarlier = z.infer<typeof IssueEarlier>;

export const CertificateNumber = z.object({ number: z.string().min(1).max(200) });

export const ReissueCertificate = CertificateNumber.extend({
  /** What the page said the account is called: if that is old by now, nothing is issued. */
  name: z.string().min(1).max(500),
});
export type ReissueCertificate = z.infer<typeof ReissueCertificate>;

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
  z.strictObject({
    state: z.literal("VALID"),
    ...Facts,
    /** When the one was issued that it replaces. Its number is not said: it would lead to a name that is no longer used. */
    replacesOneOf: z.date().nullable(),
  }),
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
