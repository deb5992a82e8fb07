import "server-only";
import { exportDays, exportKey } from "@/features/privacy/rules";
import { addDays } from "@/lib/time";
import type { ExportDeps } from "./write-export";

const batch = 200;

/**
 * Deletes the bytes of exports whose days are over, and those that a killed process left of an export that was stopped meanwhile:
 * no archive is fetched past its days. Safe to repeat: bytes first, then that they are gone.
 */
export async function expireExports({ db, storage, now }: ExportDeps): Promise<{ expired: number }> {
  const over = await db.dataRequest.findMany({
    where: { kind: "EXPORT", sizeBytes: { not: null }, dueAt: { lte: now() } },
    select: { id: true, createdAt: true },
    take: batch,
  });
  await storage.delete(over.map(exportKey));
  const { count } = await db.dataRequest.updateMany({
    where: { id: { in: over.map(({ id }) => id) } },
    data: { sizeBytes: null, updatedAt: now() },
  });
  await sweepExports({ storage, now });
  return { expired: count };
}

async function sweepExports({ storage, now }: Pick<ExportDeps, "storage" | "now">): Promise<void> {
  const before = addDays(now(), -exportDays - 1);
  const old: string[] = [];
  for await (const { key, modifiedAt } of storage.list("exports/")) if (modifiedAt < before) old.push(key);
  await storage.delete(old);
}
