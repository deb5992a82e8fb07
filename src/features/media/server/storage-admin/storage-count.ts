import "server-only";
import * as z from "zod";
import { fileKinds } from "@/features/media/schema";
import type { Tx } from "@/server/db/client";

/** With which settings the last count was made, and when someone asked for another. */
export const COUNT_KEY = "storage.count";
export const ASKED_KEY = "storage.count-asked";

const Sum = z.object({ count: z.number().int(), bytes: z.number().int() });

const StorageCount = z.object({
  countedAt: z.iso.datetime(),
  /** What is in storage, by the first part of its key. */
  areas: z.array(Sum.extend({ area: z.string() })),
  /** What people's files are, by what the database says. */
  kinds: z.array(Sum.extend({ kind: z.enum(fileKinds) })),
  /** Bytes that no row names; those older than a week go in the night. */
  leftovers: Sum,
  /** Files whose bytes are gone or of another size, and the names of some. */
  faults: z.object({
    count: z.number().int(),
    some: z.array(z.object({ fileId: z.string(), name: z.string(), isGone: z.boolean() })),
  }),
});
export type StorageCount = z.infer<typeof StorageCount>;

/** The last count, and when another was asked for that has not come yet. One query. */
export async function readCount(tx: Tx): Promise<{ count: StorageCount | null; askedAt: Date | null }> {
  const rows = await tx.siteSetting.findMany({
    where: { key: { in: [COUNT_KEY, ASKED_KEY] } },
    select: { key: true, value: true },
  });
  const stored = (key: string): unknown => rows.find((row) => row.key === key)?.value;
  const asked = z.iso.datetime().safeParse(stored(ASKED_KEY)).data;
  const count = StorageCount.safeParse(stored(COUNT_KEY)).data ?? null;
  const isAnswered = asked === undefined || (count !== null && count.countedAt > asked);
  return { count, askedAt: isAnswered ? null : new Date(asked) };
}
