import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { variableNames } from "@/env/schema";

/** What a run may take from outside: a database server and sample courses that are meant for tests. */
const allowed: readonly string[] = ["TEST_DATABASE_URL", "TEST_DATA"];
const besideTheProject = "../shared/data";

/**
 * Takes the site's configuration out of this process and of all that it starts. An empty value counts as unset, and Next
 * does not fill it from .env. Sample courses beside the project are used unless TEST_DATA names others.
 */
export function sanitizeEnvironment(): void {
  for (const name of variableNames) if (!allowed.includes(name)) process.env[name] = "";
  for (const name of Object.keys(process.env)) {
    if (/^(NEXT_|AUTH_|NEXTAUTH_|PG[A-Z]+$|AWS_)/.test(name) || name === "NODE_ENV") process.env[name] = "";
  }
  delete (process.env as Record<string, string | undefined>).NODE_ENV;
  process.env.TEST_DATA ||= existsSync(besideTheProject) ? resolve(besideTheProject) : "";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
}

export const isStrict = () => Boolean(process.env.CI) && process.env.CI !== "0" && process.env.CI !== "false";
