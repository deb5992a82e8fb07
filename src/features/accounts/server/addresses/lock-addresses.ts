import "server-only";
import type { Tx } from "@/server/db/client";

/** Changes of one person's addresses wait for each other until the commit. */
export async function lockAddressesOf(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Whoever claims or proves this address waits for the others who do, until the commit. Taken before any lock on people,
 * so that two of these never wait for each other.
 */
export async function lockAddress(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${key}`}, 0))`;
}

/** Everybody who claims this address, in one order. Taken after the lock on the address. */
export async function lockEverybodyWith(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM users WHERE id IN (SELECT user_id FROM email_address WHERE email_key = ${key})
                      ORDER BY id FOR NO KEY UPDATE`;
}
