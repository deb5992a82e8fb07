import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import { setVariable } from "@/env/server";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { seededNumbers } from "@/lib/seeded-numbers";
import { getStorage } from "@/server/storage/get-storage";
import { testDatabase } from "@/testing/database";
import { aDraftOf, anAuthor, authorOf, draftAll, stages } from "./author";
import { countedByLedger, creditsAgainstRows } from "./checks/ledger";
import { differences, readOutcome } from "./checks/outcome";
import { makeOwnDatabase, type OwnDatabase } from "./databases";
import { apiKey } from "./jobs-process";
import { readPlan } from "./plan";
import { Report } from "./report";
import { startScene, topicOf } from "./scene";
import { seededIds } from "./seeded-ids";

// For its files; the runs have databases of their own.
testDatabase();
const { seed, kills, isFull } = readPlan(process.env);
const report = new Report(`Runs that are killed (EVAL_SEED=${seed} EVAL_KILLS=${kills})`);

beforeAll(() => {
  setVariable("OPENAI_API_KEY", apiKey);
  setVariable("OPENAI_MODEL", "scripted");
});

afterAll(() => {
  setVariable("OPENAI_API_KEY", "");
  setVariable("OPENAI_MODEL", "");
  report.print();
});

interface Prepared {
  database: OwnDatabase;
  draftId: string;
  person: Parameters<typeof authorOf>[1];
}

/** A draft whose sources have been read, in a database that is then copied: what is made of it has the same ids in each copy. */
async function prepare(): Promise<Prepared> {
  const database = await makeOwnDatabase();
  const author = await anAuthor(database.db);
  const draftId = await aDraftOf(author, {
    ids: seededIds(`${seed} killed`),
    topic: topicOf("killed"),
    sources: isFull ? ["sauerteig.de.md"] : ["injected.en.md"],
  });
  for (const { id } of await database.db.draftSource.findMany({ where: { draftId } })) {
    await beginParsing(database, id);
    await parseStoredSource({ db: database.db, storage: getStorage() }, id);
  }
  await database.leave();
  return { database, draftId, person: author.person };
}

interface Moment {
  /** Pieces of answers that the server has sent by then, and milliseconds after it. */
  pieces: number;
  delay: number;
}

/** Writes all stages on a copy. What is killed is the process that does the jobs; another one is started right after. */
async function play({ database, draftId, person }: Prepared, moment: Moment | null) {
  const own = await makeOwnDatabase(database.name);
  const scene = await startScene(own, { pace: "steady" });
  let pieces = 0;
  let killed: Promise<{ answered: number; open: number; asked: number }> | null = null;
  const kill = async ({ delay }: Moment) => {
    await sleep(delay);
    await scene.jobs.kill();
    const rows = await own.db.aiRequest.groupBy({ by: ["outcome"], _count: true });
    const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?._count ?? 0;
    const asked = scene.wire.exchanges.length;
    await scene.restart();
    return { answered: count("answered"), open: count("started"), asked };
  };
  scene.wire.onPiece = (sent) => {
    pieces = sent;
    if (moment && sent >= moment.pieces) killed ??= kill(moment);
  };
  try {
    await draftAll(authorOf(own.db, person), draftId, {
      ids: seededIds(`${seed} runs`),
      only: isFull ? stages : stages.slice(0, 3),
    });
    const rows = await own.db.aiRequest.findMany({ select: { outcome: true } });
    const requests = scene.wire.exchanges.map(({ key }) => key);
    return {
      pieces,
      requests,
      atKill: await killed,
      outcomes: rows.map(({ outcome }) => outcome),
      outcome: await readOutcome(own.db, draftId),
      ledger: await countedByLedger(own.db),
      credits: await creditsAgainstRows(own.db),
    };
  } finally {
    await scene.stop();
    await own.drop();
  }
}

const count = (all: readonly string[], wanted: string) => all.filter((each) => each === wanted).length;

describe("a run whose process is killed", { timeout: 900_000 }, () => {
  it("comes to what it would have come to, and asks for nothing twice but what was in progress", async () => {
    const prepared = await prepare();
    try {
      const whole = await play(prepared, null);
      report.keep(
        "requests of a run that nobody kills",
        `${whole.requests.length}, ${whole.pieces} pieces`,
        count(whole.outcomes, "answered") === whole.requests.length,
      );
      const next = seededNumbers(`${seed} instants`);
      let underWay = 0;
      for (let at = 1; at <= kills; at++) {
        // One in each part of the run.
        const place = (at - next()) / kills;
        const moment = { pieces: 1 + Math.floor(place * (whole.pieces - 1)), delay: Math.floor(next() * 60) };
        const run = await play(prepared, moment);
        const name = `kill ${at}, ${moment.delay} ms after piece ${moment.pieces}`;
        const { answered = 0, open = 0, asked = 0 } = run.atKill ?? {};
        underWay += open;
        const unlike = differences(whole.outcome, run.outcome);
        report.keep(
          `${name}: unlike the run without it`,
          unlike.length,
          run.atKill !== null && unlike.length === 0,
          unlike,
        );
        const again = run.requests.length - asked;
        const wanted = whole.requests.length - answered;
        report.keep(
          `${name}: answered before, asked for after (${whole.requests.length} in all)`,
          `${answered}, ${again}`,
          again === wanted,
        );
        const strange = run.requests.filter((key) => !whole.requests.includes(key));
        report.keep(`${name}: requests with other words than without it`, strange.length, strange.length === 0);
        const lost = count(run.outcomes, "lost");
        const isInLedger =
          lost === open &&
          count(run.outcomes, "answered") === whole.requests.length &&
          run.outcomes.length === whole.requests.length + lost;
        report.keep(`${name}: under way, in the ledger as lost`, `${open}, ${lost}`, isInLedger, run.outcomes);
        report.keep(
          `${name}: credits, and the sum of the ledger`,
          run.credits.map(({ used, sum }) => `${used}, ${sum}`).join("; "),
          run.credits.every(({ used, sum }) => used === sum) && run.ledger.open === 0,
        );
      }
      report.keep("requests that were under way when their process was killed", underWay, kills === 0 || underWay > 0);
    } finally {
      await prepared.database.drop();
    }
  });
});
