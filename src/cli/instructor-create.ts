import { env } from "@/env/server";
import { Email } from "@/features/accounts/schema";
import { createAccount } from "@/features/accounts/server/create-account";
import { appointInstructor } from "@/features/instructors/server/appoint-instructor";
import { isAppError } from "@/lib/app-error";
import { system } from "@/policy/actor";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { choosePassword, findOwner, tellOfClaims } from "./known-person";
import { runCommand } from "./run-command";

const deps = { db, actor: system, now: () => new Date(), ip: null };

async function appoint(email: string, userId: string): Promise<boolean> {
  try {
    return await appointInstructor(deps, userId);
  } catch (error) {
    if (!isAppError(error) || error.reason !== "instructors.not_editable") throw error;
    throw new CommandError(
      `${email} is suspended as an instructor. Lift the suspension at ${env.APP_URL}/admin/instructors.`,
    );
  }
}

async function makeInstructor(email: string): Promise<void> {
  const known = await findOwner(email);
  if (known?.isDemo)
    throw new CommandError(`${email} is a demo account. Use the real email address of the instructor.`);
  if (known?.role === "ADMIN") throw new CommandError(`${email} is an admin, and admins can already teach.`);
  if (known) {
    if (!(await appoint(email, known.id))) throw new CommandError(`${email} is an instructor already.`);
    console.log(`${email} is an instructor now and keeps their current password.`);
    return;
  }
  const { password, isMade } = await choosePassword();
  const name = email.split("@")[0] ?? email;
  const { id } = await createAccount(db, { name, email, password, role: "INSTRUCTOR", verifiedAt: new Date() });
  await appoint(email, id);
  console.log(`${email} is an instructor now: ${env.APP_URL}/sign-in`);
  if (isMade) console.log(`Password (shown this once): ${password}`);
  await tellOfClaims(email);
}

const usage = "Usage: npm run instructor:create -- EMAIL";

/** The twin of admin:create, for whoever is to teach. */
await runCommand({ usage, words: [1, 1] }, async ([email]) => {
  const parsed = Email.safeParse(email);
  if (!parsed.success) throw new CommandError(usage);
  await withDatabase(async (url) => {
    await migrate(url);
    await makeInstructor(parsed.data);
  });
});
