import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import { env } from "@/env/server";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Starts runners in processes of their own, those that a test leaves being killed after it.
 * @param script what a process runs, from the root: by default crash-child.ts with its journey of four steps, a sleep, and more.
 */
export function crashRunners(
  databaseUrl: () => string,
  script = "src/server/inngest/runner/crash-child.ts",
): () => Promise<ChildProcess> {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children) child.kill("SIGKILL");
  });
  return async () => {
    const child = fork(join(root, script), [], {
      cwd: root,
      execArgv: ["--import", "tsx"],
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl(),
        DATA_DIR: env.DATA_DIR,
        TSX_TSCONFIG_PATH: `${root}src/cli/tsconfig.json`,
      },
    });
    children.push(child);
    await once(child, "message");
    return child;
  };
}
