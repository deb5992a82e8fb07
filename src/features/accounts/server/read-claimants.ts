import "server-only";
import type { Tx } from "@/server/db/client";
import { entrantColumns } from "./entrant";

/** Accounts that only claim an address and whose passwords are tried: a bound on what one sign-in may cost. */
export const mostTried = 4;
/** Further ones are found by a device that they have been used on. */
const mostRead = 50;

/**
 * The people who may mean themselves by this address: its proved owner first, then those who claim it, newest first. One query.
 * Several may claim an address, so that no one keeps its owner from signing up by typing it first.
 */
export async function readClaimants(db: Tx, emailKey: string) {
  const rows = await db.emailAddress.findMany({
    where: { emailKey, OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
    orderBy: [{ verifiedAt: { sort: "asc", nulls: "last" } }, { id: "desc" }],
    take: mostRead,
    select: { id: true, verifiedAt: true, user: { select: entrantColumns } },
  });
  return rows.map(({ id, verifiedAt, user }) => ({ ...user, addressId: id, isOwner: verifiedAt !== null }));
}

export type Claimant = Awaited<ReturnType<typeof readClaimants>>[number];
