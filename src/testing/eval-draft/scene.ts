import { type Asked, type Reply, startScriptedModel } from "@/testing/scripted-model";
import type { OwnDatabase } from "./databases";
import { type JobsProcess, startJobs } from "./jobs-process";
import { paces, scenarios } from "./scenarios";
import { understudy } from "./understudy";
import { startWire, type Wire } from "./wire";

export interface Scene {
  wire: Wire;
  /** Changed by whoever kills it and starts another. */
  jobs: JobsProcess;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export type Script = (asked: Asked, nth: number) => Reply;

/** The mark by which the script knows whom it answers: it is in the topic, which every request tells. */
export const topicOf = (name: string) => `Seamanship and bread #${name}#`;

const nameIn = (words: string) => /#([a-z0-9-]+)#/.exec(words)?.[1] ?? "";

/** A model server, the wire to it, and the process that does the jobs of a database. */
export async function startScene(
  database: Pick<OwnDatabase, "url">,
  { script, pace }: { script?: Record<string, Script>; pace?: string } = {},
): Promise<Scene> {
  const counts = new Map<string, number>();
  const scripts: Record<string, Script> = {
    ...Object.fromEntries(scenarios.map(({ name, reply }) => [name, reply])),
    ...script,
  };
  const model = await startScriptedModel(
    (asked) => {
      const name = nameIn(asked.words);
      const nth = counts.get(name) ?? 0;
      counts.set(name, nth + 1);
      return scripts[name]?.(asked, nth) ?? { items: understudy(asked), ...(pace && { pace }) };
    },
    { paces },
  );
  const wire = await startWire(model.baseUrl);
  const start = () => startJobs(database.url, wire.baseUrl);
  const scene: Scene = {
    wire,
    jobs: await start(),
    restart: async () => {
      scene.jobs = await start();
    },
    stop: async () => {
      await scene.jobs.kill();
      await wire.stop();
      await model.stop();
    },
  };
  return scene;
}

/** What passed over the wire for one scenario. */
export const exchangesOf = ({ exchanges }: Wire, name: string) =>
  exchanges.filter(({ body }) => body.includes(`#${name}#`));
