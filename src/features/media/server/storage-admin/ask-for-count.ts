import "server-only";
import { storageCountAsked } from "@/features/media/events";
import { appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { ASKED_KEY, readCount } from "./storage-count";

/** A count that has not come after so long is asked for again. */
const PATIENCE_MS = 10 * 60_000;

/** Has the bytes counted again by a job. Whoever presses while that is in progress asks for nothing more. */
export function askForCount(deps: Pick<Deps, "db" | "actor" | "now" | "ip">): Promise<{ askedAt: Date }> {
  return deps.db.$transaction(async (tx) => {
    await holdSetting(tx, ASKED_KEY);
    const { askedAt: before } = await readCount(tx);
    const at = deps.now();
    if (before && at.getTime() - before.getTime() < PATIENCE_MS) return { askedAt: before };
    const value = at.toISOString();
    await tx.siteSetting.upsert({ where: { key: ASKED_KEY }, create: { key: ASKED_KEY, value }, update: { value } });
    await appendEvent(tx, storageCountAsked({ askedAt: value }));
    await appendAudit(tx, deps, { action: "storage.count", objectType: "SiteSetting", objectId: ASKED_KEY });
    return { askedAt: at };
  });
}
