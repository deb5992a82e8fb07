import "server-only";
import * as z from "zod";
import { OWNERS_A_PAGE } from "@/features/media/rules";
import type { FileUse, ListOwners } from "@/features/media/schema";
import { listUses } from "@/features/media/server/library/where-used";
import { quotaOfTier } from "@/features/media/server/uploads/quota";
import { InstructorTier, UserRole } from "@/generated/prisma/enums";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { readCount, type StorageCount } from "./storage-count";

export interface StorageOwner {
  ownerId: string;
  name: string;
  username: string;
  usedBytes: number;
  reservedBytes: number;
  /** What they may keep. */
  quotaBytes: number;
  /** Set by an admin; null follows the tier. */
  ownQuotaBytes: number | null;
}

export interface LargeFile {
  id: string;
  name: string;
  sizeBytes: number;
  ownerName: string;
  uses: FileUse[];
}

export interface StorageOverview {
  count: StorageCount | null;
  /** When a count was asked for that has not come yet. */
  askedAt: Date | null;
  owners: StorageOwner[];
  total: number;
  page: number;
  lastPage: number;
  largest: LargeFile[];
}

const OwnerRow = rowSchema(() => ({
  ownerId: z.string(),
  name: z.string(),
  username: z.string(),
  role: z.enum(UserRole),
  tier: z.enum(InstructorTier).nullable(),
  used: z.bigint(),
  reserved: z.bigint(),
  quota: z.bigint().nullable(),
  total: z.number(),
}));
type OwnerRow = RowOf<typeof OwnerRow>;

const LARGEST = 10;

/** What is in storage, whose it is, and the largest files with what uses them. Four queries. */
export async function getStorageOverview({ db }: Pick<Deps, "db">, asked: ListOwners): Promise<StorageOverview> {
  const found = await readPage(asked.page, OWNERS_A_PAGE, (page) => readOwners(db, page));
  const { count, askedAt } = await readCount(db);
  return { count, askedAt, ...found, largest: await readLargest(db) };
}

async function readOwners(db: Deps["db"], page: number): Promise<Pick<StorageOverview, "owners" | "total">> {
  const rows = await queryRows(db, OwnerRow)`
    SELECT u.id::text AS "ownerId", u.name, u.username, u.role, p.tier, s.used_bytes AS used, s.reserved_bytes AS reserved,
           s.quota_bytes AS quota, (count(*) OVER ())::int AS total
      FROM storage_use s JOIN users u ON u.id = s.owner_id LEFT JOIN instructor_profile p ON p.user_id = u.id
     WHERE s.used_bytes > 0 OR s.reserved_bytes > 0 OR s.quota_bytes IS NOT NULL
     ORDER BY s.used_bytes + s.reserved_bytes DESC, u.id
     LIMIT ${OWNERS_A_PAGE} OFFSET ${(page - 1) * OWNERS_A_PAGE}`;
  return { owners: rows.map(toOwner), total: rows[0]?.total ?? 0 };
}

async function readLargest(db: Deps["db"]): Promise<LargeFile[]> {
  const files = await db.storedFile.findMany({
    where: { state: "READY" },
    orderBy: [{ sizeBytes: "desc" }, { id: "asc" }],
    take: LARGEST,
    select: { id: true, originalName: true, sizeBytes: true, owner: { select: { name: true } } },
  });
  const uses = await listUses(
    db,
    files.map(({ id }) => id),
    { namesBanksOf: "all" },
  );
  return files.map(({ id, originalName, sizeBytes, owner }) => ({
    ...{ id, name: originalName, sizeBytes: Number(sizeBytes), ownerName: owner.name },
    uses: uses.get(id) ?? [],
  }));
}

const toOwner = ({ ownerId, name, username, role, tier, used, reserved, quota }: OwnerRow): StorageOwner => ({
  ...{ ownerId, name, username, usedBytes: Number(used), reservedBytes: Number(reserved) },
  quotaBytes: quota === null ? quotaOfTier({ role, tier }) : Number(quota),
  ownQuotaBytes: quota === null ? null : Number(quota),
});
