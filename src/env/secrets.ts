import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./server";

const known = new Map<string, string>();
const fileOf = (name: string) => join(env.DATA_DIR, "secrets", name);

/** Does nothing if there is one already. */
function writeSecret(name: string, value: string): void {
  const file = fileOf(name);
  mkdirSync(join(env.DATA_DIR, "secrets"), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, value, { mode: 0o600 });
  try {
    // A link appears whole or not at all: of two processes that start at once, one wins and both read its bytes.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}

/** A secret of this installation: made on first use, kept in DATA_DIR for its owner's eyes, the same ever after. */
function keptSecret(name: string, make: () => string): string {
  const file = fileOf(name);
  const found = known.get(file);
  if (found) return found;
  if (!existsSync(file)) writeSecret(name, make());
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

/** Says whether two sites have the same AUTH_SECRET, and nothing of what it is. */
export const authFingerprint = (): string =>
  createHmac("sha256", authSecret()).update("lectern backup v1").digest("hex");

/** The secrets of this installation that are in DATA_DIR and that it works with: what the environment gives is not among them. */
export function keptSecrets(): { name: string; value: string }[] {
  const names = [...(env.AUTH_SECRET ? [] : ["auth"]), ...(env.INNGEST_SIGNING_KEY ? [] : ["job-signing"])];
  return names
    .filter((name) => existsSync(fileOf(name)))
    .map((name) => ({ name, value: readFileSync(fileOf(name), "utf8").trim() }));
}

/**
 * Puts the secret of another installation in the place of one that is yet to be made. True if it was written, false if it
 * stood there already, null if another one does.
 */
export function adoptSecret(name: string, value: string): boolean | null {
  if (!/^[a-z-]{1,40}$/.test(name)) throw new TypeError(`not the name of a secret: ${name.slice(0, 40)}`);
  const isNew = !existsSync(fileOf(name));
  if (isNew) writeSecret(name, value);
  return readFileSync(fileOf(name), "utf8").trim() === value.trim() ? isNew : null;
}

/** Takes back what adoptSecret wrote. */
export function dropSecret(name: string): void {
  known.delete(fileOf(name));
  rmSync(fileOf(name), { force: true });
}
