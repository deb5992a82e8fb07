import { afterEach, describe, expect, it, test } from "vitest";
import { setVariable } from "@/env/server";
import { ItemReader } from "@/features/drafting/server/model/item-reader";
import { beginRequest } from "@/features/drafting/server/model/ledger";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import type { Stage } from "@/features/drafting/suggestions";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { startWire } from "@/testing/eval-draft/wire";
import { aPerson } from "@/testing/factories/person";
import { aGate } from "@/testing/gate";
import { type Asked, type Pace, type Reply, startScriptedModel } from "@/testing/scripted-model";
import { within } from "@/testing/within";
import { endRun } from "./end-run";
import { haltRun } from "./end-unit";
import { loadUnit } from "./load-unit";
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
  const start = async (more: { note?: string; suggestionId?: string; stage?: Stage; keys?: string[] } = {}) => {
    const runId = uuidV7();
    await drafting.startStage({ draftId, runId, stage: "outline", ...more });
    return runId;
  };
  const look = (stage: Stage = "outline") => drafting.stage({ draftId, stage });
  const summary = async (stage: Stage = "outline") =>
    (await look()).stages.find((each) => each.stage === stage) ?? expect.fail("no such stage");
  const state = async () => (await database.db.aICourseDraft.findUniqueOrThrow({ where: { id: draftId } })).state;
  const ledger = () => database.db.aiRequest.findMany({ where: { draftId }, orderBy: { id: "asc" } });
  return { drafting, draftId, person, model, write, start, look, summary, ledger, state };
}

const titles = ({ suggestions }: Awaited<ReturnType<Awaited<ReturnType<typeof aDraft>>["look"]>>) =>
  suggestions.flatMap(({ body, state }) => (body.kind === "module" && state === "PENDING" ? [body.title] : []));

test("the page of a stage asks five things at most, also the first time in a month", async () => {
  const { look, person } = await aDraft();
  await database.db.aiCredit.deleteMany({ where: { userId: person.id } });
  expect(await countQueries(look)).toBe(5);
  expect(await countQueries(look)).toBe(4);
});

