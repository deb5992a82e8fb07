import { explainFailure } from "./explain-failure";
import { asksForHelp, refuseUnknown, type Takes } from "./read-arguments";

/** Ends quietly once no one reads the output, as in `npm run doctor | head -3`; what stops on a signal stops as on SIGTERM. */
function endWithReader(): void {
  let isGone = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      // Everything that is written from then on fails in the same way.
      if (isGone) return;
      isGone = true;
      if (!process.emit("SIGTERM")) process.exit();
    });
}

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
  endWithReader();
  try {
    await runOrHelp(command, takes);
  } catch (error) {
    console.error(explainFailure(error) ?? error);
    process.exitCode = 1;
  }
  // Prisma's migration engine leaves a timer of 10 s behind: exit as soon as everything has been written.
  process.stdout.write("", () => process.exit());
}
