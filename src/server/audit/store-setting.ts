import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { type AuditValues, appendAudit } from "./append-audit";

type AuditValue = AuditValues[string];

interface SettingChange {
  key: string;
  /** Null is stored as JSON's null. */
  value: Prisma.InputJsonValue | null;
  /** What it was and is, as the audit log is to say it. */
  from: AuditValue;
  to: AuditValue;
}

/** Makes those who save a setting at once come one after the other, also where there is no row yet. */
export async function holdSetting(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
}

/** Stores a setting of the site with a line in the audit log; kept pages that say "site" go. The caller holds the setting and has seen that it changes. */
export async function storeSetting(
  tx: Tx,
  deps: Pick<PersonDeps, "actor" | "now" | "ip">,
  { key, value, from, to }: SettingChange,
): Promise<void> {
  const stored = {
    value: value === null ? Prisma.JsonNull : value,
    updatedById: deps.actor.id,
  };
  await tx.siteSetting.upsert({ where: { key }, create: { key, ...stored }, update: stored });
  await touchTags(tx, ["site"]);
  await appendAudit(tx, deps, {
    action: "setting.save",
    objectType: "SiteSetting",
    objectId: key,
    values: { from, to },
  });
}
