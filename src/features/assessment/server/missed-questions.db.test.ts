import { describe, expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aReadingBefore } from "@/testing/a-reading-before";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();
const { scene, answer, answerRightly, keyOf } = attemptScenes(database);
type Scene = Awaited<ReturnType<typeof scene>>;

const missedBy = async ({ learner, clock }: Scene) =>
  (await createCaller(depsOf(database.db, learner, clock)).records.dashboard()).missed;
const none = { days: 60, questions: 0, assessments: 0, latest: [] };

/** The first question wrong, the second right. */
async function anAttempt(set: Scene): Promise<string> {
  const { attemptId } = await set.api.start(set.address);
  const key = await keyOf(set.made);
  const wrong = await database.db.answer.findFirstOrThrow({
    where: { questionVersionId: key.questionVersionId, isCorrect: false },
  });
  await answer(set, attemptId, 0, { selectedAnswers: [wrong.id] });
  await answer(set, attemptId, 1, { textResponse: "4.2" });
  await set.api.submit({ attemptId });
  return attemptId;
}

describe("questions that were missed", () => {
  test("are on the dashboard with their first words, from the latest attempt alone", async () => {
    const set = await scene({
      maxAttempts: 3,
      questions: [
        {
          type: "SINGLE_CHOICE",
          text: "**Which** tide is larger?\n\nThink of the moon.",
          answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }],
        },
        { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
      ],
    });
    expect(await missedBy(set)).toEqual(none);
    const attemptId = await anAttempt(set);
    const place = { slug: set.made.slug, lessonId: set.made.lessonId, courseTitle: "Reading a Tide Table" };
    expect(await missedBy(set)).toMatchObject({
      questions: 1,
      assessments: 1,
      latest: [
        {
          ...place,
          attemptId,
          missed: 1,
          questions: [{ number: 1, text: "Which tide is larger?" }],
          mayTryAgain: true,
          // The assessment is the course's first lesson.
          readAgain: null,
        },
      ],
    });
    expect(JSON.stringify(await missedBy(set))).not.toContain("Right");

    set.clock.advance(60_000);
    const next = await set.api.start(set.address);
    expect(await missedBy(set), "while another attempt is open").toEqual(none);
    await answerRightly(set, next.attemptId);
    await set.api.submit({ attemptId: next.attemptId });
    expect(await missedBy(set)).toEqual(none);
  });

  test("offer no other attempt once the assessment has closed", async () => {
    const hour = 3_600_000;
    const set = await scene({ maxAttempts: 3, closesAt: new Date(aClock().now().getTime() + hour) });
    await anAttempt(set);
    expect(await missedBy(set)).toMatchObject({ latest: [{ mayTryAgain: true }] });
    set.clock.advance(hour);
    expect(await missedBy(set)).toMatchObject({ latest: [{ mayTryAgain: false }] });
  });

  test("say how many there are, show the first three, and offer another attempt only while there is one", async () => {
    const wrongAndRight = [{ text: "Wrong" }, { text: "Right", isCorrect: true }];
    const set = await scene({
      maxAttempts: 2,
      questions: Array.from({ length: 5 }, (_, at) => ({
        type: "SINGLE_CHOICE" as const,
        text: `Tide ${at + 1}`,
        answers: wrongAndRight,
      })),
    });
    const missAll = async () => {
      const { attemptId } = await set.api.start(set.address);
      for (const [at, questionVersionId] of set.made.questionVersionIds.entries()) {
        const { id } = await database.db.answer.findFirstOrThrow({ where: { questionVersionId, isCorrect: false } });
        await answer(set, attemptId, at, { selectedAnswers: [id] });
      }
      await set.api.submit({ attemptId });
    };
    await missAll();
    const questions = [1, 2, 3].map((number) => ({ number, text: `Tide ${number}` }));
    expect(await missedBy(set)).toMatchObject({ questions: 5, latest: [{ missed: 5, questions, mayTryAgain: true }] });
    set.clock.advance(60_000);
    await missAll();
    expect(await missedBy(set)).toMatchObject({ questions: 5, latest: [{ missed: 5, mayTryAgain: false }] });
  });

  test("lead to the last lesson before the assessment that is shown", async () => {
    const set = await scene();
    await anAttempt(set);
    const reading = await aReadingBefore(database, set.made);
    expect(await missedBy(set)).toMatchObject({
      latest: [{ readAgain: { lessonId: reading, title: "Read me", place: "1.1" } }],
    });
  });

  test("are not told where the author shows no results, nor to whoever has left the course, nor for ever", async () => {
    const shut = await scene({ showResults: false });
    await anAttempt(shut);
    expect(await missedBy(shut)).toEqual(none);

    const set = await scene();
    await anAttempt(set);
    expect((await missedBy(set)).latest).toHaveLength(1);
    const enrollment = { userId: set.learner.id, courseId: set.made.courseId };
    await database.db.enrollment.updateMany({ where: enrollment, data: { status: "SUSPENDED" } });
    expect(await missedBy(set)).toEqual(none);
    await database.db.enrollment.updateMany({ where: enrollment, data: { status: "ACTIVE" } });
    set.clock.advance(61 * 86_400_000);
    expect(await missedBy(set)).toEqual(none);
  });

  test("are named by their place where their text is a formula or an image", async () => {
    for (const text of ["$\\frac{1}{2} + x$?", "![](media/knot.png)"]) {
      const set = await scene({
        questions: [
          { type: "SINGLE_CHOICE", text, answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }] },
          { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
        ],
      });
      await anAttempt(set);
      expect(await missedBy(set)).toMatchObject({ latest: [{ questions: [{ number: 1, text: null }] }] });
    }
  });
});
