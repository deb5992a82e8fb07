import { relative } from "node:path";
import { writeMigration } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";

await runCommand(async ([name]) => {
  if (!name) throw new CommandError("Usage: npm run db:new NAME (say, add_course_notes)");
  const file = await withDatabase((url) => writeMigration(url, name, new Date()));
  console.log(
    file
      ? `${relative(process.cwd(), file)}: review it, add the CHECKs and indexes that Prisma cannot express, then npm run db:migrate.`
      : "The migrations already lead to the schema: nothing to write.",
  );
});
