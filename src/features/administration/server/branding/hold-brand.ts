import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { AuditValues } from "@/server/audit/append-audit";
import { appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import { readBrand } from "@/server/brand/read-brand";
import { brandKey, brandTag, type StoredBrand } from "@/server/brand/stored-brand";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

export type BrandDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/** What is stored now, held until the commit: changes come one after the other. */
export async function holdBrand(tx: Tx): Promise<StoredBrand> {
  await holdSetting(tx, brandKey);
  return readBrand(tx);
}

/** Writes a row of the site's settings, in whose name it may be. */
export async function writeSetting(
  tx: Tx,
  { actor }: Pick<BrandDeps, "actor">,
  key: string,
  value: Prisma.InputJsonValue,
): Promise<void> {
  const stored = { value, updatedById: actor.id };
  await tx.siteSetting.upsert({ where: { key }, create: { key, ...stored }, update: stored });
}

interface BrandChange {
  now: StoredBrand;
  next: Omit<StoredBrand, "revision">;
  action: "branding.save" | "branding.picture" | "branding.reset";
}

/** Stores the site's look as one revision more, with what changed of it in the audit log; every kept page goes. */
export async function storeBrand(tx: Tx, deps: BrandDeps, { now, next, action }: BrandChange): Promise<void> {
  await writeSetting(tx, deps, brandKey, { ...next, revision: now.revision + 1 });
  await touchTags(tx, [brandTag]);
  const [before, after] = [audited(now), audited(next)];
  const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  const only = (values: AuditValues): AuditValues =>
    Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
  await appendAudit(tx, deps, {
    action,
    objectType: "SiteSetting",
    objectId: brandKey,
    values: only(after),
    before: only(before),
  });
}

/** Pictures by their marks: their bytes are no matter of a log. */
const audited = ({ pictures, links, name, tagline, accent, support }: Omit<StoredBrand, "revision">): AuditValues => ({
  ...{ name, tagline, accent, support },
  links: links.map((link) => `${link.name} ${link.url}`),
  logo: pictures.light?.mark ?? null,
  darkLogo: pictures.dark?.mark ?? null,
  icon: pictures.icon?.mark ?? null,
});
