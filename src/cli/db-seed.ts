import { env } from "@/env/server";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { seedDemo } from "./site/seed-demo";

await runCommand({ usage: "Usage: npm run db:seed" }, async () => {
  if (!env.DEMO) {
    throw new CommandError(
      "Demo accounts have a known password, so demo content needs a loopback HOST and DEMO unset or set to 1.",
    );
  }
  await withDatabase(async (url) => {
    await migrate(url);
    console.log(`Demo content: ${await seedDemo(db)}.`);
  });
});
