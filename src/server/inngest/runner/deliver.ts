import "server-only";
import { inngest } from "@/server/inngest/client";
import { reachProblem } from "@/server/inngest/path/reach";
import { resentId } from "@/server/inngest/resent-id";
import type { OutboxEvent, RelayOptions } from "@/server/outbox/relay";
import { acceptEvent } from "./accept-event";
import type { Queue, Unit } from "./queue";
import type { Registry } from "./registry";

const toJobEvent = ({ id, name, data, createdAt }: OutboxEvent) => ({ id, name, data, ts: createdAt.getTime() });

/** Gives outbox events to the embedded runner, in the transaction that marks them as sent: each is accepted exactly once. */
export const deliverToRunner =
  (queue: Queue, registry: Registry, now: () => Date): RelayOptions["deliver"] =>
  async (events, client) => {
    const failures = new Map<string, unknown>();
    const unit: Unit = { client, queue, registry, now: now() };
    for (const event of events) {
      await client.query("SAVEPOINT event");
      try {
        await acceptEvent(unit, toJobEvent(event));
      } catch (error) {
        await client.query("ROLLBACK TO SAVEPOINT event");
        failures.set(event.id, error);
      }
    }
    return failures;
  };

/**
 * Sends outbox events to an Inngest server, which takes an id that it has seen in the last day for the same event: one that was lost
 * goes under another.
 */
export const deliverToInngest: RelayOptions["deliver"] = async (events) => {
  const failures = new Map<string, unknown>();
  const send = async (some: readonly OutboxEvent[]) => {
    try {
      await inngest.send(some.map((event) => ({ ...toJobEvent(event), id: resentId(event.id, event.resends) })));
    } catch (error) {
      // One event that the server does not take must not hold up the others. A server that is away takes none of them.
      if (some.length > 1 && reachProblem() === null) for (const event of some) await send([event]);
      else for (const event of some) failures.set(event.id, error);
    }
  };
  await send(events);
  return failures;
};
