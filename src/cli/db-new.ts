import { relative } from "node:path";
import { writeMigration } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { runCommand } from "./run-command";

const usage = "Usage: npm run db:new NAME (for example, add_course_notes)";

await runCommand({ usage, words: [1, 1] }, async ([name = ""]) => {
  const file = await withDatabase((url) => writeMigration(url, name, new Date()));
  console.log(
    file
      ? `${relative(process.cwd(), file)}: review it, add the CHECKs and indexes that Prisma can't express, then run npm run db:migrate.`
      : "The migrations already match the schema: nothing to write.",
  );
});
