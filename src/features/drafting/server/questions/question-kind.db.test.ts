import { describe, expect, it } from "vitest";
import { addAssessment } from "@/features/authoring/server/assessment/save-rules";
import { QuestionContent } from "@/features/drafting/suggestions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const notes = "# What moves the sea\n\n## The moon\n\nThe moon pulls.\n\n## The sun\n\nThe sun pulls less.\n";

const aQuestion = (text: string): EditedQuestion => ({
  type: "SINGLE_CHOICE",
  text,
  points: 1,
  penalty: 0,
  explanation: "It is near.",
  feedback: "",
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  answers: [blankAnswer(uuidV7(), "The moon", true), blankAnswer(uuidV7(), "The wind")],
  body: null,
});

/** A course from a draft, with two questions suggested for its first lesson. */
async function suggested({ isFromModel = true } = {}) {
  const draft = await aDraft(database, { Notes: notes });
  const { courseId, lessons } = await draft.acceptOutline();
  const lessonId = lessons[0]?.lessonId ?? "";
  const runId = isFromModel ? await draft.aRun("assessments") : null;
  const ids = [uuidV7(), uuidV7()] as const;
  for (const [position, id] of ids.entries())
    await draft.db.suggestion.create({
      data: {
        id,
        draftId: draft.draftId,
        lessonId,
        runId,
        stage: "assessments",
        targetKind: "question",
        position,
        content: { questionId: uuidV7(), question: aQuestion(`Which pulls most, ${position}?`), suggested: null },
      },
    });
  const place = { courseId, lessonId };
  const { drafting, authoring } = draft.api;
  const decide = (at: 0 | 1, decision: "accept" | "reject" | "undo") =>
    drafting.decideSuggestion({ draftId: draft.draftId, suggestionId: ids[at], decision });
  const assessment = async () => (await authoring.assessment.get(place)).assessment;
  const texts = async () => (await assessment())?.questions.map(({ question }) => question.text) ?? null;
  const marks = async () => (await drafting.questionMarks(place)).questionIds;
  const edit = (at: 0 | 1, question: EditedQuestion) =>
    drafting.editSuggestion({ draftId: draft.draftId, suggestionId: ids[at], edit: { kind: "question", question } });
  return { ...draft, ids, place, decide, assessment, texts, marks, edit };
}

