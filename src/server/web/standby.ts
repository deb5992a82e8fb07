import "server-only";
import { retryDelayMs } from "@/lib/kept/retry";
import { sessionCookieName } from "@/server/auth/session-cookie";
import type { logger } from "@/server/log/logger";
import { makeServer, type ServeOptions, serve } from "./serve";

/** Resolves when the parent says that the process which worked has died. Without a parent there is nothing to stand by for. */
export function awaitTakeOver(): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => process.exit(0);
    const hear = (message: { type?: string }) => {
      if (message?.type !== "take-over") return;
      process.off("message", hear);
      process.off("disconnect", leave);
      resolve();
    };
    process.on("message", hear);
    process.on("disconnect", leave);
  });
}

/**
 * Answers a few requests of its own on a port that only this machine reaches: what the first visitors of a new process wait for
 * (its code, a connection to the database, who asks, and an examination's page and answers) is loaded then.
 */
export async function rehearse(options: Omit<ServeOptions, "port" | "host" | "server">): Promise<void> {
  const { port, stop } = await serve({ ...options, server: makeServer(), port: 0, host: "127.0.0.1" });
  // Of no session, which has to be looked up to be known.
  const cookie = `${sessionCookieName(options.appUrl.href)}=rehearsal`;
  const headers = { "content-type": "application/json", cookie };
  const ask = async (path: string, expected: readonly number[], request: RequestInit = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...request, headers, redirect: "manual" });
    await answer.arrayBuffer();
    if (!expected.includes(answer.status)) throw new Error(`${path} was answered with ${answer.status}`);
  };
  try {
    // A site without its first admin leads to its setup.
    await ask("/sign-in", [200, 307]);
    await ask("/learn/rehearsal/rehearsal/attempt", [404, 307]);
    // No attempt is named, so nothing is stored.
    await ask("/api/trpc/assessment.saveAnswer", [400], { method: "POST", body: "{}" });
  } finally {
    await stop();
  }
}

/**
 * Gets ready for `takeOver` and resolves with it: at once, even in the middle of a rehearsal. One that fails is tried again, because a
 * database that is away for a moment would otherwise leave this process as slow at its first requests as a new one.
 */
export async function standBy(
  takeOver: Promise<void>,
  prepare: () => Promise<void>,
  log: Pick<typeof logger, "warn">,
): Promise<void> {
  let isTold = false;
  const told = takeOver.then(() => {
    isTold = true;
  });
  for (let failures = 1; !isTold; failures += 1) {
    try {
      await Promise.race([prepare(), told]);
      break;
    } catch (error) {
      log.warn({ err: error }, "the rehearsal of a process that stands by failed");
      await Promise.race([new Promise((resolve) => setTimeout(resolve, retryDelayMs(failures))), told]);
    }
  }
  await told;
}
