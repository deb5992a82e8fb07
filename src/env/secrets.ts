import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./server";

const known = new Map<string, string>();

/** A secret of this installation: made on first use, kept in DATA_DIR for its owner's eyes, the same ever after. */
function keptSecret(name: string, make: () => string): string {
  const file = join(env.DATA_DIR, "secrets", name);
  const found = known.get(file);
  if (found) return found;
  if (!existsSync(file)) {
    mkdirSync(join(env.DATA_DIR, "secrets"), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, make(), { mode: 0o600 });
    try {
      // A link appears whole or not at all: of two processes that start at once, one wins and both read its bytes.
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
  }
  const secret = readFileSync(file, "utf8").trim();
  known.set(file, secret);
  return secret;
}

/** Signs sign-in tokens, links and cookies. AUTH_SECRET, or one kept in DATA_DIR while only this machine can reach the site. */
export function authSecret(): string {
  return env.AUTH_SECRET ?? keptSecret("auth", () => randomBytes(33).toString("base64"));
}

/** Signs every call between the job runner and /api/inngest: Inngest's own key, or one kept in DATA_DIR. */
export function jobSigningKey(): string {
  return env.INNGEST_SIGNING_KEY ?? keptSecret("job-signing", () => `signkey-prod-${randomBytes(32).toString("hex")}`);
}
