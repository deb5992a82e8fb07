import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { env } from "@/env/server";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface JobsProcess {
  /** SIGKILL; gone when it resolves. */
  kill: () => Promise<void>;
}

export const apiKey = "sk-eval-never-to-be-seen-anywhere";

/** Starts what does the jobs of a site on this database, with a model at `modelUrl`. */
export async function startJobs(databaseUrl: string, modelUrl: string): Promise<JobsProcess> {
  const child: ChildProcess = fork(fileURLToPath(new URL("./jobs-child.ts", import.meta.url)), [], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: env.DATA_DIR,
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: modelUrl,
      OPENAI_MODEL: "scripted",
      TSX_TSCONFIG_PATH: `${root}src/cli/tsconfig.json`,
    },
  });
  const gone = once(child, "exit");
  const ready = await Promise.race([once(child, "message").then(() => true), gone.then(() => false)]);
  if (!ready) throw new Error("The job process ended before it was ready.");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
