import { once } from "node:events";
import { startChild } from "../start-child";

export interface JobsProcess {
  /** SIGKILL; gone when it resolves. */
  kill: () => Promise<void>;
}

export const apiKey = "sk-eval-never-to-be-seen-anywhere";

/** Starts what does the jobs of a site on this database, with a model at `modelUrl`. */
export async function startJobs(databaseUrl: string, modelUrl: string): Promise<JobsProcess> {
  const child = await startChild("src/testing/eval-draft/jobs-child.ts", databaseUrl, {
    OPENAI_API_KEY: apiKey,
    OPENAI_BASE_URL: modelUrl,
    OPENAI_MODEL: "scripted",
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
