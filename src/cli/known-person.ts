import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { emailKey } from "@/features/accounts/rules";
import { Password } from "@/features/accounts/schema";
import { db } from "@/server/db/client";
import { CommandError } from "./command-error";

/** Asks without showing what is typed. */
function askSecretly(question: string): Promise<string> {
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  return new Promise((resolve) => {
    terminal.question("", (answer) => {
      terminal.close();
      process.stderr.write("\n");
      resolve(answer);
    });
  });
}

/** Of a new account: typed twice, or made where no one is at the terminal or nothing is typed. */
export async function choosePassword(): Promise<{ password: string; isMade: boolean }> {
  if (!process.stdin.isTTY) return { password: randomBytes(15).toString("base64url"), isMade: true };
  const password = await askSecretly("Password (8 to 128 characters; leave empty to generate one): ");
  if (password === "") return { password: randomBytes(15).toString("base64url"), isMade: true };
  if (!Password.safeParse(password).success) throw new CommandError("The password must have 8 to 128 characters.");
  if (password !== (await askSecretly("Repeat the password: "))) throw new CommandError("The passwords don't match.");
  return { password, isMade: false };
}

/**
 * The person who has proved this address; null for no one. Someone may have signed up with an address that is not theirs, so an
 * account that only claims it is never given a right.
 */
export async function findOwner(email: string) {
  const known = await db.emailAddress.findFirst({
    where: { emailKey: emailKey(email), verifiedAt: { not: null } },
    select: { user: { select: { id: true, role: true, isDemo: true, isActive: true } } },
  });
  return known?.user ?? null;
}

/** Said after a new account was made beside ones that only claim its address. */
export async function tellOfClaims(email: string): Promise<void> {
  const claims = await db.emailAddress.count({ where: { emailKey: emailKey(email), verifiedAt: null } });
  if (claims > 0)
    console.log("Another account signed up with this address but never confirmed it. That account wasn't changed.");
}
