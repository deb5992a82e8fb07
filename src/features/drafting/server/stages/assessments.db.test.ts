import { afterEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { endRun } from "@/features/drafting/server/runs/end-run";
import { writeUnit } from "@/features/drafting/server/runs/write-unit";
import { uuidV7 } from "@/lib/uuid-v7";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";
import { type Asked, type Reply, startScriptedModel } from "@/testing/scripted-model";
import { mostRounds } from "./stage-of-draft";

const database = testDatabase();
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"]) setVariable(name, "");
});

const said = "The moon pulls the sea about 2.2 times as hard as the sun does, since it is so much nearer to us.";
const notes = `# What moves the sea\n\n## The moon\n\n${said}\n\n## The sun\n\nThe sun pulls less than the moon.\n`;

const empty = { options: null, accepted: null, value: null, tolerance: null, unit: null, feedback: "", points: 1 };
const option = (text: string, isCorrect = false) => ({ text, isCorrect, feedback: `On ${text}.` });

/** A sound question on the passage that holds the words, in whatever place that is. */
function aChoice({ passages }: Asked, text = "Which body draws the oceans most?") {
  const mark = passages.find((passage) => passage.text === said)?.mark ?? "";
  return {
    ...empty,
    type: "SINGLE_CHOICE",
    text,
    options: [option("The moon", true), option("The wind"), option("Jupiter")],
    explanation: "It is nearest.",
    citations: [{ passage: mark, quote: "The moon pulls the sea" }],
  };
}

async function aLessonToAsk(script: (asked: Asked) => Reply) {
  const model = await startScriptedModel(script);
  running.push(model.stop);
  setVariable("OPENAI_API_KEY", "test");
  setVariable("OPENAI_BASE_URL", model.baseUrl);
  setVariable("OPENAI_MODEL", "scripted");
  const draft = await aDraft(database, { Notes: notes });
  const { courseId, lessons } = await draft.acceptOutline();
  const lessonId = lessons[0]?.lessonId ?? "";
  await database.db.lessonVersion.updateMany({ where: { lessonId }, data: { content: "The moon moves the sea." } });
  const { drafting } = draft.api;
  const run = async (more: { suggestionId?: string; note?: string } = {}) => {
    const runId = uuidV7();
    await drafting.startStage({ draftId: draft.draftId, runId, stage: "assessments", ...more });
    const units = await database.db.draftUnit.findMany({ where: { runId } });
    for (const { id } of units) await writeUnit({ db: database.db, now: draft.clock.now, model: modelOf() }, id);
    await endRun({ db: database.db, now: draft.clock.now }, runId);
    return units;
  };
  const look = async () =>
    (await drafting.stage({ draftId: draft.draftId, stage: "assessments", lessonId })).suggestions;
  const questions = async () =>
    (await look()).map(({ body, ...rest }) => ({ ...rest, question: body.kind === "question" ? body.question : null }));
  return { ...draft, model, courseId, lessonId, run, look, questions };
}

