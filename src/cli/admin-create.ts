import { env } from "@/env/server";
import { Email } from "@/features/accounts/schema";
import { auditAdmin, createAccount } from "@/features/accounts/server/create-account";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { choosePassword, findOwner, tellOfClaims } from "./known-person";
import { runCommand } from "./run-command";

async function makeAdmin(email: string): Promise<void> {
  const known = await findOwner(email);
  if (known?.isDemo) throw new CommandError(`${email} is a demo account. Use the real email address of the admin.`);
  if (known?.role === "ADMIN" && known.isActive) throw new CommandError(`${email} is already an admin.`);
  if (known) {
    const { id, role, isActive } = known;
    await db.$transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { role: "ADMIN", isActive: true } });
      await auditAdmin(tx, id, isActive ? { role } : { role, isActive });
    });
    if (!isActive) console.log(`The account ${email} was locked. It's unlocked now.`);
    console.log(`${email} is an admin now and keeps their current password.`);
    return;
  }
  const { password, isMade } = await choosePassword();
  const name = email.split("@")[0] ?? email;
  await createAccount(db, { name, email, password, role: "ADMIN", verifiedAt: new Date() });
  console.log(`${email} is an admin now: ${env.APP_URL}/sign-in`);
  if (isMade) console.log(`Password (shown this once): ${password}`);
  await tellOfClaims(email);
}

const usage = "Usage: npm run admin:create -- EMAIL";

await runCommand({ usage, words: [1, 1] }, async ([email]) => {
  const parsed = Email.safeParse(email);
  if (!parsed.success) throw new CommandError(usage);
  await withDatabase(async (url) => {
    await migrate(url);
    await makeAdmin(parsed.data);
  });
});
