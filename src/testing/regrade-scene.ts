import { randomUUID } from "node:crypto";
import type { RegradeWay } from "@/features/assessment/regrading";
import { regradeRouter } from "@/features/regrade/server/router";
import type { Actor } from "@/policy/actor";
import { createCallerFactory } from "@/server/trpc/init";
import { aMendedQuestion } from "./a-mended-question";
import { type AssessmentPlan, aLearnerOf, type QuestionPlan } from "./an-assessment";
import { attemptScenes } from "./attempt-scene";
import type { TestClock } from "./clock";
import type { TestDatabase } from "./database";

const makeCaller = createCallerFactory(regradeRouter);

/** "Ebb" is marked as right, and "Flood" is. */
const wrongKey: QuestionPlan = {
  type: "SINGLE_CHOICE",
  answers: [{ text: "Ebb", isCorrect: true }, { text: "Flood" }],
};
export const mendedKey: QuestionPlan = { ...wrongKey, answers: [{ text: "Ebb" }, { text: "Flood", isCorrect: true }] };
const number: QuestionPlan = { type: "NUMERIC", numericValue: "4.2" };

/** Assessments whose first question was published with a wrong key, with their lead before them. */
export function regradeScenes(database: TestDatabase) {
  const { asActor, scene, answer } = attemptScenes(database);

  const deps = (actor: Actor, clock: TestClock) => ({
    ...{ db: database.db, actor, now: clock.now, locale: "en" as const },
    ...{ requestId: "", ip: "192.0.2.1", userAgent: "test" },
  });

  async function asked(plan: AssessmentPlan = {}, mended: QuestionPlan | null = mendedKey) {
    const set = await scene({ questions: [wrongKey, number], passingScore: 60, ...plan });
    const { made, clock } = set;
    const questionVersionId = made.questionVersionIds[0] ?? "";
    if (mended) await aMendedQuestion(database.db, made, 0, mended);
    const lead = { ...made.teacher };
    await database.db.courseInstructor.create({ data: { courseId: made.courseId, userId: lead.id, role: "LEAD" } });
    const api = makeCaller(deps(lead, clock));
    const place = { courseId: made.courseId, lessonId: made.lessonId };
    const ask = (way: RegradeWay) => ({ ...place, questionVersionId, way });
    return {
      ...set,
      ...{ lead, api, place, ask, questionVersionId },
      preview: (way: RegradeWay) => api.preview(ask(way)),
      regrade: async (way: RegradeWay, more: object = {}) => {
        clock.advance(1000);
        const { stamp } = await api.preview(ask(way));
        return api.save({ ...ask(way), regradeId: randomUUID(), stamp, reason: "The answer was wrong.", ...more });
      },
    };
  }
  type Asked = Awaited<ReturnType<typeof asked>>;

  /** An ended attempt of a new student, with an option of the first question (null leaves it closed) and a number for the second. */
  async function handedIn(set: Asked, option: string | null, value = "4.2") {
    const learner = await aLearnerOf(database.db, set.made);
    const api = asActor(learner, set.clock);
    const { attemptId } = await api.start(set.address);
    await fillIn(set, api, attemptId, option, value);
    await api.submit({ attemptId });
    return { learner, attemptId, api };
  }

  async function fillIn(
    set: Asked,
    api: ReturnType<typeof asActor>,
    attemptId: string,
    option: string | null,
    value: string,
  ) {
    const who = { ...set, api };
    if (option !== null) {
      const where = { questionVersionId: set.questionVersionId, text: option };
      const { id } = await database.db.answer.findFirstOrThrow({ where });
      await answer(who, attemptId, 0, { selectedAnswers: [id] });
    }
    if (set.made.questionVersionIds.length > 1) await answer(who, attemptId, 1, { textResponse: value });
  }

  return { asked, handedIn, fillIn, asActor, answer, deps };
}
