import { pendingMigrations } from "@/server/db/migrations";
import { CommandError } from "./command-error";
import { counted } from "./counted";

/** For a command that only reads: it leaves the database as it is. @throws CommandError where that lacks migrations */
export async function requireMigrated(url: string): Promise<void> {
  const { length } = await pendingMigrations(url);
  if (length > 0)
    throw new CommandError(
      `This database lacks ${counted(length, "migration")} of this version of Lectern, and this command changes nothing. Apply what is missing with npm run db:migrate, or run the command from the version that the site runs.`,
    );
}
