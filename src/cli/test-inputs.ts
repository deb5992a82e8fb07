import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { stopTools } from "./test/end-run";
import { sanitizeEnvironment } from "./test/environment";
import { nodeTool, runTool } from "./test/suite";

const usage = "Usage: npm run test:inputs [-- SEED]   SEED: a number; another one makes other inputs";

/** Sends every procedure 200 bad inputs; `npm test` sends a tenth of them. */
async function testInputs([seed = "7", ...rest]: string[]): Promise<void> {
  if (!/^\d{1,9}$/.test(seed) || rest.length > 0) throw new CommandError(usage);
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  const options = ["--config", ".config/vitest.ts", "--project", "db*", "--reporter", "dot"];
  const command = nodeTool("vitest/vitest.mjs", "run", ...options, "src/testing/bad-inputs");
  const { code } = await runTool(command, { env: { BAD_INPUTS: "200", BAD_INPUTS_SEED: seed } });
  if (code !== 0) throw new CommandError("A procedure answers a bad input as the failures above say.");
}

await runCommand(testInputs);
