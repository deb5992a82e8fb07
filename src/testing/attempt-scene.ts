import { randomUUID } from "node:crypto";
import { assessmentRouter } from "@/features/assessment/server/router";
import type { Actor } from "@/policy/actor";
import { createCallerFactory } from "@/server/trpc/init";
import { type AssessmentPlan, aLearnerOf, anAssessment } from "./an-assessment";
import { aClock, type TestClock } from "./clock";
import type { TestDatabase } from "./database";

const makeCaller = createCallerFactory(assessmentRouter);

interface Given {
  selectedAnswers?: string[];
  textResponse?: string;
  fields?: Record<string, string>;
}

/** Students before assessments, each with the router as they see it and a clock of their own. */
export function attemptScenes(database: TestDatabase) {
  let revision = 0;

  function asActor(actor: Actor, clock: TestClock) {
    const { db } = database;
    return makeCaller({ db, actor, now: clock.now, locale: "en", requestId: "", ip: "192.0.2.1", userAgent: "test" });
  }

  async function scene(plan: AssessmentPlan = {}) {
    const clock = aClock();
    const made = await anAssessment(database.db, plan);
    const learner = await aLearnerOf(database.db, made);
    const api = asActor(learner, clock);
    const address = { slug: made.slug, lessonId: made.lessonId };
    const running = async () => {
      const attempt = await api.attempt(address);
      if (attempt.type !== "running") throw new Error(`the attempt is ${attempt.type}`);
      return attempt;
    };
    const review = async (attemptId: string) => {
      const reviewed = await api.review({ attemptId });
      if (reviewed.type !== "ended") throw new Error("the attempt still runs");
      return reviewed;
    };
    return { clock, made, learner, api, address, running, review };
  }

  type Scene = Awaited<ReturnType<typeof scene>>;

  const keyOf = (made: Scene["made"], question = 0) =>
    database.db.answer.findFirstOrThrow({
      where: { questionVersionId: made.questionVersionIds[question], isCorrect: true },
    });

  /** Gives an answer that is newer than any before it. */
  function answer({ api, made }: Scene, attemptId: string, question: number, given: Given) {
    revision += 1;
    const questionVersionId = made.questionVersionIds[question] ?? "";
    return api.saveAnswer({ attemptId, questionVersionId, clientId: randomUUID(), revision, ...given });
  }

  /** What is right in an assessment that was planned without questions of its own. */
  async function answerRightly(set: Scene, attemptId: string) {
    await answer(set, attemptId, 0, { selectedAnswers: [(await keyOf(set.made)).id] });
    await answer(set, attemptId, 1, { textResponse: "4,25" });
  }

  return { asActor, scene, keyOf, answer, answerRightly };
}
