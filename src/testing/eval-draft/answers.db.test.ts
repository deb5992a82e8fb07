import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { testDatabase } from "@/testing/database";
import { aDraftOf, anAuthor, generate, sourceNames, sourcesRead } from "./author";
import { checkCitations } from "./checks/grounding";
import { countedByLedger, countedByServer, creditsAgainstRows } from "./checks/ledger";
import { findPeople, isKeyTold } from "./checks/requests";
import { apiKey } from "./jobs-process";
import { readPlan } from "./plan";
import { Report } from "./report";
import { scenarios } from "./scenarios";
import { exchangesOf, type Scene, startScene, topicOf } from "./scene";
import { seededIds } from "./seeded-ids";

const database = testDatabase();
const { seed } = readPlan(process.env);
const report = new Report(`What model servers do (EVAL_SEED=${seed})`);
let scene: Scene;

beforeAll(async () => {
  scene = await startScene(database);
  setVariable("OPENAI_API_KEY", apiKey);
  setVariable("OPENAI_MODEL", "scripted");
});

afterAll(async () => {
  await scene.stop();
  setVariable("OPENAI_API_KEY", "");
  setVariable("OPENAI_MODEL", "");
  report.print();
});

const ids = seededIds(`${seed} answers`);

async function play({ name, expected }: (typeof scenarios)[number]) {
  const author = await anAuthor(database.db);
  const draftId = await aDraftOf(author, { ids, topic: topicOf(name), sources: sourceNames });
  await sourcesRead(database.db, [draftId]);
  const run = await generate(author, draftId, "outline", ids);
  const rows = await database.db.aiRequest.findMany({ where: { draftId }, orderBy: { id: "asc" } });
  const suggestions = await database.db.suggestion.findMany({ where: { draftId }, include: { citations: true } });
  const view = (await author.api.drafting.stage({ draftId, stage: "outline" })).stages[0];
  const came = {
    state: run.state.toLowerCase(),
    outcomes: rows.map(({ outcome }) => outcome),
    reason: view?.failure?.reason ?? view?.units.find(({ failure }) => failure)?.failure?.reason,
  };
  return { name, draftId, came, expected: { reason: undefined, ...expected }, suggestions };
}

describe("an author whose model server", { timeout: 180_000 }, () => {
  let played: Awaited<ReturnType<typeof play>>[] = [];

  it("answers well, badly, late or not at all gets suggestions, or is told why there are none", async () => {
    played = await Promise.all(scenarios.map(play));
    for (const { name, came, expected, suggestions } of played) {
      report.keep(
        `${name}: ${came.state}`,
        came.outcomes.join(", "),
        JSON.stringify(came) === JSON.stringify({ ...came, ...expected }),
        { came, expected },
      );
      if (came.state === "done") expect(suggestions.length, name).toBeGreaterThan(2);
    }
  });

  it("asks to wait is left alone for that long, and is asked for less where it was too much", () => {
    const [first, second] = exchangesOf(scene.wire, "busy").map(({ receivedAt }) => receivedAt);
    report.keep(
      "milliseconds until a busy server is asked again",
      (second ?? 0) - (first ?? 0),
      (second ?? 0) - (first ?? 0) >= 1_000,
    );
    const [long = 0, short = 0] = exchangesOf(scene.wire, "too-long").map(
      ({ body }) => body.split('{\\"mark\\"').length,
    );
    report.keep(
      "passages of a request that was too long, and of the next",
      `${long - 1}, ${short - 1}`,
      short > 1 && short < long,
    );
  });

  it("misquotes the sources is not believed", () => {
    const { suggestions = [] } = played.find(({ name }) => name === "misquoting") ?? {};
    const unmarked = suggestions.filter(({ isUnsupported, citations }) => !isUnsupported || citations.length > 0);
    report.keep(
      "suggestions with false quotes that are not marked",
      unmarked.length,
      suggestions.length > 0 && unmarked.length === 0,
    );
  });

  it("says what is in the sources is quoted exactly", async () => {
    const { citations, wrong } = await checkCitations(
      database.db,
      played.map(({ draftId }) => draftId),
    );
    report.keep(
      "citations that are no exact part of their source",
      `${wrong.length} of ${citations}`,
      wrong.length === 0 && citations > 50,
      wrong,
    );
  });

  it("counts tokens finds them in the ledger, and in the credits, to the last one", async () => {
    const [server, { all, open, unanswered, ...ledger }] = [
      countedByServer(scene.wire.exchanges),
      await countedByLedger(database.db),
    ];
    report.keep(
      "requests on the wire, and in the ledger",
      `${scene.wire.exchanges.length}, ${all}`,
      scene.wire.exchanges.length === all && open === 0,
      unanswered,
    );
    report.keep(
      "tokens by the server, and by the ledger",
      `${JSON.stringify(server)}, ${JSON.stringify(ledger)}`,
      JSON.stringify(server) === JSON.stringify(ledger),
    );
    const credits = await creditsAgainstRows(database.db);
    report.keep(
      "people whose credits are not the sum of their rows",
      credits.filter(({ used, sum }) => used !== sum).length,
      new Set(credits.map(({ userId }) => userId)).size === scenarios.length &&
        credits.every(({ used, sum }) => used === sum),
      credits,
    );
  });

  it("reads what it is sent learns no name, no address and no key", async () => {
    const people = await findPeople(database.db, scene.wire.exchanges);
    report.keep("people named in requests", people.length, people.length === 0, people);
    report.keep("places that tell the key", 0, !(await isKeyTold(database.db, scene.wire.exchanges)));
  });
});
