import { explainFailure } from "./explain-failure";
import { asksForHelp, refuseUnknown, type Takes } from "./read-arguments";

async function runOrHelp(command: (args: string[]) => Promise<void>, takes: Takes): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return console.log(takes.usage);
  refuseUnknown(args, takes);
  await command(args);
}

/**
 * Runs a command unless it was given what it doesn't take: a failure that can be fixed becomes one line on standard error, anything
 * fails with exit code 1.
 */
export async function runCommand(takes: Takes, command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await runOrHelp(command, takes);
  } catch (error) {
    console.error(explainFailure(error) ?? error);
    process.exitCode = 1;
  }
  // Prisma's migration engine leaves a timer of 10 s behind: exit as soon as everything has been written.
  process.stdout.write("", () => process.exit());
}
