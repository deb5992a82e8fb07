import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { runLongForm } from "./test/long-form";

const usage = "Usage: npm run test:inputs [-- SEED]   SEED: a number; a different seed makes different inputs";

/** Sends every procedure 200 bad inputs; `npm test` sends five. */
async function testInputs([seed = "7"]: string[]): Promise<void> {
  if (!/^\d{1,9}$/.test(seed)) throw new CommandError(usage);
  await runLongForm("src/testing/bad-inputs", {
    env: { BAD_INPUTS: "200", BAD_INPUTS_SEED: seed },
    broken: "A procedure answered a bad input wrongly; see the failures above.",
  });
}

await runCommand({ usage, words: [0, 1] }, testInputs);
