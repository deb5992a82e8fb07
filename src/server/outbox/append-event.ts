import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/server/db/client";
import { outboxChannel } from "./channel";

/** A fact for later features, ids only. Those of features are made by their contracts: `courseCompleted({ courseId, … })`. */
export type DomainEvent = { name: string; data: object };

/** An event that carries its own id: a second one with the same id is the same event and is not written. */
export type IdentifiedEvent = DomainEvent & { id: string };

/**
 * Writes an event in the caller's transaction, to be handed over after its commit, at least once, with the row's id as its id.
 * One statement; resolves to the id.
 */
export async function appendEvent(tx: Tx, event: DomainEvent): Promise<string> {
  const id = randomUUID();
  await appendIdentifiedEvents(tx, [{ ...event, id }]);
  return id;
}

/** The same for several events whose ids the caller chose (UUIDs); ids that were written before are left alone. */
export async function appendIdentifiedEvents(tx: Tx, events: readonly IdentifiedEvent[]): Promise<void> {
  const rows = JSON.stringify(events.map(({ id, name, data }) => ({ id, name, data })));
  // The notification leaves Postgres with the commit, so a relay never looks for a row that it cannot see yet.
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO outbox_event (id, name, data)
      SELECT e.id, e.name, e.data FROM jsonb_to_recordset(${rows}::jsonb) AS e(id uuid, name text, data jsonb)
      ON CONFLICT (id) DO NOTHING
      RETURNING 1
    )
    SELECT pg_notify(${outboxChannel}, '') FROM written LIMIT 1`;
}
