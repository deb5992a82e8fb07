import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";

/** Counts every figure again from its rows, and names each difference. Changes nothing. */
await runCommand(async () => {
  await withDatabase(async (url) => {
    await migrate(url);
    const { waiting, differences } = await verifyFigures(db, (one) => console.log(describeDifference(one)));
    if (waiting > 0)
      console.log(
        `${waiting} changes wait to be counted, which is no difference; what is shown was not compared. Jobs count them each minute.`,
      );
    if (differences > 0)
      throw new CommandError(
        `${differences} differences. The next night mends them, and so does "Count again now" under /admin.`,
      );
    console.log("Every figure is what its rows come to.");
  });
});
