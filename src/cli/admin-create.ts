import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { env } from "@/env/server";
import { emailKey } from "@/features/accounts/rules";
import { Email, Password } from "@/features/accounts/schema";
import { auditAdmin, createAccount } from "@/features/accounts/server/create-account";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";

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

async function choosePassword(): Promise<{ password: string; isMade: boolean }> {
  if (!process.stdin.isTTY) return { password: randomBytes(15).toString("base64url"), isMade: true };
  const password = await askSecretly("Password (8 to 128 characters; empty makes one): ");
  if (password === "") return { password: randomBytes(15).toString("base64url"), isMade: true };
  if (!Password.safeParse(password).success) throw new CommandError("A password has 8 to 128 characters.");
  if (password !== (await askSecretly("The same again: "))) throw new CommandError("The two were not the same.");
  return { password, isMade: false };
}

async function makeAdmin(email: string): Promise<void> {
  const known = await db.emailAddress.findFirst({
    where: { emailKey: emailKey(email) },
    orderBy: { verifiedAt: { sort: "desc", nulls: "last" } },
    select: { user: { select: { id: true, role: true, isDemo: true } } },
  });
  if (known?.user.isDemo)
    throw new CommandError(`${email} is a demo account; a real admin needs an address of their own.`);
  if (known?.user.role === "ADMIN") throw new CommandError(`${email} is an admin already.`);
  if (known) {
    const { id, role } = known.user;
    await db.$transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { role: "ADMIN", isActive: true } });
      await auditAdmin(tx, id, { role });
    });
    console.log(`${email} is an admin now, with the password they have.`);
    return;
  }
  const { password, isMade } = await choosePassword();
  const name = email.split("@")[0] ?? email;
  await createAccount(db, { name, email, password, role: "ADMIN", verifiedAt: new Date() });
  console.log(`${email} is an admin now: ${env.APP_URL}/sign-in`);
  if (isMade) console.log(`Password (shown this once): ${password}`);
}

await runCommand(async ([email]) => {
  const parsed = Email.safeParse(email);
  if (!parsed.success) throw new CommandError("Usage: npm run admin:create -- EMAIL");
  await withDatabase(async (url) => {
    await migrate(url);
    await makeAdmin(parsed.data);
  });
});
