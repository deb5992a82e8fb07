import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/server/db/client";

const name = "jobs";
/** How often a jobs process says that it is alive. */
export const heartbeatMs = 5000;
/** After which silence there is none. */
const silentMs = 20_000;

/** Says that a jobs process is alive and its loop turns; `detail` is for the doctor. */
export async function beat(db: Tx, now: Date, detail: { mode: "embedded" | "inngest"; pid: number }): Promise<void> {
  await db.heartbeat.upsert({
    where: { name },
    create: { id: randomUUID(), name, beatAt: now, detail },
    update: { beatAt: now, detail },
  });
}

/** True if some jobs process has been heard of in the last 20 seconds: what /api/ready and the doctor ask. */
export async function jobsAnswer(db: Tx, now: Date): Promise<boolean> {
  const last = await db.heartbeat.findUnique({ where: { name }, select: { beatAt: true } });
  return last !== null && now.getTime() - last.beatAt.getTime() < silentMs;
}
