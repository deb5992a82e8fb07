import { afterAll, beforeAll, describe, it } from "vitest";
import { setVariable } from "@/env/server";
import { ItemReader } from "@/features/drafting/server/model/item-reader";
import { createCaller } from "@/server/trpc/root";
import { testDatabase } from "@/testing/database";
import { eventually } from "@/testing/job-runner";
import { type Author, aDraftOf, anAuthor, runEnded, sourcesRead } from "./author";
import { delaysOf, noSight, percentile, type Sight, see } from "./delays";
import { apiKey } from "./jobs-process";
import { readPlan } from "./plan";
import { Report } from "./report";
import { exchangesOf, type Scene, startScene, topicOf } from "./scene";
import { seededIds } from "./seeded-ids";
import type { Exchange } from "./wire";

const database = testDatabase();
const { seed, watched, isFull } = readPlan(process.env);
const report = new Report(`How soon an author sees it, ${watched} drafts at once`);
const ids = seededIds(`${seed} latency`);
let scene: Scene;

/** Milliseconds that are promised. Only `npm run eval:draft` measures them: within `npm test` the order of events is looked at. */
const bound = 300;

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

/** What was not seen before the next piece left the server. */
const unseen: string[] = [];

/**
 * Lets the server go on after a piece of an answer only when most answers have started, and when whoever watches has seen
 * all that its pieces say so far: the beginning of an item's text, and each item that is whole.
 */
function holdUntilSeen(sightOf: (exchange: Exchange) => Sight): (exchange: Exchange) => Promise<void> {
  return async (exchange) => {
    const reader = new ItemReader();
    const whole = exchange.pieces.flatMap(({ text }) => reader.push(text)).length;
    const isTextBegun = whole > 0 || /"title":"\w/.test(JSON.stringify(reader.partial()?.value ?? {}));
    const state = () => {
      const { firstText, suggestions } = sightOf(exchange);
      const begun = scene.wire.exchanges.filter(({ pieces }) => pieces.length > 0).length;
      return { begun, whole, isTextBegun, isTextSeen: firstText !== null, seen: suggestions.size };
    };
    if (unseen.length > 0) return;
    await eventually(
      state,
      ({ begun, isTextSeen, seen }) => begun > watched / 2 && (isTextSeen || !isTextBegun) && seen >= whole,
    ).catch((error: Error) => unseen.push(error.message));
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
    const sightOf = ({ body }: Exchange) =>
      watching[drafts.findIndex(({ name }) => body.includes(`#${name}#`))]?.sight ?? noSight();
    scene.wire.hold = isFull ? null : holdUntilSeen(sightOf);
    await Promise.all(
      drafts.map(async ({ author, draftId, name }) => {
        const runId = ids();
        await author.api.drafting.startStage({ draftId, runId, stage: "outline" });
        const run = await runEnded(database.db, runId);
        report.keep(`${name} comes to its end`, run.state, run.state === "DONE");
      }),
    );
    const delays = drafts.map(({ name }, at) => {
      const [exchange] = exchangesOf(scene.wire, name);
      return exchange ? delaysOf(exchange, watching[at]?.sight ?? noSight()) : { text: [], suggestion: [] };
    });
    const spans = exchangesAtOnce(drafts.map(({ name }) => exchangesOf(scene.wire, name)[0]?.pieces ?? []));
    report.keep("answers that were being written at the same time", spans, spans > watched / 2);
    if (!isFull) report.keep("pieces not seen before the next is sent", unseen.length, unseen.length === 0, unseen);
    for (const what of ["text", "suggestion"] as const) {
      const all = delays.flatMap((each) => each[what]);
      const [half, most, longest] = [50, 95, 100].map((of) => percentile(all, of));
      const figures = `median ${half}, p95 ${most}, longest ${longest} of ${all.length}`;
      report.keep(`each ${what} is seen`, all.length, all.length >= watched, all);
      if (isFull)
        report.keep(
          `milliseconds until a ${what} is seen, all below ${bound}`,
          figures,
          (longest ?? bound) < bound,
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
