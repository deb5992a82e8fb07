import { describe, expect, it } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();

async function aWrittenLesson() {
  const made = await aDraft(database, { "Notes.md": "# The sea\n\n## The moon\n\nIt pulls.\n" });
  const { api, db, draftId, aRun } = made;
  const { courseId, lessons } = await made.acceptOutline();
  const lessonId = lessons[0]?.lessonId ?? "";
  const runId = await aRun("lessons");
  const suggest = async (markdown: string, position: number) => {
    const content = { title: `Block ${position}`, markdown, suggested: null };
    const row = { draftId, lessonId, runId, stage: "lessons", targetKind: "block", position, content };
    return (await db.suggestion.create({ data: row })).id;
  };
  const decide = (suggestionId: string, decision: "accept" | "reject" | "undo") =>
    api.drafting.decideSuggestion({ draftId, suggestionId, decision });
  const write = async (change: (content: string) => string) => {
    const { revision, texts } = await api.authoring.lesson.get({ courseId, lessonId });
    const content = change(texts.content);
    await api.authoring.lesson.saveTexts({ courseId, lessonId, baseRevision: revision, texts: { content } });
  };
  const ofLesson = () => api.drafting.ofLesson({ courseId, lessonId });
  const ofOutline = () => api.drafting.ofOutline({ courseId });
  return { ...made, courseId, lessonId, runId, suggest, decide, write, ofLesson, ofOutline };
}

describe("what a model has to do with a lesson", () => {
  it("is told to its author: what was written unchanged, and what is suggested, in order", async () => {
    const { suggest, decide, ofLesson, api, draftId } = await aWrittenLesson();
    const [one, two, three] = [await suggest("One.", 0), await suggest("Two.", 1), await suggest("Three.", 2)];
    await decide(one, "accept");
    await api.drafting.editSuggestion({
      draftId,
      suggestionId: two,
      edit: { kind: "block", markdown: "Two, in my words." },
    });
    await decide(two, "accept");
    expect(await ofLesson()).toEqual({
      written: [{ id: one, markdown: "One.", near: null }],
      draft: {
        draftId,
        suggestions: [
          { id: one, title: "Block 0", state: "ACCEPTED" },
          { id: two, title: "Block 1", state: "EDITED" },
          { id: three, title: "Block 2", state: "PENDING" },
        ],
      },
    });
  });

  it("is told to a co-author without what else the draft suggests, and to no one who may not edit", async () => {
    const { suggest, decide, db, courseId, lessonId, clock } = await aWrittenLesson();
    const one = await suggest("One.", 0);
    await suggest("Two.", 1);
    await decide(one, "accept");
    const callerOf = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(db, actorOf(person), clock));
    const mate = await aPerson(db, { role: "INSTRUCTOR" });
    const asked = { courseId, lessonId };
    await expect(callerOf(mate).drafting.ofLesson(asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await db.courseInstructor.create({
      data: { courseId, userId: mate.id, role: "EDITOR", isActive: true, canEditContent: true },
    });
    expect(await callerOf(mate).drafting.ofLesson(asked)).toEqual({
      written: [{ id: one, markdown: "One.", near: null }],
      draft: null,
    });
    await db.courseInstructor.updateMany({ where: { userId: mate.id }, data: { canEditContent: false } });
    await expect(callerOf(mate).drafting.ofLesson(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(callerOf(mate).drafting.ofOutline({ courseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const learner = await aPerson(db, { role: "STUDENT" });
    await expect(callerOf(learner).drafting.ofLesson(asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what a model has to do with an outline", () => {
  it("counts the blocks that are as they were written, until a person changes one", async () => {
    const { suggest, decide, write, ofOutline, lessonId } = await aWrittenLesson();
    for (const [position, text] of ["One.", "## Two\n\nTwo.", "Three."].entries())
      await decide(await suggest(text, position), "accept");
    expect((await ofOutline()).blocks).toEqual({ [lessonId]: 3 });
    await write((content) => content.replace("\n\nTwo.", "\n\nTwo, really."));
    expect((await ofOutline()).blocks).toEqual({ [lessonId]: 2 });
    await write((content) => content.replace("One.", "One.\nMore of it."));
    expect((await ofOutline()).blocks).toEqual({ [lessonId]: 1 });
    await write((content) => `# Head\n${content.slice(content.indexOf("Three."))}`);
    expect((await ofOutline()).blocks).toEqual({ [lessonId]: 1 });
    await write(() => "All mine.\n");
    expect((await ofOutline()).blocks).toEqual({});
  });

  it("tells the titles that a model wrote, and not those that came from the author's headings", async () => {
    const { db, draftId, ofOutline, lessonId, runId, api } = await aWrittenLesson();
    expect((await ofOutline()).titles).toEqual({});
    await db.suggestion.updateMany({ where: { draftId, targetKind: "module" }, data: { runId } });
    const module = (await api.drafting.get({ draftId })).suggestions[0];
    expect((await ofOutline()).titles).toEqual({ [module?.targetId ?? ""]: "The sea", [lessonId]: "The moon" });
  });
});
