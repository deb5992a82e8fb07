import { type ForkOptions, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Things } from "../../src/testing/policy/canaries/more-things";
import type { Canary } from "../../src/testing/policy/canaries/plant";
import type { Column } from "../../src/testing/policy/procedures/people";
import type { Site } from "../../src/testing/site";

export interface PlantedSite {
  things: Things;
  canaries: Canary[];
  /** What each of the people is signed in with; a guest with nothing. */
  cookies: Partial<Record<Column, string>>;
  databaseUrl: string;
}

const databaseOf = ({ dataDir }: Site): string => {
  const connection = readFileSync(join(dataDir, "postgres", "connection.json"), "utf8");
  const { port, password } = JSON.parse(connection) as { port: number; password: string };
  return `postgresql://lectern:${password}@127.0.0.1:${port}/lectern`;
};

/** What `fork` takes for a script of src/testing that works beside this site, on its database, files and secrets. */
export const processOn = (site: Site, script: string): [string, string[], ForkOptions] => [
  resolve(script),
  [],
  {
    execArgv: ["--import", resolve("node_modules/tsx/dist/loader.mjs")],
    env: {
      ...process.env,
      DATABASE_URL: databaseOf(site),
      DATA_DIR: site.dataDir,
      APP_URL: site.url,
      TSX_TSCONFIG_PATH: resolve("src/cli/tsconfig.json"),
    },
  },
];

/** Makes the scene of the policy's tables on a site, with a canary in each secret of it. */
export async function plantCanaries(site: Site): Promise<PlantedSite> {
  const child = fork(...processOn(site, "src/testing/policy/canaries/plant-process.ts"));
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The canaries were not planted: the process ended with ${code}.`);
  });
  const [planted] = (await Promise.race([once(child, "message"), ended])) as [Omit<PlantedSite, "databaseUrl">];
  ended.catch(() => undefined);
  return { ...planted, databaseUrl: databaseOf(site) };
}
