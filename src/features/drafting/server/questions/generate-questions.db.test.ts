import { describe, expect, it } from "vitest";
import { blankAnswer } from "@/features/questions/question-authoring";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();

const notes = `# Water

A watershed is the line that parts the water of two rivers from each other.

## Holding water

A sluice is a gate that holds back the water of a canal. A weir is a low dam that raises the level of a river.

### In the hills

A pound is the stretch of level water between two locks.

## Lifting ships

A lock is a chamber that lifts ships between two levels of water. The lock at Fonserannes lifts barges by 21.5 metres in an hour.

## Quiz

Q: How many gates does a lock have? A: 2

# Boats

## Barges

They carry coal.

## Tugs

They pull barges.
`;

async function aCourse(text = notes) {
  const draft = await aDraft(database, { Notes: text });
  const { courseId, lessons } = await draft.acceptOutline();
  const { drafting } = draft.api;
  const generate = () => drafting.generateQuestions({ draftId: draft.draftId });
  const lessonId = (title: string) => lessons.find((lesson) => lesson.title === title)?.lessonId ?? "";
  const questions = async (title?: string) => {
    const more = title === undefined ? {} : { lessonId: lessonId(title) };
    const { suggestions } = await drafting.stage({ draftId: draft.draftId, stage: "assessments", ...more });
    return suggestions.map(({ body, ...rest }) => ({
      ...rest,
      question: body.kind === "question" ? body.question : expect.fail("assessments suggest questions"),
    }));
  };
  const keys = async (title: string) =>
    (await questions(title)).map(
      ({ question }) =>
        question.numericValue || question.answers.find(({ isCorrect }) => isCorrect)?.text.toLowerCase(),
    );
  return { ...draft, courseId, drafting, generate, questions, keys, lessonId };
}

describe("questions without a model", () => {
  it("are suggested for each lesson out of its own part of the sources, each with its very sentence", async () => {
    const { generate, keys, questions, db } = await aCourse();
    expect(await generate()).toEqual({ suggested: 6, lessons: 2 });
    expect(await keys("Holding water")).toEqual(["watershed", "sluice", "weir", "pound"]);
    expect(await keys("Lifting ships")).toEqual(["2", "lock"]);
    expect(await keys("Barges")).toEqual([]);
    for (const { citations, isFromModel, isUnsupported, problems, state } of await questions()) {
      expect({ isFromModel, isUnsupported, problems, state }).toEqual({
        isFromModel: false,
        isUnsupported: false,
        problems: [],
        state: "PENDING",
      });
      const span = await db.sourceSpan.findUniqueOrThrow({ where: { id: citations[0]?.spanId ?? "" } });
      expect(span.text).toContain(citations[0]?.quote);
    }
    expect(await db.aiRequest.count()).toBe(0);
  });

  it("are suggested once, whatever was decided on them, also by two clicks at once", async () => {
    const { generate, questions, drafting, draftId } = await aCourse();
    const both = await Promise.all([generate(), generate()]);
    expect(both.map(({ suggested }) => suggested).sort()).toEqual([0, 6]);
    const [accepted, rejected, edited] = await questions();
    const decide = (suggestionId = "", decision: "accept" | "reject") =>
      drafting.decideSuggestion({ draftId, suggestionId, decision });
    await decide(accepted?.id, "accept");
    await decide(rejected?.id, "reject");
    await drafting.editSuggestion({
      draftId,
      suggestionId: edited?.id ?? "",
      edit: {
        kind: "question",
        question: { ...(edited?.question ?? expect.fail()), text: "Quite another matter, is it not?" },
      },
    });
    expect(await generate()).toEqual({ suggested: 0, lessons: 0 });
    expect(await questions()).toHaveLength(6);
  });

  it("ask nothing that an author asks in the lesson already", async () => {
    const { generate, keys, api, courseId, lessonId } = await aCourse();
    const place = { courseId, lessonId: lessonId("Lifting ships") };
    await api.authoring.assessment.addToLesson(place);
    await api.authoring.assessment.addQuestion({
      ...place,
      questionId: uuidV7(),
      question: {
        type: "SHORT_ANSWER",
        text: "What is a chamber that lifts ships between two levels of water?",
        points: 1,
        explanation: "",
        feedback: "",
        numericValue: "",
        numericTolerance: "",
        numericUnit: "",
        answers: [blankAnswer(uuidV7(), "lock", true)],
      },
    });
    await generate();
    expect(await keys("Lifting ships")).toEqual(["2"]);
  });

  it("become questions of the lesson when they are accepted, without the mark of a model", async () => {
    const { generate, questions, drafting, api, draftId, courseId, lessonId } = await aCourse();
    await generate();
    await drafting.acceptAll({ draftId, stage: "assessments" });
    expect((await questions()).every(({ state }) => state === "ACCEPTED")).toBe(true);
    const place = { courseId, lessonId: lessonId("Holding water") };
    expect((await api.authoring.assessment.get(place)).assessment?.questions).toHaveLength(4);
    expect(await drafting.questionMarks(place)).toEqual({ questionIds: [] });
  });

  it("wait for a lesson and for sources that are read", async () => {
    const draft = await aDraft(database, { Notes: notes });
    const { drafting } = draft.api;
    const { draftId } = draft;
    await expect(drafting.generateQuestions({ draftId })).rejects.toMatchObject({
      cause: { reason: "drafting.nothing_to_write" },
    });
    await drafting.addText({ draftId, sourceId: uuidV7(), title: "More", text: "More", format: "text" });
    await expect(drafting.generateQuestions({ draftId })).rejects.toMatchObject({
      cause: { reason: "drafting.sources_pending" },
    });
    const empty = await aDraft(database, {});
    await expect(empty.api.drafting.generateQuestions({ draftId: empty.draftId })).rejects.toMatchObject({
      cause: { reason: "drafting.no_sources" },
    });
  });

  it("are no one's to ask for but the draft's author's", async () => {
    const { draftId, clock, questions } = await aCourse();
    for (const role of ["INSTRUCTOR", "ADMIN"] as const) {
      const other = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role })), clock)).drafting;
      await expect(other.generateQuestions({ draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const learner = createCaller(depsOf(database.db, actorOf(await aPerson(database.db)), clock)).drafting;
    await expect(learner.generateQuestions({ draftId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const guest = createCaller(depsOf(database.db, actorOf(null), clock)).drafting;
    await expect(guest.generateQuestions({ draftId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await questions()).toEqual([]);
  });
});
