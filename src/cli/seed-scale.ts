import "@/server/small-memory";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { getPool } from "@/server/db/pool";
import { withDatabase } from "@/server/db/with-database";
import { counted } from "./counted";
import { runCommand } from "./run-command";
import { seedScale } from "./scale/seed-scale";
import { enrollmentsPerStudent, readLearners } from "./scale/size";

const usage = `Usage: npm run seed:scale -- [N]
Fills an empty site with N made-up students (default 100000), each with ${enrollmentsPerStudent} enrollments and ${enrollmentsPerStudent * 10} lessons in progress. None of them can sign in.
Set DATA_DIR or DATABASE_URL to choose the site. An interrupted run continues where it stopped.`;

await runCommand({ usage, words: [0, 1] }, async (args) => {
  const learners = readLearners(args);
  await withDatabase(async (url) => {
    await migrate(url);
    const deps = { db, pool: getPool(), now: () => new Date(), say: (line: string) => console.log(line) };
    const isNew = await seedScale(deps, learners);
    console.log(`${counted(learners, "student")} ${isNew ? "added" : "already there"}.`);
  });
});