describe("an outline by a model", () => {
  it("comes as suggestions with the exact words of the sources, written down in the ledger", async () => {
    const { start, write, look, ledger, summary, model, person, state } = await aDraft();
    const runId = await start({ note: "Shorter" });
    expect(await summary()).toMatchObject({ state: "running", runId });
    expect(await state()).toBe("GENERATING");
    await write(runId);
    expect(await state()).toBe("READY");
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
    expect(model.asked[0]?.words).toContain("Shorter");
    expect(model.asked[0]?.words).not.toContain(person.id);
  });

  it("without sources says of each part that it rests on none, and quotes nothing that is not there", async () => {
    const invented = [
      {
        title: "A",
        citations: [{ passage: "P1", quote: "nobody wrote this anywhere" }],
        lessons: [{ title: "B", citations: [] }],
      },
    ];
    const { start, write, look } = await aDraft(() => ({ items: invented }));
    await write(await start());
    const view = await look();
    expect(view.suggestions).toMatchObject([{ isUnsupported: true, citations: [], isFromModel: true }]);
    expect(view.gaps).toEqual([{ lessonId: null, title: "A", field: null }]);
  });

  it("is written once however often its step runs, and one that was killed in the middle asks again for what was in progress alone", async () => {
    const { start, write, look, ledger, model } = await aDraft();
    const runId = await start();
    const unit = await database.db.draftUnit.findFirstOrThrow({ where: { runId } });
    const facts = { userId: unit.runId, draftId: "", runId, unitId: unit.id, stage: "outline", model: "scripted" };
    const { draft, promptVersionId } = await database.db.draftRun.findUniqueOrThrow({
      where: { id: runId },
      select: { promptVersionId: true, draft: { select: { id: true, instructorId: true } } },
    });
    // As it is when the process dies after it has asked.
    await beginRequest(database.db, clock.now(), {
      ...facts,
      userId: draft.instructorId,
      draftId: draft.id,
      promptVersionId,
      inputTokens: 50,
      mostTokens: 10,
    });
    await write(runId);
    await database.db.draftRun.update({ where: { id: runId }, data: { state: "RUNNING", endedAt: null } });
    await write(runId);
    expect(model.asked).toHaveLength(1);
    expect((await ledger()).map(({ outcome, inputTokens }) => [outcome, inputTokens])).toMatchObject([
      ["lost", 50],
      ["answered", expect.any(Number)],
    ]);
    expect(titles(await look())).toEqual(["Module 1", "Module 2"]);
    expect((await look()).credits.reservedTokens).toBe(0);
  });

  it.each<[string, Reply | null, string[]]>([
    ["500", { failure: { status: 500 } }, ["unavailable", "answered"]],
    ["429", { failure: { status: 429, retryAfter: 1 } }, ["rate_limited", "answered"]],
    ["no JSON", { text: "I would rather talk." }, ["invalid_answer", "answered"]],
    ["another shape", { items: [{ name: "x" }] }, ["invalid_answer", "answered"]],
    ["a cut connection", null, ["unavailable", "answered"]],
    [
      "too long a question",
      { failure: { status: 400, code: "context_length_exceeded" } },
      ["context_too_long", "answered"],
    ],
  ])("goes on after %s, with each request in the ledger", async (_, first, outcomes) => {
    const { start, write, look, ledger, summary } = await aDraft(
      (asked) => (asked.count > 0 ? anOutlineFrom(asked) : (first ?? { ...anOutlineFrom(asked), pace: "cut" })),
      { cut: { truncateAfterChunks: 12 } },
    );
    await write(await start());
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(outcomes);
    expect((await summary()).state).toBe("done");
    expect((await look()).suggestions.filter(({ state }) => state === "PENDING").length).toBeGreaterThan(0);
  });

  it("keeps what was whole of an answer that reached its most, and says that more was to come", async () => {
    const whole = JSON.stringify({ title: "A", citations: [], lessons: [{ title: "B", citations: [] }] });
    const { start, write, summary, ledger } = await aDraft(() => ({
      text: `{"items":[${whole},{"title":"C`,
      finishReason: "length",
    }));
    await write(await start());
    expect(await summary()).toMatchObject({ state: "done", waiting: 1, units: [{ failure: { reason: "cut_short" } }] });
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(["answered"]);
  });

  it("frees what a dead process had put aside, also where its run was stopped meanwhile", async () => {
    const { drafting, draftId, person, start, write, look, ledger } = await aDraft();
    const runId = await start();
    const unit = await database.db.draftUnit.findFirstOrThrow({ where: { runId } });
    const { promptVersionId } = await database.db.draftRun.findUniqueOrThrow({ where: { id: runId } });
    const facts = { userId: person.id, draftId, runId, unitId: unit.id, stage: "outline", model: "scripted" };
    await beginRequest(database.db, clock.now(), { ...facts, promptVersionId, inputTokens: 50, mostTokens: 10 });
    expect((await look()).credits.reservedTokens).toBe(90);
    await drafting.stopRun({ draftId, runId });
    await write(runId);
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(["lost"]);
    expect((await look()).credits).toMatchObject({ reservedTokens: 0, usedTokens: 50 });
  });

  it.each<[string, Reply, string, number]>([
    ["a key that is not taken", { failure: { status: 401 } }, "unauthorized", 1],
    ["a refusal", { text: "", finishReason: "content_filter" }, "refused", 1],
  ])("stops at %s and says so, and can be gone on with", async (_, reply, reason, requests) => {
    let isMended = false;
    const { drafting, draftId, start, write, look, ledger, summary } = await aDraft((asked) =>
      isMended ? anOutlineFrom(asked) : reply,
    );
    const runId = await start();
    await write(runId);
    const failed = await summary();
    expect(failed.state).toBe("failed");
    expect(failed.failure?.reason ?? failed.units[0]?.failure?.reason).toBe(reason);
    expect(await ledger()).toHaveLength(requests);
    isMended = true;
    await drafting.continueRun({ draftId, runId });
    await write(runId);
    expect(await summary()).toMatchObject({ state: "done", failure: null });
    expect(titles(await look())).toEqual(["Module 1", "Module 2"]);
  });

  it("stops when its author says so, within a second, keeps what is written and goes on from there", async () => {
    const { drafting, draftId, start, write, look, ledger, summary, model, state } = await aDraft();
    const wire = await startWire(model.baseUrl);
    running.push(wire.stop);
    setVariable("OPENAI_BASE_URL", wire.baseUrl);
    const gate = aGate();
    // After the first suggestion the model says nothing more: what ends its answer is the author.
    wire.hold = async ({ pieces }) => {
      const reader = new ItemReader();
      if (pieces.some(({ text }) => reader.push(text).length > 0)) await gate.pass();
    };
    const runId = await start();
    const writing = write(runId);
    await gate.arrived;
    await expect.poll(async () => (await look()).suggestions.length, { timeout: 30_000 }).toBe(1);
    await drafting.stopRun({ draftId, runId });
    await within("a model's answer that its author stops", 1_500, () => writing);
    wire.hold = null;
    gate.open();
    expect(await summary()).toMatchObject({ state: "stopped", waiting: 1 });
    expect(await state()).toBe("CANCELLED");
    const [kept] = (await look()).suggestions;
    await drafting.decideSuggestion({ draftId, suggestionId: kept?.id ?? "", decision: "accept" });
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(["stopped"]);
    await drafting.continueRun({ draftId, runId });
    await drafting.continueRun({ draftId, runId });
    await write(runId);
    expect(model.asked).toHaveLength(2);
    const view = await look();
    expect(view.suggestions.map(({ state }) => state)).toEqual(["ACCEPTED", "PENDING"]);
    expect(view.suggestions[0]?.id).toBe(kept?.id);
  });

  it("stops at the end of the month's credits, keeps what there is, and never goes beyond them", async () => {
    const { drafting, draftId, person, start, write, ledger, summary, look } = await aDraft();
    await look();
    const month = await database.db.aiCredit.findFirstOrThrow({ where: { userId: person.id } });
    await database.db.siteSetting.create({
      data: { key: "drafting.credits", value: { STANDARD: 1, TRUSTED: 1, PARTNER: 1 } },
    });
    await database.db.aiCredit.update({ where: { id: month.id }, data: { granted: 1_000 } });
    const runId = await start();
    await write(runId);
    expect(await summary()).toMatchObject({ state: "out_of_credits" });
    expect(await ledger()).toEqual([]);
    await database.db.aiCredit.update({ where: { id: month.id }, data: { granted: 100_000 } });
    await drafting.continueRun({ draftId, runId });
    await write(runId);
    expect(await summary()).toMatchObject({ state: "done", waiting: 2 });
    await database.db.siteSetting.deleteMany();
  });

  it("is asked for once, though someone still waits for credits when it is gone on with", async () => {
    const { drafting, draftId, person, start, write, look, model } = await aDraft();
    await database.db.siteSetting.create({
      data: { key: "drafting.credits", value: { STANDARD: 20, TRUSTED: 20, PARTNER: 20 } },
    });
    await look();
    const held = await database.db.aiRequest.create({
      data: {
        userId: person.id,
        model: "scripted",
        stage: "outline",
        outcome: "started",
        reserved: 19_000,
        createdAt: clock.now(),
      },
    });
    const runId = await start();
    const { id: unitId } = await database.db.draftUnit.findFirstOrThrow({ where: { runId } });
    const waiting = writeUnit({ db: database.db, now: clock.now, model: modelOf() }, unitId);
    await expect.poll(async () => (await look()).stages[0]?.units[0]?.state, { timeout: 30_000 }).toBe("WRITING");
    await drafting.stopRun({ draftId, runId });
    await drafting.continueRun({ draftId, runId });
    await database.db.aiRequest.delete({ where: { id: held.id } });
    expect(await waiting).toBe(false);
    expect(model.asked).toHaveLength(0);
    await write(runId);
    expect(model.asked).toHaveLength(1);
    await database.db.siteSetting.deleteMany();
  });

  it("is not ended by a unit that was started before its author had it go on", async () => {
    const { drafting, draftId, start, write, look } = await aDraft();
    const runId = await start();
    const { id: unitId } = await database.db.draftUnit.findFirstOrThrow({ where: { runId } });
    const deps = { db: database.db, now: clock.now };
    const begun = (await loadUnit(database.db, unitId)) ?? expect.fail("the unit is gone");
    await drafting.stopRun({ draftId, runId });
    await drafting.continueRun({ draftId, runId });
    const state = async () => (await database.db.draftRun.findUniqueOrThrow({ where: { id: runId } })).state;
    await haltRun(deps, begun, "OUT_OF_CREDITS");
    expect(await state()).toBe("RUNNING");
    await endRun(deps, runId);
    expect(await state()).toBe("RUNNING");
    await write(runId);
    expect(await state()).toBe("DONE");
    expect((await look()).stages[0]?.units[0]?.state).toBe("DONE");
  });

  it("is written again with a note over what no one has decided or changed", async () => {
    const { drafting, draftId, start, write, look } = await aDraft();
    await write(await start());
    const [first, second] = (await look()).suggestions;
    await drafting.decideSuggestion({ draftId, suggestionId: first?.id ?? "", decision: "accept" });
    await write(await start({ note: "Other words" }));
    const states = (await look()).suggestions.map(({ id, state }) => [id, state]);
    expect(states).toContainEqual([first?.id, "ACCEPTED"]);
    expect(states).toContainEqual([second?.id, "SUPERSEDED"]);
    expect(states.filter(([, state]) => state === "PENDING")).toHaveLength(2);
  });

  it("has one part written again alone, with all tries kept, and an earlier one taken up again", async () => {
    const { drafting, draftId, start, write, look, model } = await aDraft((asked) =>
      asked.count === 0
        ? anOutlineFrom(asked)
        : { items: [{ title: "Second try", citations: [], lessons: [{ title: "L", citations: [] }] }] },
    );
    await write(await start());
    const [first] = (await look()).suggestions;
    const suggestionId = first?.id ?? "";
    await write(await start({ suggestionId, note: "Say it otherwise" }));
    expect(model.asked[1]?.words).toContain("Module 1");
    const view = await look();
    expect(titles(view)).toEqual(["Second try", "Module 2"]);
    expect(view.suggestions.find(({ id }) => id === suggestionId)?.state).toBe("SUPERSEDED");
    expect(view.suggestions.find(({ firstTryId }) => firstTryId === suggestionId)?.state).toBe("PENDING");
    await drafting.takeTry({ draftId, suggestionId });
    await drafting.takeTry({ draftId, suggestionId });
    expect(titles(await look())).toEqual(["Module 1", "Module 2"]);
  });

  it("asks no model before anything is said, and names only sources that were read", async () => {
    const { drafting, draftId, look } = await aDraft();
    const empty = uuidV7();
    await drafting.create({ draftId: empty });
    await expect(drafting.startStage({ draftId: empty, runId: uuidV7(), stage: "outline" })).rejects.toMatchObject({
      cause: { reason: "drafting.nothing_said" },
    });
    expect(await database.db.draftRun.count({ where: { draftId: empty } })).toBe(0);
    await database.db.draftSource.create({
      data: { draftId, title: "broken.docx", kind: "docx", state: "FAILED" },
    });
    expect((await look()).sources.map(({ title }) => title)).toEqual(["Notes"]);
  });

  it("is started once for one id, not twice at a time, and by no one but its author", async () => {
    const { drafting, draftId, start } = await aDraft();
    const runId = await start();
    await drafting.startStage({ draftId, runId, stage: "outline" });
    expect(await database.db.draftRun.count({ where: { draftId } })).toBe(1);
    await expect(start()).rejects.toMatchObject({ cause: { reason: "drafting.already_running" } });
    const other = await aPerson(database.db, { role: "INSTRUCTOR" });
    const theirs = createCaller(depsOf(database.db, actorOf(other), clock)).drafting;
    for (const call of [
      () => theirs.stage({ draftId, stage: "outline" }),
      () => theirs.startStage({ draftId, runId: uuidV7(), stage: "outline" }),
      () => theirs.stopRun({ draftId, runId }),
      () => theirs.continueRun({ draftId, runId }),
      () => theirs.watch({ draftId }),
      () => theirs.takeTry({ draftId, suggestionId: uuidV7() }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
