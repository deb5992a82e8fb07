import { afterEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { type Asked, type Pace, type Reply, startScriptedModel } from "@/testing/scripted-model";
import { endRun } from "./end-run";
import { writeUnit } from "./write-unit";

const database = testDatabase();
const clock = aClock();
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"]) setVariable(name, "");
});

const notes =
  "# Tides\n\nThe moon pulls the water twice as hard as the sun does.\n\nA tide table gives heights in metres.";

/** What a good model would say of whatever passages it is given. */
function anOutlineFrom({ passages }: Asked): Reply {
  const [, first, second] = passages;
  return {
    items: [first, second].map((passage, index) => ({
      title: `Module ${index + 1}`,
      citations: [{ passage: passage?.mark ?? "", quote: passage?.text.slice(0, 20) ?? "" }],
      lessons: [{ title: `Lesson of ${index + 1}`, citations: [] }],
    })),
  };
}

async function aDraft(script: (asked: Asked) => Reply = anOutlineFrom, paces: Record<string, Pace> = {}) {
  const model = await startScriptedModel(script, { paces });
  running.push(model.stop);
  setVariable("OPENAI_API_KEY", "test");
  setVariable("OPENAI_BASE_URL", model.baseUrl);
  setVariable("OPENAI_MODEL", "scripted");
  const person = await aPerson(database.db, { role: "INSTRUCTOR" });
  const deps = depsOf(database.db, actorOf(person), clock);
  const { drafting } = createCaller(deps);
  const draftId = uuidV7();
  await drafting.create({ draftId });
  const sourceId = uuidV7();
  await drafting.addText({ draftId, sourceId, title: "Notes", text: notes, format: "markdown" });
  await beginParsing(database, sourceId);
  await parseStoredSource({ db: database.db, storage: getStorage() }, sourceId);
  const write = async (runId: string) => {
    const units = await database.db.draftUnit.findMany({ where: { runId }, orderBy: { position: "asc" } });
    for (const { id } of units) await writeUnit({ db: database.db, now: clock.now, model: modelOf() }, id);
    await endRun({ db: database.db, now: clock.now }, runId);
  };
  const start = async (more: { note?: string; suggestionId?: string } = {}) => {
    const runId = uuidV7();
    await drafting.startStage({ draftId, runId, stage: "outline", ...more });
    return runId;
  };
  const look = () => drafting.stage({ draftId, stage: "outline" });
  const stage = async () => (await look()).stages[0];
  const ledger = () => database.db.aiRequest.findMany({ where: { draftId }, orderBy: { id: "asc" } });
  return { drafting, draftId, person, model, write, start, look, stage, ledger };
}

describe("an outline by a model", () => {
  it("comes as suggestions with the exact words of the sources, written down in the ledger", async () => {
    const { start, write, look, ledger, stage } = await aDraft();
    const runId = await start({ note: "Shorter" });
    expect(await stage()).toMatchObject({ state: "running", runId });
    await write(runId);
    const view = await look();
    expect(view.stages[0]).toMatchObject({ state: "done", waiting: 2, unsupported: 0 });
    expect(view.suggestions.map(({ body }) => body)).toMatchObject([
      { kind: "module", title: "Module 1", citation: { quote: "The moon pulls the w" } },
      { kind: "module", title: "Module 2", citation: { quote: "A tide table gives h" } },
    ]);
    const rows = await ledger();
    expect(rows).toMatchObject([{ outcome: "answered", stage: "outline", model: "scripted", runId }]);
    expect(rows[0]?.inputTokens).toBeGreaterThan(100);
    expect(view.credits.usedTokens).toBe((rows[0]?.inputTokens ?? 0) + 4 * (rows[0]?.outputTokens ?? 0));
    expect(view.credits.reservedTokens).toBe(0);
  });
});