describe("a suggested question", () => {
  it("gives its lesson an assessment named like it, and is in it once however often it is accepted", async () => {
    const { decide, texts, assessment } = await suggested();
    expect(await texts()).toBeNull();
    await Promise.all([decide(0, "accept"), decide(0, "accept")]);
    await decide(0, "accept");
    await decide(1, "accept");
    expect(await texts()).toEqual(["Which pulls most, 0?", "Which pulls most, 1?"]);
    expect((await assessment())?.rules.title).toBe("The moon");
  });

  it("joins the questions that a person wrote, and leaves them alone when it is taken back", async () => {
    const { decide, texts, place, api } = await suggested();
    await api.authoring.assessment.addToLesson(place);
    await api.authoring.assessment.addQuestion({ ...place, questionId: uuidV7(), question: aQuestion("Mine?") });
    await decide(0, "accept");
    expect(await texts()).toEqual(["Mine?", "Which pulls most, 0?"]);
    await decide(0, "undo");
    expect(await texts()).toEqual(["Mine?"]);
  });

  it("takes the assessment that it brought with it, once the last one is taken back, in any order", async () => {
    for (const [first, last] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { decide, texts } = await suggested();
      await decide(0, "accept");
      await decide(1, "accept");
      await decide(first, "undo");
      expect(await texts()).toEqual([`Which pulls most, ${last}?`]);
      await decide(last, "undo");
      expect(await texts()).toBeNull();
      await decide(last, "accept");
      expect(await texts()).toEqual([`Which pulls most, ${last}?`]);
    }
  });

  it("leaves an assessment that a person made or set up", async () => {
    const made = await suggested();
    await addAssessment(made.deps, made.place);
    await made.decide(0, "accept");
    await made.decide(0, "undo");
    expect(await made.texts()).toEqual([]);

    const setUp = await suggested();
    await setUp.decide(0, "accept");
    const base = (await setUp.assessment())?.rules;
    if (!base) throw new Error("no assessment was made");
    await setUp.api.authoring.assessment.saveRules({ ...setUp.place, base, rules: { ...base, passingScore: 80 } });
    await setUp.decide(0, "undo");
    expect(await setUp.texts()).toEqual([]);
  });

  it("is not taken back once someone has changed it, and stays as they wrote it", async () => {
    const { decide, assessment, texts, place, api } = await suggested();
    await decide(0, "accept");
    const [stored] = (await assessment())?.questions ?? [];
    if (!stored) throw new Error("nothing was accepted");
    const question = { ...stored.question, text: "Mine now?" };
    await api.authoring.assessment.saveQuestion({ ...place, questionId: stored.id, base: stored.question, question });
    await expect(decide(0, "undo")).rejects.toMatchObject({ cause: { reason: "drafting.written_since" } });
    expect(await texts()).toEqual(["Mine now?"]);
  });

  it("that its author has removed, or whose assessment is gone, can be taken back and accepted again", async () => {
    const { decide, assessment, texts, place, api } = await suggested();
    await decide(0, "accept");
    const questionId = (await assessment())?.questions[0]?.id ?? "";
    await api.authoring.assessment.removeQuestion({ ...place, questionId });
    await decide(0, "undo");
    await decide(0, "accept");
    expect(await texts()).toEqual(["Which pulls most, 0?"]);
    await api.authoring.assessment.remove({ ...place, removalId: uuidV7() });
    await decide(0, "undo");
    expect(await texts()).toBeNull();
    await decide(0, "accept");
    expect(await texts()).toEqual(["Which pulls most, 0?"]);
  });

  it("is accepted as its author changed it, and an undo of the change brings back what was suggested", async () => {
    const { decide, texts, edit } = await suggested();
    await edit(0, aQuestion("Mine?"));
    await decide(0, "undo");
    await edit(1, aQuestion("Better?"));
    await decide(0, "accept");
    await decide(1, "accept");
    expect(await texts()).toEqual(["Which pulls most, 0?", "Better?"]);
  });

  it("whose acceptance died half-way goes on where it stopped", async () => {
    const { decide, texts, ids, place, deps, db } = await suggested();
    // As the crash left it: written down that it brings the assessment, and that made.
    await db.$executeRaw`UPDATE suggestion SET content = content || '{"makesAssessment": true}' WHERE id = ${ids[0]}::uuid`;
    await addAssessment(deps, place);
    await decide(0, "accept");
    expect(await texts()).toEqual(["Which pulls most, 0?"]);
    await decide(0, "undo");
    expect(await texts()).toBeNull();
  });

  it("for a lesson that was deleted is refused", async () => {
    const { decide, db, ids } = await suggested();
    await db.suggestion.update({ where: { id: ids[0] }, data: { lessonId: null } });
    await expect(decide(0, "accept")).rejects.toMatchObject({ cause: { reason: "authoring.lesson_gone" } });
  });
});

describe("the mark of a question", () => {
  it("is while it is what a model wrote, and goes with the first change of a person", async () => {
    const { decide, marks, assessment, place, api, db, ids } = await suggested();
    expect(await marks()).toEqual([]);
    await decide(0, "accept");
    const [stored] = (await assessment())?.questions ?? [];
    if (!stored) throw new Error("nothing was accepted");
    const row = await db.suggestion.findUniqueOrThrow({ where: { id: ids[0] } });
    expect(QuestionContent.parse(row.content).questionId).toBe(stored.id);
    expect(await marks()).toEqual([stored.id]);
    const question = { ...stored.question, explanation: "It is nearer." };
    await api.authoring.assessment.saveQuestion({ ...place, questionId: stored.id, base: stored.question, question });
    expect(await marks()).toEqual([]);
  });

  it("is not on what an author changed before, nor on what was made without a model", async () => {
    const { decide, marks, edit } = await suggested();
    await edit(0, aQuestion("Mine?"));
    await decide(0, "accept");
    expect(await marks()).toEqual([]);
    const without = await suggested({ isFromModel: false });
    await without.decide(0, "accept");
    expect(await without.marks()).toEqual([]);
  });

  it("is seen by no one but those who may work on the course", async () => {
    const { place, decide, clock } = await suggested();
    await decide(0, "accept");
    const learner = createCaller(depsOf(database.db, actorOf(await aPerson(database.db)), clock));
    await expect(learner.drafting.questionMarks(place)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const guest = createCaller(depsOf(database.db, actorOf(null), clock));
    await expect(guest.drafting.questionMarks(place)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("a suggested question is no one's but its author's, not an admin's either", async () => {
  const { draftId, ids, texts, clock } = await suggested();
  for (const role of ["INSTRUCTOR", "ADMIN"] as const) {
    const other = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role })), clock)).drafting;
    for (const decision of ["accept", "reject", "undo"] as const)
      await expect(other.decideSuggestion({ draftId, suggestionId: ids[0], decision })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const edit = { kind: "question" as const, question: aQuestion("Theirs?") };
    await expect(other.editSuggestion({ draftId, suggestionId: ids[0], edit })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
  expect(await texts()).toBeNull();
});
