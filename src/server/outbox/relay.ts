import "server-only";
import type { PoolClient } from "pg";
import * as z from "zod";
import { Alarm } from "@/lib/alarm";
import { clientRows } from "@/server/db/client-rows";
import { json, rowSchema } from "@/server/db/query-rows";

export type OutboxEvent = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  createdAt: Date;
  /** How often it was handed over before and lost. */
  resends: number;
};

/** Columns of an event as the driver gives them. */
export const EventRow = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  data: json<Record<string, unknown>>(),
  createdAt: z.date(),
  resends: z.int(),
}));

export type RelayOptions = {
  /** Runs its argument in a transaction. */
  transaction: (work: (client: PoolClient) => Promise<number>) => Promise<number>;
  /** Hands events over; resolves to why, for those that could not be. `client` is in the transaction that marks the others sent. */
  deliver: (events: readonly OutboxEvent[], client: PoolClient) => Promise<ReadonlyMap<string, unknown>>;
  onTrouble: (error: unknown) => void;
  /** SQL over the row: when to look whether a handed-over event was answered. Never, unless given. */
  watchAtSql?: string;
};

export type Relay = {
  /** Look now: a row was committed. */
  wake: () => void;
  /** Resolves when what had been waiting at the start is handed over, or could not be. */
  caughtUp: Promise<void>;
  /** Resolves when the batch in progress is done. */
  stop: () => Promise<void>;
};

const batchSize = 50;
const pollMs = 2000;

/**
 * Hands committed outbox rows over, at least once each, oldest first, those that failed before behind the others.
 * Rows are locked while they are handed over, so several processes share the work.
 */
export function startRelay({ transaction, deliver, onTrouble, watchAtSql = "NULL" }: RelayOptions): Relay {
  const alarm = new Alarm();
  let isStopping = false;
  let catchUp = () => {};
  const caughtUp = new Promise<void>((resolve) => {
    catchUp = resolve;
  });
  const loop = (async () => {
    while (!isStopping) {
      const sent = await transaction((client) => relayBatch(client, deliver, watchAtSql)).catch((error: unknown) => {
        onTrouble(error);
        return 0;
      });
      if (sent === batchSize) continue;
      catchUp();
      if (!isStopping) await alarm.rest(pollMs);
    }
    catchUp();
  })();
  return {
    wake: () => alarm.ring(),
    caughtUp,
    stop: async () => {
      isStopping = true;
      alarm.ring();
      await loop;
    },
  };
}

async function relayBatch(client: PoolClient, deliver: RelayOptions["deliver"], watchAtSql: string): Promise<number> {
  const rows = await clientRows(
    client,
    EventRow,
    `SELECT id, name, data, resends, created_at AS "createdAt" FROM outbox_event WHERE sent_at IS NULL
     ORDER BY attempts, created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [batchSize],
  );
  if (rows.length === 0) return 0;
  const failures = await deliver(rows, client);
  const sent = rows.map(({ id }) => id).filter((id) => !failures.has(id));
  await client.query(
    `UPDATE outbox_event SET sent_at = now(), attempts = attempts + 1, last_error = NULL, watch_at = ${watchAtSql}
     WHERE id = ANY($1::uuid[])`,
    [sent],
  );
  for (const [id, error] of failures) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query("UPDATE outbox_event SET attempts = attempts + 1, last_error = $2 WHERE id = $1", [id, reason]);
  }
  return sent.length;
}
