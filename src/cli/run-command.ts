import { explainFailure } from "./explain-failure";

/** Runs a command: a failure that can be fixed becomes one line on standard error, anything fails with exit code 1. */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    console.error(explainFailure(error) ?? error);
    process.exitCode = 1;
  }
  // Prisma's migration engine leaves a timer of 10 s behind: exit as soon as everything has been written.
  process.stdout.write("", () => process.exit());
}
