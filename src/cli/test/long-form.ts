import { CommandError } from "../command-error";
import { stopTools } from "./end-run";
import { sanitizeEnvironment } from "./environment";
import { nodeTool, runTool } from "./suite";

/** Runs the database tests of a path in their long form, which these variables ask for. @throws CommandError `broken` */
export async function runLongForm(
  path: string,
  { env, broken }: { env: Readonly<Record<string, string>>; broken: string },
): Promise<void> {
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  const options = ["--config", ".config/vitest.ts", "--project", "db*", "--reporter", "dot"];
  const { code } = await runTool(nodeTool("vitest/vitest.mjs", "run", ...options, path), { env });
  if (code !== 0) throw new CommandError(broken);
}
