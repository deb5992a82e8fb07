import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { stopTools } from "./test/end-run";
import { sanitizeEnvironment } from "./test/environment";
import { nodeTool, runTool } from "./test/suite";

const usage = "Usage: npm run eval:draft [-- PART]   PART: answers, drafts, keyless, kills, latency";

/** Plays drafting with a model against a scripted server, at full length, and without one; `npm test` plays a little of the same. */
async function evalDraft(parts: string[]): Promise<void> {
  if (parts.some((part) => !/^[a-z]+$/.test(part))) throw new CommandError(usage);
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  const folder = "src/testing/eval-draft";
  const files = parts.length === 0 ? [folder] : parts.map((part) => `${folder}/${part}`);
  const options = [
    "--config",
    ".config/vitest.ts",
    "--project",
    "db*",
    "--project",
    "unit*",
    "--no-file-parallelism",
    "--reporter",
    "dot",
  ];
  const { code } = await runTool(nodeTool("vitest/vitest.mjs", "run", ...options, ...files), {
    env: { EVAL_FULL: "1" },
  });
  if (code !== 0) throw new CommandError("Drafting failed the checks marked BROKEN above, or stopped before them.");
}

await runCommand({ usage, words: [0, 5] }, evalDraft);
