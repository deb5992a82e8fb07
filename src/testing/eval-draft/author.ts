import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { stageOf } from "@/features/drafting/server/stages/stages";
import { stages as allStages, type Stage } from "@/features/drafting/suggestions";
import type { Db } from "@/server/db/client";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

export const sourceNames = ["tides.en.md", "sauerteig.de.md"] as const;
export const injectedNames = ["injected.en.md", "injected.de.html", "injected.vtt"] as const;
export type SourceName = (typeof sourceNames)[number] | (typeof injectedNames)[number];

const types = { md: "text/markdown", html: "text/html", vtt: "text/vtt" } as const;
export const readSource = (name: SourceName) => readFileSync(new URL(`./sources/${name}`, import.meta.url));

/** Milliseconds that a run may take on a machine that is busy otherwise. */
const patience = 90_000;
/** Between two looks at something that is waited for. */
const pauseMs = 150;
const clock = { now: () => new Date(), advance: () => undefined, set: () => undefined };

export type Author = Awaited<ReturnType<typeof anAuthor>>;

/** An instructor who calls what the pages call. */
export async function anAuthor(db: Db) {
  const person = await aPerson(db, { role: "INSTRUCTOR", name: "Quirina Sandvik-Abara" });
  return authorOf(db, person);
}

/** The same person on a copy of their database. */
export function authorOf(db: Db, person: Awaited<ReturnType<typeof aPerson>>) {
  const deps = depsOf(db, actorOf(person), clock);
  return { db, deps, person, api: createCaller(deps) };
}

/** A draft with a brief and sources, which wait to be read. `topic` names the scenario. */
export async function aDraftOf(
  { db, api, person }: Author,
  { ids, topic, sources }: { ids: () => string; topic: string; sources: readonly SourceName[] },
): Promise<string> {
  const draftId = ids();
  await api.drafting.create({ draftId });
  await api.drafting.saveBrief({ draftId, field: "topic", base: "", value: topic });
  for (const name of sources) {
    const mimeType = types[name.slice(name.lastIndexOf(".") + 1) as keyof typeof types];
    const file = await aStoredFile({ db, storage: getStorage() }, person.id, {
      bytes: readSource(name),
      originalName: name,
      mimeType,
    });
    await api.drafting.addSource({ draftId, sourceId: ids(), fileId: file.id });
  }
  return draftId;
}

export async function until<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean, what: string): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come to its end: ${JSON.stringify(answer)}`);
    await sleep(pauseMs);
  }
}

/** Waits until the jobs have read every source. */
export const sourcesRead = (db: Db, draftIds: readonly string[]) =>
  until(
    () =>
      db.draftSource.findMany({
        where: { draftId: { in: [...draftIds] } },
        select: { title: true, state: true, error: true },
      }),
    (sources) => {
      const failed = sources.filter(({ state }) => state === "FAILED");
      if (failed.length > 0) throw new Error(`Sources were not read: ${JSON.stringify(failed)}`);
      return sources.every(({ state }) => state === "DONE");
    },
    "The reading of sources",
  );

/** Many wait at the same time: each asks for no more than it needs to know. */
export async function runEnded(db: Db, runId: string) {
  const where = { id: runId };
  await until(
    () => db.draftRun.findUniqueOrThrow({ where, select: { state: true } }),
    ({ state }) => state !== "RUNNING",
    "A run",
  );
  return db.draftRun.findUniqueOrThrow({ where, include: { units: { orderBy: { position: "asc" } } } });
}

/** Has a stage written, and waits for its end. */
export async function generate({ db, api }: Author, draftId: string, stage: Stage, ids: () => string) {
  const runId = ids();
  await api.drafting.startStage({ draftId, runId, stage });
  return runEnded(db, runId);
}

/** Those that can be written. */
export const stages = allStages.filter((stage) => {
  try {
    return stageOf(stage).name === stage;
  } catch {
    return false;
  }
});

/** All stages one after the other, each accepted whole before the next. */
export async function draftAll(
  author: Author,
  draftId: string,
  {
    ids,
    only = stages,
    between,
  }: { ids: () => string; only?: readonly Stage[]; between?: (stage: Stage) => Promise<void> },
): Promise<void> {
  for (const stage of only) {
    const run = await generate(author, draftId, stage, ids);
    if (run.state !== "DONE") throw new Error(`${stage} ended as ${run.state}: ${JSON.stringify(run.units)}`);
    await author.api.drafting.acceptAll({ draftId, stage });
    await between?.(stage);
  }
}
