import "server-only";
import * as z from "zod";
import { env } from "@/env/server";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { jobsHeartbeat, silentMs } from "@/server/inngest/heartbeat";
import { answerHeartbeat, answerMs, probeMs } from "./probe";
import { probeId } from "./probe-event";
import { ReachProblem } from "./reach";

/**
 * Where the way of an event to an Inngest server and back is broken: no one hands it over; the server is away; it does not take the
 * event key; it takes events, but its calls do not arrive.
 */
export type PathProblem = "relay" | ReachProblem | "unanswered";

const Row = rowSchema(() => ({
  beatAt: z.date().nullable(),
  trouble: ReachProblem().nullable(),
  answeredAt: z.date().nullable(),
  firstProbeAt: z.date().nullable(),
  isProbeWaiting: z.boolean().nullable(),
  askedAt: z.date().nullable(),
}));

/** For an installation with an Inngest server: what is wrong with the way there and back, or null. One query. */
export async function readPath(db: Tx, now: Date): Promise<PathProblem | null> {
  const [row] = await queryRows(db, Row)`
    SELECT jobs.beat_at AS "beatAt", jobs.detail->>'trouble' AS trouble, answer.beat_at AS "answeredAt",
           probe.created_at AS "firstProbeAt", probe.sent_at IS NULL AND probe.attempts = 0 AS "isProbeWaiting",
           (probe.data->>'askedAt')::timestamptz AS "askedAt"
      FROM (SELECT) one
      LEFT JOIN heartbeat jobs ON jobs.name = ${jobsHeartbeat}
      LEFT JOIN heartbeat answer ON answer.name = ${answerHeartbeat}
      LEFT JOIN outbox_event probe ON probe.id = ${probeId}::uuid`;
  const isOlder = (at: Date | null | undefined, ms: number) => !at || now.getTime() - at.getTime() > ms;
  if (!row || isOlder(row.beatAt, silentMs)) return "relay";
  if (row.trouble) return row.trouble;
  if (row.isProbeWaiting && isOlder(row.askedAt, silentMs)) return "relay";
  // Before the first probe there is nothing to be answered.
  if (row.firstProbeAt && isOlder(row.answeredAt ?? row.firstProbeAt, probeMs() + answerMs)) return "unanswered";
  return null;
}

/** What to do about it: for the log and the doctor. */
export const pathAdvice: Record<PathProblem, string> = {
  relay:
    "no jobs process is sending events to Inngest; they are kept. Check the log of the jobs process for errors, or restart it",
  unreachable: "Inngest cannot be reached; events are kept. Check INNGEST_BASE_URL and that the server runs",
  refused: "Inngest refuses the event key; events are kept. Check INNGEST_EVENT_KEY",
  unanswered:
    "Inngest accepts events, but its calls don't arrive here. Register APP_URL/api/inngest there and check INNGEST_SIGNING_KEY",
};

export const inngestServer = () => env.INNGEST_BASE_URL ?? "https://api.inngest.com";
