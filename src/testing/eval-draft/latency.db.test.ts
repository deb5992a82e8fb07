import { afterAll, beforeAll, describe, it } from "vitest";
import { setVariable } from "@/env/server";
import { createCaller } from "@/server/trpc/root";
import { testDatabase } from "@/testing/database";
import { type Author, aDraftOf, anAuthor, runEnded, sourcesRead } from "./author";
import { delaysOf, noSight, percentile, type Sight, see } from "./delays";
import { apiKey } from "./jobs-process";
import { readPlan } from "./plan";
import { Report } from "./report";
import { exchangesOf, type Scene, startScene, topicOf } from "./scene";
import { seededIds } from "./seeded-ids";

const database = testDatabase();
const { seed, watched, isFull } = readPlan(process.env);
const report = new Report(`How soon an author sees it, ${watched} drafts at once`);
const ids = seededIds(`${seed} latency`);
let scene: Scene;

/** What is promised. Within `npm test` others use the machine as well: there it is only seen that nothing waits for the end. */
const bound = isFull ? 300 : 1_500;

beforeAll(async () => {
  scene = await startScene(database, { pace: "slow" });
  setVariable("OPENAI_API_KEY", apiKey);
  setVariable("OPENAI_MODEL", "scripted");
});

afterAll(async () => {
  await scene?.stop();
  setVariable("OPENAI_API_KEY", "");
  setVariable("OPENAI_MODEL", "");
  report.print();
});

/** Watches in this process what the process of the jobs writes, by the way that the site's event stream takes. */
async function watch({ deps }: Author, draftId: string): Promise<{ sight: Sight; end: () => Promise<void> }> {
  const leaving = new AbortController();
  const events = await createCaller(deps, { signal: leaving.signal }).drafting.watch({ draftId });
  const sight = noSight();
  const watching = (async () => {
    for await (const event of events) see(sight, event);
  })();
  return {
    sight,
    end: () => {
      leaving.abort();
      return watching;
    },
  };
}

describe("whoever watches a draft", { timeout: 120_000 }, () => {
  it("sees its first words, and each suggestion, right after the model has said them", async () => {
    const people = await Promise.all(Array.from({ length: watched }, () => anAuthor(database.db)));
    const drafts = await Promise.all(
      people.map(async (author, at) => ({
        author,
        name: `watched-${at}`,
        draftId: await aDraftOf(author, { ids, topic: topicOf(`watched-${at}`), sources: ["tides.en.md"] }),
      })),
    );
    await sourcesRead(
      database.db,
      drafts.map(({ draftId }) => draftId),
    );
    const watching = await Promise.all(drafts.map(({ author, draftId }) => watch(author, draftId)));
    await Promise.all(
      drafts.map(async ({ author, draftId }) => {
        const runId = ids();
        await author.api.drafting.startStage({ draftId, runId, stage: "outline" });
        await runEnded(database.db, runId);
      }),
    );
    const delays = drafts.map(({ name }, at) => {
      const [exchange] = exchangesOf(scene.wire, name);
      return exchange ? delaysOf(exchange, watching[at]?.sight ?? noSight()) : { text: [], suggestion: [] };
    });
    const spans = exchangesAtOnce(drafts.map(({ name }) => exchangesOf(scene.wire, name)[0]?.pieces ?? []));
    report.keep("answers that were being written at the same time", spans, spans > watched / 2);
    for (const what of ["text", "suggestion"] as const) {
      const all = delays.flatMap((each) => each[what]);
      const [half, most, longest] = [50, 95, 100].map((of) => percentile(all, of));
      const figures = `median ${half}, p95 ${most}, longest ${longest} of ${all.length}`;
      report.keep(
        `milliseconds until a ${what} is seen, all below ${bound}`,
        figures,
        all.length >= watched && (longest ?? bound) < bound,
        all,
      );
    }
    await Promise.all(watching.map(({ end }) => end()));
  });
});

/** Most of them that were between their first piece and their last in one moment. */
function exchangesAtOnce(answers: readonly (readonly { at: number }[])[]): number {
  const spans = answers.map((pieces) => ({ from: pieces[0]?.at ?? 0, to: pieces.at(-1)?.at ?? 0 }));
  return Math.max(...spans.map(({ from }) => spans.filter((other) => other.from <= from && other.to >= from).length));
}
