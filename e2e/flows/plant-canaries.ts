import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { plantScene } from "../../src/testing/policy/canaries/plant-scene";
import type { ProbeWishes } from "../../src/testing/probe/probe-process";
import type { Part } from "../../src/testing/probe/probed-site";
import type { Site } from "../../src/testing/site";

type Scene = Awaited<ReturnType<typeof plantScene>>;

export interface PlantedSite extends Scene {
  databaseUrl: string;
  /** Tries the site. Once: it ends the process that planted the scene and that does this. */
  probe: (wishes: ProbeWishes) => Promise<Part[]>;
  /** Ends that process, if it was not asked to. */
  leave: () => void;
}

const databaseOf = ({ dataDir }: Site): string => {
  const connection = readFileSync(join(dataDir, "postgres", "connection.json"), "utf8");
  const { port, password } = JSON.parse(connection) as { port: number; password: string };
  return `postgresql://lectern:${password}@127.0.0.1:${port}/lectern`;
};

/** A script of src/testing that works beside this site, on its database, files and secrets. */
const startBeside = (site: Site, script: string): ChildProcess =>
  fork(resolve(script), [], {
    execArgv: ["--import", resolve("node_modules/tsx/dist/loader.mjs")],
    env: {
      ...process.env,
      DATABASE_URL: databaseOf(site),
      DATA_DIR: site.dataDir,
      APP_URL: site.url,
      TSX_TSCONFIG_PATH: resolve("src/cli/tsconfig.json"),
    },
  });

/** What it says next. Rejects if it ends before that. */
async function nextFrom(child: ChildProcess, task: string): Promise<unknown> {
  const heard = new AbortController();
  const ended = once(child, "exit", heard).then(([code]) => {
    throw new Error(`${task}: the process ended with ${code}.`);
  });
  try {
    const [told] = await Promise.race([once(child, "message", heard), ended]);
    return told;
  } finally {
    heard.abort();
  }
}

/** Makes the scene of the policy's tables on a site, with a canary in each secret of it. */
export async function plantCanaries(site: Site): Promise<PlantedSite> {
  const child = startBeside(site, "src/testing/probe/probe-process.ts");
  const scene = (await nextFrom(child, "The canaries were not planted")) as Scene;
  const probe = async (wishes: ProbeWishes) => {
    child.send(wishes);
    return (await nextFrom(child, "The site was not probed")) as Part[];
  };
  return { ...scene, databaseUrl: databaseOf(site), probe, leave: () => child.kill() };
}
