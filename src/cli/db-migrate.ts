import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { runCommand } from "./run-command";

await runCommand({ usage: "Usage: npm run db:migrate" }, async () => {
  const applied = await withDatabase(migrate);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log("The database is up to date.");
});
