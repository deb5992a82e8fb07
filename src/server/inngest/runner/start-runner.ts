import "server-only";
import type { InngestFunction } from "inngest";
import type { Client, Pool } from "pg";
import { jobSigningKey } from "@/env/secrets";
import { db } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { inngest } from "@/server/inngest/client";
import { logger } from "@/server/log/logger";
import { outboxChannel } from "@/server/outbox/channel";
import { type Relay, startRelay } from "@/server/outbox/relay";
import { deliverToInngest, deliverToRunner } from "./deliver";
import { serveFunctions } from "./endpoint";
import { Engine, type EngineOptions } from "./engine";
import { Session } from "./session";
import { watchAtSql } from "./watch-events";
import { watchInngest } from "./watch-inngest";

type Parts = {
  pool: Pool;
  /** Makes an unconnected client for the process' one connection of its own. */
  makeClient: () => Client;
  onTrouble: (error: unknown) => void;
};

export type EmbeddedRunner = { engine: Engine; relay: Relay; url: URL; stop: (graceMs?: number) => Promise<void> };

/** Serves the functions on this machine, drives them, and feeds them from the outbox. */
export async function startEmbeddedRunner(
  parts: Parts & { functions: InngestFunction.Any[] } & Pick<EngineOptions, "backoff" | "now" | "capacity">,
): Promise<EmbeddedRunner> {
  const { makeClient, onTrouble, functions } = parts;
  const served = await serveFunctions(inngest, functions);
  const opened: Session[] = [];
  try {
    const session = await Session.open(makeClient, onTrouble);
    opened.push(session);
    // What was asked for while no runner lived is heard before anything goes on: a run that was ended then does no further step.
    let takeJobs = () => {};
    const mayTake = new Promise<void>((resolve) => {
      takeJobs = resolve;
    });
    const engine = await Engine.start({
      ...parts,
      session,
      mayTake,
      endpoint: { url: served.url, signingKey: jobSigningKey() },
    });
    const { queue, registry, now } = engine.runner;
    const relay = startRelay({
      transaction: (work) => queue.transaction(work),
      deliver: deliverToRunner(queue, registry, now),
      onTrouble,
    });
    void relay.caughtUp.then(takeJobs);
    await session.listen(outboxChannel, relay.wake);
    const stop = async (graceMs?: number) => {
      await relay.stop();
      await engine.stop(graceMs);
      await session.close();
      await served.close();
    };
    return { engine, relay, url: served.url, stop };
  } catch (error) {
    for (const session of opened) await session.close();
    await served.close();
    throw error;
  }
}

/** With an Inngest server there is nothing to run here: events go from the outbox to it, and it calls the web server. */
export async function startInngestRelay({
  pool,
  makeClient,
  onTrouble,
}: Parts): Promise<{ stop: () => Promise<void> }> {
  const session = await Session.open(makeClient, onTrouble);
  const relay = startRelay({
    transaction: (work) => transaction(pool, work),
    deliver: deliverToInngest,
    watchAtSql,
    onTrouble,
  });
  await session.listen(outboxChannel, relay.wake);
  const watch = watchInngest({ db, pool, log: logger.child({ process: "jobs" }), onTrouble, onResent: relay.wake });
  return {
    stop: async () => {
      await watch.stop();
      await relay.stop();
      await session.close();
    },
  };
}
