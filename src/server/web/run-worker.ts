import "server-only";
import { inlineScripts } from "@/components/layout/inline-scripts";
import { env } from "@/env/server";
import { startContentThread } from "@/features/media/server/thread/start-thread";
import { embedOrigins } from "@/lib/embed-hosts";
import { readProxies } from "@/lib/trusted-proxies";
import { providerOrigins } from "@/server/auth/provider-settings";
import { listenForTouches } from "@/server/cache/tag-listener";
import { db } from "@/server/db/client";
import { databaseUrl } from "@/server/db/database-url";
import { closePool, limitSessions, webLimits } from "@/server/db/pool";
import { logger } from "@/server/log/logger";
import { getLocalStorage } from "@/server/storage/get-local-storage";
import { runNext } from "./run-next";
import { makeServer, serve } from "./serve";
import { makeSetupGate } from "./setup-gate";
import { rehearse, standBy } from "./standby";
import { findStorageOrigins } from "./storage-origins";

/**
 * One web process, from its configuration to the message that it answers; it ends by signal or with its parent.
 * @param takeOver resolves when it is to listen; null: at once
 */
export async function runWorker(takeOver: Promise<void> | null = null): Promise<void> {
  const isDev = !env.isProduction;
  const appUrl = new URL(env.APP_URL);
  limitSessions(webLimits);
  startContentThread();
  const server = makeServer();
  const listener = listenForTouches({
    connectionString: databaseUrl(),
    onProblem: (error) => logger.warn({ err: error }, "cut off from changes, serving nothing from memory"),
  });
  const app = await runNext({ isDev, host: env.HOST, port: env.PORT, server });
  const answering = {
    handler: app.handler,
    appUrl,
    isDev,
    isUnderTest: env.LECTERN_UNDER_TEST,
    policy: {
      storageOrigins: findStorageOrigins(env),
      embedOrigins,
      formOrigins: providerOrigins(),
      isSecure: appUrl.protocol === "https:",
      isDev,
    },
    knownScripts: inlineScripts,
    bodyLimits: { uploadBytes: Math.max(env.MAX_FILE_BYTES, env.MAX_ARCHIVE_BYTES) },
    files: env.S3_BUCKET ? null : getLocalStorage(),
    needsSetup: makeSetupGate(db, { countDemo: env.DEMO }),
    isProxy: readProxies(env.TRUSTED_PROXIES) ?? (() => false),
    log: logger,
  };
  if (takeOver) await standBy(takeOver, () => rehearse(answering), logger);
  const running = await serve({ server, port: env.PORT, host: env.HOST, ...answering });
  endWell(async () => {
    await Promise.all([running.stop(), listener.stop()]);
    await Promise.all([app.close(), closePool()]);
  });
  logger.info({ port: running.port }, "answering");
  process.send?.({ type: "ready", port: running.port });
}

/** Ends the process once, on the signals of an operator or when the parent that started it is gone. */
function endWell(stop: () => Promise<void>): void {
  let isStopping = false;
  const end = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), 4_900).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end);
}
