import "server-only";
import * as z from "zod";
import type { Db } from "@/server/db/client";
import { SEAL_KEY } from "./asked-rows";
import { brokenKinds } from "./verify-chain";

/** More than these are a matter for the command, which names them all. */
export const FAULTS_KEPT = 20;

const StoredSeal = z.object({
  readAt: z.iso.datetime(),
  rows: z.number().int(),
  erased: z.number().int(),
  faultCount: z.number().int(),
  faults: z.array(
    z.object({
      sequence: z.string(),
      action: z.string(),
      kinds: z.array(z.enum(brokenKinds)),
      fields: z.array(z.string()),
    }),
  ),
  hash: z.string(),
});

/** What the last reading of the whole chain found. */
export type Seal = z.infer<typeof StoredSeal>;

export const readSeal = (stored: unknown): Seal | null => StoredSeal.safeParse(stored).data ?? null;

/** Written by the nightly job alone; it is no decision of anyone's, so the log does not grow by it. */
export async function storeSeal(db: Db, seal: Seal): Promise<void> {
  await db.siteSetting.upsert({
    where: { key: SEAL_KEY },
    create: { key: SEAL_KEY, value: seal },
    update: { value: seal },
  });
}
