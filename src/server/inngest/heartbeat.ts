import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/server/db/client";
import type { ReachProblem } from "./path/reach";

export const jobsHeartbeat = "jobs";
/** How often a jobs process says that it is alive. */
export const heartbeatMs = 5000;
/** After which silence there is none. */
export const silentMs = 20_000;

export type BeatDetail = { mode: "embedded" | "inngest"; pid: number; trouble: ReachProblem | null };

/** Says that a jobs process is alive and its loop turns; `detail` is for the doctor. */
export async function beat(db: Tx, now: Date, detail: BeatDetail): Promise<void> {
  await db.heartbeat.upsert({
    where: { name: jobsHeartbeat },
    create: { id: randomUUID(), name: jobsHeartbeat, beatAt: now, detail },
    update: { beatAt: now, detail },
  });
}

/** True if some jobs process has been heard of in the last 20 seconds: what /api/ready and the doctor ask. */
export async function jobsAnswer(db: Tx, now: Date): Promise<boolean> {
  const last = await db.heartbeat.findUnique({ where: { name: jobsHeartbeat }, select: { beatAt: true } });
  return last !== null && now.getTime() - last.beatAt.getTime() < silentMs;
}
