import "server-only";
import { db } from "@/server/db/client";
import { jobsAnswer } from "@/server/inngest/heartbeat";
import { isEmbedded } from "@/server/inngest/is-embedded";
import { readPath } from "@/server/inngest/path/read-path";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";

const PATIENCE_MILLISECONDS = 3_000;

type Part = "database" | "storage" | "jobs";

export interface Readiness {
  isReady: boolean;
  parts: Record<Part, "ok" | "failing">;
}

const checks: Record<Part, () => Promise<boolean>> = {
  database: async () => (await db.$executeRaw`SELECT 1`) === 1,
  storage: async () => {
    await getStorage().check();
    return true;
  },
  jobs: async () => (isEmbedded() ? jobsAnswer(db, new Date()) : (await readPath(db, new Date())) === null),
};

/** Asks everything that the site depends on, at once, for at most 3 seconds. */
export async function checkReadiness(): Promise<Readiness> {
  const names = Object.keys(checks) as Part[];
  const answers = await Promise.all(names.map(async (name) => [name, await askOne(name)] as const));
  const parts = Object.fromEntries(answers) as Readiness["parts"];
  return { isReady: Object.values(parts).every((part) => part === "ok"), parts };
}

async function askOne(name: Part): Promise<"ok" | "failing"> {
  try {
    return (await Promise.race([checks[name](), runOut()])) ? "ok" : "failing";
  } catch (error) {
    logger.warn({ err: error, part: name }, "not ready");
    return "failing";
  }
}

function runOut(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS, false).unref());
}
