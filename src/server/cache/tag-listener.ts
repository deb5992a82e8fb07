import "server-only";
import pg from "pg";
import { TAG_CHANNEL } from "./tag-cache";
import { tagState } from "./tag-state";

const HEARTBEAT_MILLISECONDS = 2_000;
const LONGEST_PAUSE_MILLISECONDS = 5_000;

export interface TagListener {
  /** Resolves when touches are being heard for the first time. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

interface ListenerOptions {
  connectionString: string;
  onProblem?: (error: Error) => void;
}

/**
 * Hears the touches of all processes on a connection of its own. While it is cut off nothing is served from memory; a
 * heartbeat finds a connection that has died without saying so.
 */
export function listenForTouches({ connectionString, onProblem }: ListenerOptions): TagListener {
  const stopping = new AbortController();
  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  const running = (async () => {
    let pause = 50;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(connectionString, stopping.signal, () => {
          pause = 50;
          markReady();
        });
      } catch (error) {
        onProblem?.(error as Error);
      }
      if (tagState.isListening) tagState.setListening(false);
      await sleep(pause, stopping.signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
    }
  })();
  return {
    ready,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Runs one connection to its end. Rejects with the reason unless it was asked to stop. */
async function listenOnce(connectionString: string, stop: AbortSignal, onListening: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString,
    keepAlive: true,
    application_name: "lectern-cache",
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  let heartbeat: NodeJS.Timeout | undefined;
  let onStop: () => void = () => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      onStop = resolve;
      stop.addEventListener("abort", onStop);
      client.on("error", reject);
      client.on("end", () => reject(new Error("the connection that hears changes was closed")));
      client.on("notification", ({ payload }) => receive(payload));
      client
        .connect()
        .then(() => client.query(`LISTEN ${TAG_CHANNEL}`))
        .then(() => {
          tagState.setListening(true);
          onListening();
          heartbeat = setInterval(() => client.query("SELECT 1").catch(reject), HEARTBEAT_MILLISECONDS);
          heartbeat.unref();
        })
        .catch(reject);
    });
  } finally {
    stop.removeEventListener("abort", onStop);
    clearInterval(heartbeat);
    client.removeAllListeners("notification");
    void client.end().catch(() => undefined);
  }
}

function receive(payload: string | undefined): void {
  try {
    const { id, tags } = JSON.parse(payload ?? "") as { id: string; tags: string[] };
    tagState.receiveTouch(id, tags);
  } catch {
    // A notice that cannot be read may concern anything.
    tagState.touchEverything();
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal.aborted) done();
    else signal.addEventListener("abort", done);
  });
}
