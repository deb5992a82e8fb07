import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { db } from "@/server/db/client";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { requireMigrated } from "./require-migrated";
import { runCommand } from "./run-command";

/** Counts every figure again from its rows, and names each difference. Changes nothing. */
await runCommand({ usage: "Usage: npm run stats:verify" }, async () => {
  await withDatabase(async (url) => {
    await requireMigrated(url);
    const { waiting, differences } = await verifyFigures(db, (one) => console.log(describeDifference(one)));
    if (waiting > 0)
      console.log(
        `${counted(waiting, "change is", "changes are")} waiting to be counted, which is fine. Jobs count changes every minute. The figures they affect weren't compared.`,
      );
    if (differences > 0)
      throw new CommandError(
        `${counted(differences, "difference")}. Differences are fixed automatically tonight, or now with "Recount now" at /admin/figures.`,
      );
    console.log("Every figure matches its rows.");
  });
});