describe("questions by a model", () => {
  it("are asked of lessons that have a text, and rest on the passages that say the answer", async () => {
    const { run, questions, model, lessonId, deps } = await aLessonToAsk((asked) => ({ items: [aChoice(asked)] }));
    const units = await run();
    expect(units.map(({ key }) => key)).toEqual([lessonId]);
    const [made, ...more] = await questions();
    expect(more).toEqual([]);
    expect(made).toMatchObject({ state: "PENDING", problems: [], isUnsupported: false, isFromModel: true, lessonId });
    expect(made?.citations).toMatchObject([{ quote: "The moon pulls the sea" }]);
    expect(made?.question?.answers.map(({ text, explanation }) => [text, explanation]).sort()).toEqual([
      ["Jupiter", "On Jupiter."],
      ["The moon", "On The moon."],
      ["The wind", "On The wind."],
    ]);
    expect(model.asked[0]?.words).toContain("The moon moves the sea.");
    expect(model.asked[0]?.words).not.toContain((deps.actor as { id: string }).id);
  });

  it("that the gate refuses are asked for again, and only they", async () => {
    const { run, questions, model } = await aLessonToAsk((asked) => {
      const good = aChoice(asked);
      if (asked.count > 0)
        return {
          items: [
            {
              ...good,
              text: "What makes one body pull harder?",
              options: [option("It is nearer", true), option("It is hotter"), option("It is bigger")],
            },
          ],
        };
      return {
        items: [
          good,
          { ...good, text: "What else is so?", options: [option("The moon", true), option("All of the above")] },
        ],
      };
    });
    await run();
    expect(model.asked).toHaveLength(2);
    expect(model.asked[1]?.words).toContain("all_or_none");
    const made = await questions();
    expect(made.map(({ question }) => question?.text)).toEqual([
      "Which body draws the oceans most?",
      "What makes one body pull harder?",
    ]);
    expect(made.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("that stay refused are shown with the reasons after a bounded number of rounds", async () => {
    const { run, questions, model } = await aLessonToAsk((asked) => ({
      items: [{ ...aChoice(asked), options: [option("Volcanoes", true), option("The wind"), option("the wind.")] }],
    }));
    await run();
    expect(model.asked).toHaveLength(mostRounds);
    expect((await questions()).map(({ problems }) => problems)).toEqual([["options_alike", "not_in_passage"]]);
  });

  it("do not repeat what the lesson is asked already, by a person or by a suggestion", async () => {
    const { run, questions, model, courseId, lessonId, api, draftId } = await aLessonToAsk((asked) => ({
      items: [aChoice(asked, asked.count === 0 ? undefined : "Which body draws our oceans most?")],
    }));
    await run();
    const [first] = await questions();
    await api.drafting.decideSuggestion({ draftId, suggestionId: first?.id ?? "", decision: "accept" });
    const { assessment } = await api.authoring.assessment.get({ courseId, lessonId });
    expect(assessment?.questions).toHaveLength(1);
    await run();
    expect(model.asked.at(-1)?.words).toContain("Which body draws the oceans most?");
    const made = await questions();
    expect(made.filter(({ state }) => state === "PENDING").every(({ problems }) => problems.includes("repeated"))).toBe(
      true,
    );
  });

  it("are written again one by one, with a note, without being held for a repetition of themselves", async () => {
    const { run, questions, model } = await aLessonToAsk((asked) => ({ items: [aChoice(asked)] }));
    await run();
    const [first] = await questions();
    await run({ suggestionId: first?.id ?? "", note: "Shorter, please" });
    expect(model.asked).toHaveLength(2);
    expect(model.asked[1]?.words).toContain("Shorter, please");
    const open = (await questions()).filter(({ state }) => state === "PENDING");
    expect(open.map(({ problems }) => problems)).toEqual([[]]);
    expect(open[0]?.firstTryId).toBe(first?.id);
  });

  it("of every kind get what their kind needs, harmless and with ids that stay", async () => {
    const { run, questions, api, draftId, courseId, lessonId } = await aLessonToAsk((asked) => {
      const { citations } = aChoice(asked);
      const common = { ...empty, explanation: "<script>alert(1)</script>So it is.", citations };
      return {
        items: [
          {
            ...common,
            type: "TRUE_FALSE",
            text: "The sun pulls harder at the sea than the moon.",
            options: [option("True"), option("False", true)],
          },
          {
            ...common,
            type: "NUMERIC",
            text: "How many times as hard does the moon pull?",
            value: "2.2",
            unit: "times",
          },
          { ...common, type: "SHORT_ANSWER", text: "What pulls hardest?", accepted: ["the moon", "moon"] },
          {
            ...common,
            type: "MULTIPLE_CHOICE",
            text: "Which bodies pull here?",
            options: [option("Moon", true), option("Sun", true), option("Wind")],
          },
        ],
      };
    });
    await run();
    const made = await questions();
    expect(made.map(({ question }) => question?.type)).toEqual([
      "TRUE_FALSE",
      "NUMERIC",
      "SHORT_ANSWER",
      "MULTIPLE_CHOICE",
    ]);
    expect(made[0]?.question?.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([
      ["True", false],
      ["False", true],
    ]);
    expect(made[1]?.question).toMatchObject({ numericValue: "2.2", numericUnit: "times", answers: [] });
    expect(made[2]?.question?.answers.map(({ text }) => text)).toEqual(["the moon", "moon"]);
    for (const { question } of made) expect(question?.explanation).not.toContain("<script>");
    expect(made.map(({ problems }) => problems)).toEqual([[], [], [], []]);
    for (const { id } of made) await api.drafting.decideSuggestion({ draftId, suggestionId: id, decision: "accept" });
    const { assessment } = await api.authoring.assessment.get({ courseId, lessonId });
    expect(assessment?.questions).toHaveLength(4);
  });

  it("wait until a lesson has a text", async () => {
    const { run, db } = await aLessonToAsk(() => ({ items: [] }));
    await db.lessonVersion.updateMany({ data: { content: "" } });
    await expect(run()).rejects.toMatchObject({ cause: { reason: "drafting.nothing_to_ask" } });
  });
});
