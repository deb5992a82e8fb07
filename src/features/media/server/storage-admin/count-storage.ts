import "server-only";
import { kindOf } from "@/features/media/rules";
import { fileKinds } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { findOrphans, ROW_BACKED_AREAS } from "@/features/media/server/sweep/sweep-objects";
import { COUNT_KEY, type StorageCount } from "./storage-count";

type CountDeps = Pick<MediaDeps, "db" | "storage" | "now">;
type Sum = { count: number; bytes: number };

const BATCH = 500;
const FAULTS_SHOWN = 20;
/** Questions to the storage on their way together. */
const AT_ONCE = 20;

const add = (to: Sum, bytes: number) => {
  to.count += 1;
  to.bytes += bytes;
};

/** Counts the bytes that are really there, holds them against what the database says, and keeps the sums. Safe to repeat. */
export async function countStorage(deps: CountDeps): Promise<StorageCount> {
  const [objects, kinds, faults] = [await sumObjects(deps), await sumKinds(deps), await findFaults(deps)];
  const count: StorageCount = { countedAt: deps.now().toISOString(), ...objects, kinds, faults };
  await deps.db.siteSetting.upsert({
    where: { key: COUNT_KEY },
    create: { key: COUNT_KEY, value: count },
    update: { value: count },
  });
  return count;
}

async function sumObjects({ db, storage }: CountDeps): Promise<Pick<StorageCount, "areas" | "leftovers">> {
  const areas = new Map<string, Sum>();
  const leftovers: Sum = { count: 0, bytes: 0 };
  let batch = new Map<string, number>();
  const judge = async () => {
    for (const key of await findOrphans(db, [...batch.keys()])) add(leftovers, batch.get(key) ?? 0);
    batch = new Map();
  };
  for await (const { key, sizeBytes } of storage.list("")) {
    const [area = ""] = key.split("/");
    const sum = areas.get(area) ?? { count: 0, bytes: 0 };
    add(sum, sizeBytes);
    areas.set(area, sum);
    if (ROW_BACKED_AREAS.some((prefix) => key.startsWith(prefix))) batch.set(key, sizeBytes);
    if (batch.size >= BATCH) await judge();
  }
  await judge();
  const byBytes = [...areas].map(([area, sum]) => ({ area, ...sum })).sort((a, b) => b.bytes - a.bytes);
  return { areas: byBytes, leftovers };
}

async function sumKinds({ db }: CountDeps): Promise<StorageCount["kinds"]> {
  const types = await db.storedFile.groupBy({
    by: ["mimeType"],
    where: { state: "READY" },
    _count: true,
    _sum: { sizeBytes: true },
  });
  return fileKinds.flatMap((kind) => {
    const its = types.filter(({ mimeType }) => kindOf(mimeType) === kind);
    const count = its.reduce((sum, { _count }) => sum + _count, 0);
    return count === 0 ? [] : [{ kind, count, bytes: its.reduce((sum, { _sum }) => sum + Number(_sum.sizeBytes), 0) }];
  });
}

/** Asks the storage for each file by its key. */
async function findFaults(deps: CountDeps): Promise<StorageCount["faults"]> {
  const faults: StorageCount["faults"] = { count: 0, some: [] };
  for (let last = ""; ; ) {
    const files = await deps.db.storedFile.findMany({
      where: { state: "READY", ...(last === "" ? {} : { id: { gt: last } }) },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, storageKey: true, sizeBytes: true, originalName: true },
    });
    for (let at = 0; at < files.length; at += AT_ONCE)
      for (const fault of await Promise.all(files.slice(at, at + AT_ONCE).map((file) => faultOf(deps, file)))) {
        if (!fault) continue;
        faults.count += 1;
        if (faults.some.length < FAULTS_SHOWN) faults.some.push(fault);
      }
    if (files.length < BATCH) return faults;
    last = files.at(-1)?.id ?? "";
  }
}

type FileRow = { id: string; storageKey: string; sizeBytes: bigint; originalName: string };

/** A file that is deleted in between is no fault. */
async function faultOf({ db, storage }: CountDeps, file: FileRow): Promise<StorageCount["faults"]["some"][0] | null> {
  const found = await storage.head(file.storageKey);
  if (found?.sizeBytes === Number(file.sizeBytes)) return null;
  if ((await db.storedFile.count({ where: { id: file.id } })) === 0) return null;
  return { fileId: file.id, name: file.originalName, isGone: found === null };
}
