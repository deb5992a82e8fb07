import { api } from "@/components/api/client";

const everyMs = 200;
const mostLooks = 25;

/** Waits until a run that was asked for is; false where no runner took it up in five seconds. */
export async function awaitRun(runId: string): Promise<boolean> {
  for (let look = 0; look < mostLooks; look++) {
    if (await api.jobs.hasBegun.query({ runId })) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return false;
}
