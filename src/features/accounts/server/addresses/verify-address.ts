import "server-only";
import * as z from "zod";
import { AppError } from "@/lib/app-error";
import { hashOfToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { addressVerified } from "../../events";
import { dethroneOthers } from "./dethrone-others";
import { lockAddress, lockEverybodyWith } from "./lock-addresses";
import { crown } from "./make-primary";

/** "elsewhere": someone else has proved the address meanwhile. A link that is not ours reads as one whose time has passed. */
const LinkState = () => z.enum(["open", "used", "replaced", "expired", "elsewhere"]);
export type LinkState = RowOf<typeof LinkState>;

const VerificationLink = rowSchema(() => ({
  state: LinkState(),
  /** Null for a link that is not ours. */
  email: z.string().nullable(),
  /** Of the person whose account it is for. */
  name: z.string().nullable(),
}));
export type VerificationLink = RowOf<typeof VerificationLink>;

const Found = () =>
  VerificationLink().extend({
    id: z.string(),
    addressId: z.string(),
    userId: z.string(),
    email: z.string(),
    emailKey: z.string(),
    name: z.string(),
  });
type Found = RowOf<typeof Found>;

/** One query. */
async function readLink(tx: Tx, token: string, at: Date): Promise<Found | null> {
  const [row] = await queryRows(tx, Found)`
    SELECT v.id, m.id AS "addressId", m.user_id AS "userId", m.email, m.email_key AS "emailKey", u.name,
           CASE WHEN v.used_at IS NOT NULL THEN 'used'
                WHEN EXISTS (SELECT 1 FROM email_address o WHERE o.email_key = m.email_key AND o.user_id <> m.user_id
                              AND o.verified_at IS NOT NULL) THEN 'elsewhere'
                WHEN m.verified_at IS NOT NULL THEN 'used'
                WHEN v.voided_at IS NOT NULL THEN 'replaced'
                WHEN v.expires_at <= ${at} THEN 'expired'
                ELSE 'open' END AS state
      FROM email_verification v JOIN email_address m ON m.id = v.email_address_id JOIN users u ON u.id = m.user_id
     WHERE v.token_hash = ${hashOfToken(token)} AND u.is_active AND u.anonymized_at IS NULL`;
  return row ?? null;
}

/** What the link of an email would do now. Reading it changes nothing: programs that look at emails follow links. */
export async function getVerificationLink(
  { db, now }: Pick<Deps, "db" | "now">,
  token: string,
): Promise<VerificationLink> {
  const found = await readLink(db, token, now());
  if (!found) return { state: "expired", email: null, name: null };
  const { state, email, name } = found;
  return { state, email, name };
}

/**
 * Proves an address by the link of an email. Who proves it first has it; the second use of a link finds its work done.
 * @throws AppError RULE_BROKEN `accounts.link_expired`, `accounts.link_replaced`, `accounts.address_elsewhere`
 */
export function verifyAddress({ db, now }: Pick<Deps, "db" | "now">, token: string): Promise<void> {
  const at = now();
  return db.$transaction(async (tx) => {
    const seen = await readLink(tx, token, at);
    if (!seen) throw new AppError("RULE_BROKEN", "accounts.link_expired");
    await lockAddress(tx, seen.emailKey);
    await lockEverybodyWith(tx, seen.emailKey);
    // What was read before the lock may be old.
    const link = await readLink(tx, token, at);
    if (link?.state === "used") return;
    if (!link || link.state === "expired") throw new AppError("RULE_BROKEN", "accounts.link_expired");
    if (link.state === "replaced") throw new AppError("RULE_BROKEN", "accounts.link_replaced");
    if (link.state === "elsewhere") throw new AppError("RULE_BROKEN", "accounts.address_elsewhere");
    await tx.emailVerification.update({ where: { id: link.id }, data: { usedAt: at } });
    await dethroneOthers(tx, link.emailKey, link.userId);
    await tx.emailAddress.update({ where: { id: link.addressId }, data: { verifiedAt: at } });
    const { userId, addressId, email } = link;
    if ((await tx.emailAddress.count({ where: { userId, isPrimary: true } })) === 0)
      await crown(tx, { userId, addressId, from: null, to: email });
    await appendEvent(tx, addressVerified({ userId }));
  });
}
