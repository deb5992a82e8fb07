import "server-only";
import type { Tx } from "@/server/db/client";

export interface OwnAddress {
  id: string;
  email: string;
  isPrimary: boolean;
  isVerified: boolean;
}

/** One's own addresses: the primary one, then those that are proved, then those that wait. One query. */
export async function listAddresses({ db, person }: { db: Tx; person: { id: string } }): Promise<OwnAddress[]> {
  const rows = await db.emailAddress.findMany({
    where: { userId: person.id },
    orderBy: [{ isPrimary: "desc" }, { verifiedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: { id: true, email: true, isPrimary: true, verifiedAt: true },
  });
  return rows.map(({ verifiedAt, ...row }) => ({ ...row, isVerified: verifiedAt !== null }));
}
