import { afterEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { describeModule } from "@/features/authoring/server/outline/describe-module";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { endRun } from "@/features/drafting/server/runs/end-run";
import { writeUnit } from "@/features/drafting/server/runs/write-unit";
import type { Stage } from "@/features/drafting/suggestions";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { type Asked, type Reply, startScriptedModel } from "@/testing/scripted-model";

const database = testDatabase();
const clock = aClock();
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"]) setVariable(name, "");
});

const notes = "# Tides\n\n## The moon\n\nThe moon pulls the water.\n\n## The sun\n\nThe sun pulls less.";

/** A course with the modules of the outline in it, and a model that answers by a script. */
async function aCourse(script: (asked: Asked) => Reply) {
  const model = await startScriptedModel(script);
  running.push(model.stop);
  setVariable("OPENAI_API_KEY", "test");
  setVariable("OPENAI_BASE_URL", model.baseUrl);
  setVariable("OPENAI_MODEL", "scripted");
  const deps = depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), clock);
  const { drafting, courses } = createCaller(deps);
  const draftId = uuidV7();
  await drafting.create({ draftId });
  await drafting.saveBrief({ draftId, field: "topic", base: "", value: "Tides" });
  const sourceId = uuidV7();
  await drafting.addText({ draftId, sourceId, title: "Notes", text: notes, format: "markdown" });
  await beginParsing(database, sourceId);
  await parseStoredSource({ db: database.db, storage: getStorage() }, sourceId);
  await drafting.generateOutline({ draftId });
  await drafting.acceptAll({ draftId });
  const { courseId } = await drafting.get({ draftId });
  const write = async (stage: Stage) => {
    const runId = uuidV7();
    await drafting.startStage({ draftId, runId, stage });
    const units = await database.db.draftUnit.findMany({ where: { runId }, orderBy: { position: "asc" } });
    for (const { id } of units) await writeUnit({ db: database.db, now: clock.now, model: modelOf() }, id);
    await endRun({ db: database.db, now: clock.now }, runId);
    return drafting.stage({ draftId, stage });
  };
  const decide = (suggestionId: string, decision: "accept" | "reject" | "undo") =>
    drafting.decideSuggestion({ draftId, suggestionId, decision });
  return { deps, drafting, courses, draftId, courseId: courseId ?? "", write, decide, model };
}

const plan = (asked: Asked): Reply => ({
  items: [
    {
      description: "What pulls the water. <script>alert(1)</script>",
      citations: [{ passage: asked.passages[0]?.mark ?? "", quote: "The moon pulls the water." }],
      lessons: [
        { plan: "The moon first", citations: [] },
        { plan: "Then the sun", citations: [] },
      ],
    },
  ],
});

describe("modules by a model", () => {
  it("get a description over the words that stood there, and plans that lessons are written by", async () => {
    const { deps, draftId, drafting, courseId, write, decide, model } = await aCourse(plan);
    const { suggestions, stages } = await write("modules");
    expect(stages.find(({ stage }) => stage === "modules")).toMatchObject({
      state: "done",
      waiting: suggestions.length,
    });
    const [first] = suggestions;
    expect(first?.body).toMatchObject({ kind: "module-plan", replaces: "", lessons: [{ plan: "The moon first" }, {}] });
    expect(first?.body.kind === "module-plan" && first.body.description).not.toContain("script");
    expect(model.asked[0]?.words).toContain("1.1 The moon");
    const moduleId = first?.body.kind === "module-plan" ? first.body.moduleId : "";
    const stands = async () => (await database.db.moduleVersion.findFirstOrThrow({ where: { moduleId } })).description;
    await decide(first?.id ?? "", "accept");
    await decide(first?.id ?? "", "accept");
    expect(await stands()).toContain("What pulls the water.");
    await decide(first?.id ?? "", "undo");
    expect(await stands()).toBe("");
    await drafting.editSuggestion({
      draftId,
      suggestionId: first?.id ?? "",
      edit: { kind: "module-plan", description: "In my words" },
    });
    // Someone writes there before it is accepted: their words stay.
    await describeModule(deps, { courseId, moduleId, description: "By hand" });
    await expect(decide(first?.id ?? "", "accept")).rejects.toMatchObject({
      cause: { reason: "drafting.text_changed" },
    });
    expect(await stands()).toBe("By hand");
  });
});

describe("a landing page by a model", () => {
  const fields = (): Reply => ({
    items: [
      { field: "subtitle", text: "Read the  water", list: [], citations: [] },
      { field: "objectives", text: "", list: ["Name what pulls the water", " "], citations: [] },
      { field: "requirements", text: "", list: [], citations: [] },
    ],
  });

  it("comes field by field, is accepted over what stood there and taken back to it", async () => {
    const { draftId, drafting, courseId, courses, write, decide } = await aCourse(fields);
    const { suggestions } = await write("landing");
    expect(suggestions.map(({ body, isUnsupported }) => [body, isUnsupported])).toMatchObject([
      [{ kind: "landing", field: "subtitle", value: "Read the water", replaces: "" }, true],
      [{ kind: "landing", field: "objectives", value: ["Name what pulls the water"], replaces: [] }, true],
    ]);
    const [subtitle, objectives] = suggestions;
    const stands = () =>
      database.db.courseVersion.findFirstOrThrow({ where: { courseId }, select: { subtitle: true, objectives: true } });
    await drafting.acceptAll({ draftId, stage: "landing" });
    expect(await stands()).toEqual({ subtitle: "Read the water", objectives: ["Name what pulls the water"] });
    await decide(objectives?.id ?? "", "undo");
    expect((await stands()).objectives).toEqual([]);
    await courses.saveDetail({ courseId, field: "subtitle", base: "Read the water", value: "By hand" });
    await expect(decide(subtitle?.id ?? "", "undo")).rejects.toMatchObject({
      cause: { reason: "drafting.written_since" },
    });
    expect((await stands()).subtitle).toBe("By hand");
    await expect(
      drafting.editSuggestion({
        draftId,
        suggestionId: objectives?.id ?? "",
        edit: { kind: "landing", value: "no list" },
      }),
    ).rejects.toMatchObject({ cause: { reason: "drafting.wrong_value" } });
  });

  it("cannot be written before there is a course", async () => {
    const { drafting } = await aCourse(fields);
    const draftId = uuidV7();
    await drafting.create({ draftId });
    for (const stage of ["modules", "landing"] as const)
      await expect(drafting.startStage({ draftId, runId: uuidV7(), stage })).rejects.toMatchObject({
        cause: { reason: "drafting.nothing_to_write" },
      });
  });
});
