import "server-only";
import { randomUUID } from "node:crypto";
import { getAsyncCtx } from "inngest/experimental";
import * as z from "zod";
import { db } from "@/server/db/client";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import { isUuid, stableId } from "./stable-id";

const Sent = z.array(
  z.object({ id: z.string().optional(), name: z.string(), data: z.record(z.string(), z.unknown()) }),
);

/** Where in a run the call is, if it is in a step: the same step then sends the same ids however often it is tried. */
async function placeInRun(): Promise<string | undefined> {
  const execution = (await getAsyncCtx())?.execution;
  const step = execution?.executingStep?.hashedId;
  return step === undefined ? undefined : `${execution?.ctx.runId}:${step}`;
}

/**
 * Answers for Inngest's event API while the embedded runner is at work: what inngest.send and step.sendEvent post goes to the
 * outbox. Any other call of the SDK to its server is an error, for there is none.
 */
export async function sendToOutbox(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!url.pathname.startsWith("/e/") || typeof init?.body !== "string") {
    throw new Error(`The embedded job runner does not answer ${url.pathname}`);
  }
  const place = await placeInRun();
  const events = Sent.parse(JSON.parse(init.body)).map(({ id, name, data }, index) => {
    if (id !== undefined) return { id: isUuid(id) ? id : stableId("event", name, id), name, data };
    return { id: place === undefined ? randomUUID() : stableId("sent", place, String(index)), name, data };
  });
  await appendIdentifiedEvents(db, events);
  return Response.json({ ids: events.map(({ id }) => id), status: 200 });
}
