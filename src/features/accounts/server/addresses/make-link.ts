import "server-only";
import * as z from "zod";
import { isAppError } from "@/lib/app-error";
import { makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { type Limit, spend } from "@/server/rate-limit/spend";
import { verificationHours } from "../../rules";

/** However many accounts claim one address, its mailbox gets no more than this. */
const mailsToAddress: Limit = { name: "accounts.verificationMails", points: 6, windowSeconds: 3600 };

export type MadeLink = { to: string; userId: string; language: string | null } & (
  | { kind: "link"; token: string; expiresAt: Date }
  /** The address is someone's already, who is told that another account claims it. */
  | { kind: "taken" }
);

const Claim = rowSchema(() => ({
  email: z.string(),
  emailKey: z.string(),
  userId: z.string(),
  language: z.string().nullable(),
  isVerified: z.boolean(),
  ownerId: z.string().nullable(),
  ownerLanguage: z.string().nullable(),
}));
type Claim = RowOf<typeof Claim>;

async function readClaim(tx: Tx, emailAddressId: string): Promise<Claim | undefined> {
  const [row] = await queryRows(tx, Claim)`
    SELECT m.email, m.email_key AS "emailKey", u.id AS "userId", p.language, m.verified_at IS NOT NULL AS "isVerified",
           o.user_id AS "ownerId", q.language AS "ownerLanguage"
      FROM email_address m JOIN users u ON u.id = m.user_id AND u.is_active AND u.anonymized_at IS NULL
      LEFT JOIN user_preference p ON p.user_id = u.id
      LEFT JOIN email_address o ON o.email_key = m.email_key AND o.user_id <> m.user_id AND o.verified_at IS NOT NULL
      LEFT JOIN user_preference q ON q.user_id = o.user_id
     WHERE m.id = ${emailAddressId}::uuid`;
  return row;
}

/**
 * A link that proves the address; older ones open nothing anymore. Null where nothing is to be mailed: the address is gone or
 * proved, the account is shut, or the mailbox had enough.
 */
export async function makeLink(deps: { db: Tx; now: () => Date }, emailAddressId: string): Promise<MadeLink | null> {
  const { db: tx, now } = deps;
  const claim = await readClaim(tx, emailAddressId);
  if (!claim || claim.isVerified) return null;
  if (!(await hasRoom(deps, claim.emailKey))) return null;
  if (claim.ownerId) return { kind: "taken", to: claim.email, userId: claim.ownerId, language: claim.ownerLanguage };
  const at = now();
  await tx.emailVerification.updateMany({
    where: { emailAddressId, usedAt: null, voidedAt: null },
    data: { voidedAt: at },
  });
  const { token, hash } = makeSecretToken();
  const expiresAt = new Date(at.getTime() + verificationHours * 3_600_000);
  await tx.emailVerification.create({ data: { emailAddressId, tokenHash: hash, expiresAt } });
  const { email, userId, language } = claim;
  return { kind: "link", token, to: email, userId, language, expiresAt };
}

/** Whether the mailbox may get one more mail of this kind. */
export async function hasRoom(deps: { db: Tx; now: () => Date }, key: string): Promise<boolean> {
  try {
    await spend(deps, mailsToAddress, key);
    return true;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return false;
  }
}
