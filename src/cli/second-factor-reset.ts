import { emailKey } from "@/features/accounts/rules";
import { Email } from "@/features/accounts/schema";
import { resetFactor } from "@/features/accounts/server/second-factor/turn-off";
import { system } from "@/policy/actor";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";

const usage = "Usage: npm run second-factor:reset -- EMAIL";

/** For someone who lost their app and their recovery codes, an admin above all. They are told by mail. */
await runCommand({ usage, words: [1, 1] }, async ([email]) => {
  const parsed = Email.safeParse(email);
  if (!parsed.success) throw new CommandError(usage);
  await withDatabase(async (url) => {
    await migrate(url);
    const address = await db.emailAddress.findFirst({
      where: { emailKey: emailKey(parsed.data), OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
      orderBy: { verifiedAt: { sort: "asc", nulls: "last" } },
      select: { userId: true },
    });
    if (!address) throw new CommandError(`No account has the address ${parsed.data}.`);
    const wasOn = await resetFactor({ db, actor: system, now: () => new Date(), ip: null }, address.userId);
    console.log(wasOn ? `${parsed.data} now signs in with just their password.` : "This account had no second factor.");
  });
});
