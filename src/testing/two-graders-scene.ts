import { randomUUID } from "node:crypto";
import type { Person } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { type AssessmentPlan, aLearnerOf, aPerson, type QuestionPlan } from "./an-assessment";
import { attemptScenes } from "./attempt-scene";
import type { TestDatabase } from "./database";
import { depsOf } from "./deps-of";

export const essay: QuestionPlan = {
  type: "ESSAY",
  points: 10,
  text: "Why is high water late?",
  body: { graderNotes: "" },
};

/** Answers that two people grade, with those who may. */
export function twoGradersScenes(database: TestDatabase) {
  const { asActor, scene, answer } = attemptScenes(database);
  type Set = Awaited<ReturnType<typeof scene>>;

  /** Another student, who has handed in an essay. */
  async function anEssayOf(set: Set) {
    const learner = await aLearnerOf(database.db, set.made);
    const api = asActor(learner, set.clock);
    const { attemptId } = await api.start(set.address);
    await answer({ ...set, api }, attemptId, 0, { textResponse: "The moon is late too." });
    await api.submit({ attemptId });
    set.clock.advance(60_000);
    const { id: answerId } = await database.db.attemptAnswer.findFirstOrThrow({ where: { attemptId } });
    const review = async () => {
      const reviewed = await api.review({ attemptId });
      if (reviewed.type !== "ended") throw new Error("the attempt still runs");
      return reviewed;
    };
    return { learner, attemptId, answerId, review };
  }

  /** An essay that two people grade, and the staff of its course: two graders, the lead, and an admin. */
  async function twiceGraded(plan: AssessmentPlan = {}) {
    const set = await scene({ questions: [essay], passingScore: 50, twoGraders: true, ...plan });
    const { courseId, assessmentId } = set.made;
    const member = async (rights: object) => {
      const person = await aPerson(database.db, "INSTRUCTOR");
      await database.db.courseInstructor.create({
        data: { courseId, userId: person.id, role: "ASSISTANT", ...rights },
      });
      return person;
    };
    const staff = {
      ann: await member({ canGrade: true }),
      ben: await member({ canGrade: true }),
      cleo: await member({ canGrade: true }),
      lead: await member({ role: "LEAD" }),
      admin: await aPerson(database.db, "ADMIN"),
    };
    const call = (person: Person) => createCaller(depsOf(database.db, person, set.clock));
    const as = (person: Person) => {
      const { grading } = call(person);
      return {
        list: (asked: object = {}) => grading.list({ courseId, ...asked }),
        get: (answerId: string) => grading.get({ courseId, answerId }),
        grade: (answerId: string, points: number, more: object = {}) =>
          grading.grade({ courseId, answerId, gradeId: randomUUID(), replaces: 0, points, ...more }),
        end: () => grading.endTwoGraders({ courseId, assessmentId }),
        resume: () => grading.resumeTwoGraders({ courseId, assessmentId }),
      };
    };
    const { ann, ben, cleo, lead, admin } = staff;
    const each = { ann: as(ann), ben: as(ben), cleo: as(cleo), lead: as(lead), admin: as(admin) };
    return { set, staff, call, courseId, assessmentId, ...each, ...(await anEssayOf(set)) };
  }

  return { asActor, answer, anEssayOf, twiceGraded };
}

export type TwiceGraded = Awaited<ReturnType<ReturnType<typeof twoGradersScenes>["twiceGraded"]>>;
