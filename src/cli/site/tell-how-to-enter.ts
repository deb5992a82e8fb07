import { env } from "@/env/server";
import { hasAdmin, makeSetupCode } from "@/features/accounts/server/setup";
import { db } from "@/server/db/client";
import { sinceProcessStart } from "./stage";

const demoAddresses = ["student@demo.test", "instructor@demo.test", "admin@demo.test"];

/** The last words of a start: the address, the code of a site that has no admin yet, the demo accounts. */
export async function tellHowToEnter(): Promise<void> {
  const what = env.ROLE === "jobs" ? "Running jobs" : `Ready: ${env.APP_URL}`;
  console.log(`\n${what}  (after ${sinceProcessStart()}; press Ctrl-C to stop)\n`);
  if (env.ROLE === "jobs") return;
  if (!(await hasAdmin(db, { countDemo: env.DEMO }))) {
    console.log(`There is no admin yet. Create the first one at ${env.APP_URL}/setup`);
    console.log(`with this one-time code: ${await makeSetupCode(db, new Date())}\n`);
  }
  const accounts = env.DEMO
    ? await db.emailAddress.findMany({
        where: { emailKey: { in: demoAddresses }, user: { isDemo: true, isActive: true } },
        select: { email: true },
      })
    : [];
  if (accounts.length === 0) return;
  console.log(`Demo accounts, password ${env.DEMO_PASSWORD}:`);
  for (const email of demoAddresses) if (accounts.some((account) => account.email === email)) console.log(`  ${email}`);
  console.log("");
}
