import { createInterface } from "node:readline/promises";
import { env } from "@/env/server";
import { db } from "@/server/db/client";
import { dropEverything, migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { runCommand } from "./run-command";
import { seedDemo } from "./site/seed-demo";

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

await runCommand({ usage: "Usage: npm run db:reset [-- --force]", options: ["--force"] }, async (args) => {
  const target = env.DATABASE_URL ? new URL(env.DATABASE_URL).host + new URL(env.DATABASE_URL).pathname : env.DATA_DIR;
  if (!args.includes("--force")) {
    if (env.DATABASE_URL) {
      throw new CommandError(
        `This deletes everything in the database ${target}. To confirm: npm run db:reset -- --force`,
      );
    }
    if (!(await confirm(`Delete everything in the database in ${target}?`))) {
      throw new CommandError("Nothing was changed. To skip the question: npm run db:reset -- --force");
    }
  }
  await withDatabase(async (url) => {
    await dropEverything(url);
    const applied = await migrate(url);
    console.log(`The database is empty; ${counted(applied.length, "migration")} applied.`);
    if (env.DEMO) console.log(`Demo content: ${await seedDemo(db)}.`);
  });
});
