import "server-only";
import { EventType, Inngest } from "inngest";
import type * as z from "zod";
import { jobSigningKey } from "@/env/secrets";
import { env } from "@/env/server";
import type { EventContract } from "@/lib/event";
import { logger } from "@/server/log/logger";
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
 * A trigger, or the event of a step.waitForEvent, by its contract: `triggers: [on(courseCompleted)]` types `event.data` in the
 * handler. An event whose data the contract refuses fails the run at once, before the handler is called.
 */
export const on = <Name extends string, Data extends z.ZodObject>({ name, data }: EventContract<Name, Data>) =>
  new EventType({ name, schema: data });

/** For `onFailure`: the data of the event whose run failed. Null where they are what the run failed for. */
export const failedWith = <Data extends z.ZodObject>(
  { data }: EventContract<string, Data>,
  failed: { data: { event: { data?: unknown } } },
): z.output<Data> | null => data.safeParse(failed.data.event.data).data ?? null;
