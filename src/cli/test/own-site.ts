import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { isBuilt } from "../site/build-site";
import { killGroup, stopWithRun } from "./end-run";

export const ownBuild = ".next-test";
/** A first start takes well under a minute automatically; a machine that is busy otherwise may need more. */
const readySeconds = 180;
const stopSeconds = 40;

/** The build that belongs to the sources as they are: that of the site if it is current, else one of our own. */
export const currentBuild = () => (isBuilt(".next") ? ".next" : ownBuild);

export type OwnSite = { url: string; pid: number; stop: () => Promise<void> };

/**
 * Starts a site as `npm start` does, on a free port and a data folder of its own, for tests and measurements. It says how
 * many statements each answer took. The caller stops it.
 */
export async function startOwnSite(dataDir: string, variables: Record<string, string> = {}): Promise<OwnSite> {
  const site: ChildProcess = spawn(process.execPath, ["src/cli/bootstrap.mjs", "start"], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: "0",
      // Follows from the port: the caller may know the address of another site it has started.
      APP_URL: "",
      LECTERN_UNDER_TEST: "1",
      LOG_LEVEL: "warn",
      NEXT_DIST_DIR: currentBuild(),
      ...variables,
    },
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own, so that all of it can be ended at once.
    detached: process.platform !== "win32",
  });
  stopWithRun(site);
  const stop = async () => {
    if (site.exitCode !== null || site.signalCode !== null) return;
    const gone = once(site, "exit");
    site.kill("SIGTERM");
    const patience = setTimeout(() => killGroup(site), stopSeconds * 1000);
    await gone;
    clearTimeout(patience);
  };
  try {
    const url = await readAddress(site);
    // What the site logs while it is tested is between the results: usually nothing.
    site.stdout?.on(
      "data",
      (chunk) => /"level":"?(error|fatal|50|60)/.test(String(chunk)) && process.stderr.write(chunk),
    );
    return { url, pid: site.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readAddress(site: ChildProcess): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The site was not ready within ${readySeconds} s.`)),
      readySeconds * 1000,
    );
    let output = "";
    site.stdout?.on("data", (chunk) => {
      output += String(chunk);
      const found = /Ready: (\S+)/.exec(output)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
    site.on("exit", () => {
      clearTimeout(timer);
      reject(new Error(`The site ended before it was ready:\n${output}`));
    });
  });
}
