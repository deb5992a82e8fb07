import "server-only";
import { eventType, Inngest, staticSchema } from "inngest";
import { jobSigningKey } from "@/env/secrets";
import { env } from "@/env/server";
import { logger } from "@/server/log/logger";
import type { DomainEvent } from "@/server/outbox/append-event";
import { ExpectedErrors } from "./expected-errors";
import { isEmbedded } from "./is-embedded";
import { fetchAndNote } from "./path/reach";
import { Receipts } from "./receipts";
import { sendToOutbox } from "./send-to-outbox";

/** Never reached: `fetch` below answers for it. */
const nowhere = "http://embedded-runner.invalid";

/**
 * The one Inngest client. Never in dev mode, where the SDK would run unsigned calls; without checkpoints, so that each stored
 * step is one call of the protocol. Getters, because importing this module must need no configuration (a build has none).
 */
export const inngest = new Inngest({
  id: "lectern",
  isDev: false,
  checkpointing: false,
  logger: logger.child({ component: "inngest" }),
  middleware: [ExpectedErrors, Receipts],
  get signingKey() {
    return jobSigningKey();
  },
  get eventKey() {
    return env.INNGEST_EVENT_KEY ?? "embedded";
  },
  get baseUrl() {
    return isEmbedded() ? nowhere : env.INNGEST_BASE_URL;
  },
  fetch: (input: string | URL | Request, init?: RequestInit) =>
    isEmbedded() ? sendToOutbox(input, init) : fetchAndNote(input, init),
});

/**
 * A trigger (or the event of a step.waitForEvent) typed by a feature's event contract:
 * `triggers: [on<CourseCompleted>("course/completed")]` types `event.data` in the handler.
 */
export function on<E extends DomainEvent>(name: E["name"]) {
  return eventType(name, { schema: staticSchema<E["data"] & Record<string, unknown>>() });
}
