import { erasePerson } from "@/features/privacy/server/erasure/erase-person";
import type { Db } from "@/server/db/client";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import type { aClock } from "./clock";
import { actorOf, depsOf } from "./deps-of";
import { aCourse, type MadeCourse } from "./factories/course";
import { aPerson } from "./factories/person";
import fc, { type Arbitrary } from "./fast-check";
import { reviseCourse } from "./revise-course";

type Person = Awaited<ReturnType<typeof aPerson>>;

/** What people may do, and how much more often than what happens once in a while. */
const weights = {
  ...{ enroll: 6, open: 4, study: 4, complete: 8, attempt: 5, review: 5, decide: 5, wait: 3 },
  ...{ leave: 2, undo: 2, takeBack: 2, pay: 2, refund: 1, promote: 1, demote: 2, join: 1, quit: 2 },
  ...{ hide: 1, show: 2, suspend: 1, lift: 2, erase: 1, revise: 1 },
} as const;
type Act = keyof typeof weights;
const acts = (Object.keys(weights) as Act[]).flatMap((act) => Array<Act>(weights[act]).fill(act));

export interface LifeStep {
  who: number;
  where: number;
  what: Act;
  lesson: number;
}

/** One thing that one of four people does in one of two courses. */
export const lifeStep: Arbitrary<LifeStep> = fc.record({
  who: fc.nat({ max: 3 }),
  where: fc.nat({ max: 1 }),
  what: fc.constantFrom(...acts),
  lesson: fc.nat({ max: 2 }),
});

/**
 * Four people and two courses of two lessons and a quiz, and what may happen to them, through the router wherever it has a way.
 * What is refused changes nothing and is no error here.
 */
export async function aLearningLife(db: Db, clock: ReturnType<typeof aClock>) {
  const admin = await aPerson(db, { role: "ADMIN" });
  const courses = [
    await aCourse(db, { lessons: 3, assessments: 1 }),
    await aCourse(db, { lessons: 3, assessments: 1 }),
  ];
  const people = await Promise.all(Array.from({ length: 4 }, () => aPerson(db)));
  const callerOf = (person: Person) => createCaller(depsOf(db, actorOf(person), clock));

  async function erase(who: number, person: Person): Promise<void> {
    const request = { userId: person.id, kind: "DELETION", dueAt: clock.now() } as const;
    const { id } = await db.dataRequest.create({ data: request });
    await erasePerson({ db, storage: getStorage(), now: clock.now }, id);
    people[who] = await aPerson(db);
  }

  async function decide(course: MadeCourse, isGood: boolean): Promise<void> {
    const review = await db.review.findFirstOrThrow({ where: { courseId: course.id }, orderBy: { updatedAt: "asc" } });
    const decision = isGood
      ? ({ verdict: "approve" } as const)
      : ({ verdict: "reject", reason: "off_topic", note: "" } as const);
    await callerOf(admin).reviews.decide({ reviewId: review.id, seen: review.updatedAt.toISOString(), decision });
  }

  async function changeTeam(what: "join" | "quit", course: MadeCourse, person: Person): Promise<void> {
    const place = { courseId: course.id, userId: person.id };
    if (what === "join") await db.courseInstructor.create({ data: { ...place, role: "EDITOR" } });
    else await db.courseInstructor.deleteMany({ where: { ...place, role: "EDITOR" } });
  }

  async function suspend(course: MadeCourse, status: "SUSPENDED" | "ACTIVE"): Promise<void> {
    const userId = course.instructorId;
    await db.instructorProfile.upsert({
      where: { userId },
      create: { userId, displayName: "Maren Tolvaj", status },
      update: { status },
    });
  }

  async function act({ who, where, what, lesson }: LifeStep): Promise<void> {
    const [person, course] = [people[who], courses[where]];
    if (!person || !course) throw new Error("nobody, or nowhere");
    const api = callerOf(person);
    const at = { slug: course.slug, lessonId: course.lessonIds[lesson] ?? "" };
    const quiz = { slug: course.slug, lessonId: course.lessonIds[2] ?? "" };
    const own = { userId: person.id, courseId: course.id };
    if (["open", "study", "complete", "attempt", "review"].includes(what))
      await api.enrollment.enroll({ courseId: course.id }).catch(() => undefined);
    if (what === "study" || what === "review") await api.learning.open(at).catch(() => undefined);
    switch (what) {
      case "enroll":
        return void (await api.enrollment.enroll({ courseId: course.id }));
      case "leave":
        return void (await api.enrollment.leave({ slug: course.slug }));
      case "open":
        return void (await api.learning.open(at));
      case "study":
        clock.advance(60_000);
        return void (await api.learning.noteStudy({ ...at, activeSeconds: 60 }));
      case "complete":
        return void (await api.learning.markComplete(at));
      case "undo":
        return void (await api.learning.undoComplete(at));
      case "attempt": {
        const { attemptId } = await api.assessment.start(quiz);
        return void (await api.assessment.submit({ attemptId }));
      }
      case "review":
        return void (await api.reviews.write({
          slug: course.slug,
          rating: 1 + ((who + lesson) % 5),
          content: "As it is.",
        }));
      case "decide":
        return decide(course, lesson > 0);
      case "takeBack":
        return void (await db.review
          .findFirstOrThrow({ where: own })
          .then(({ id }) => api.reviews.remove({ reviewId: id })));
      case "pay":
        return void (await db.accessGrant.create({
          data: { ...own, amountMinor: 100 + lesson, grantedAt: clock.now() },
        }));
      case "refund":
        return void (await db.accessGrant.updateMany({ where: own, data: { revokedAt: clock.now() } }));
      case "wait":
        return clock.advance(20 * 3_600_000);
      case "promote":
      case "demote": {
        const role = what === "promote" ? "ADMIN" : "STUDENT";
        return void (await db.user.update({ where: { id: person.id }, data: { role } }));
      }
      case "join":
      case "quit":
        return changeTeam(what, course, person);
      case "hide":
      case "show": {
        const data =
          what === "hide"
            ? ({ state: "ARCHIVED", archivedAt: clock.now() } as const)
            : ({ state: "LIVE", archivedAt: null } as const);
        return void (await db.course.update({ where: { id: course.id }, data }));
      }
      case "suspend":
        return suspend(course, "SUSPENDED");
      case "lift":
        return suspend(course, "ACTIVE");
      case "erase":
        return erase(who, person);
      case "revise":
        return reviseCourse(db, clock, course.id, at.lessonId);
    }
  }

  return {
    /** Resolves to whether it was done. */
    try: (step: LifeStep): Promise<boolean> =>
      act(step).then(
        () => true,
        () => false,
      ),
    /** Someone enrols, whom no one refuses: an event that wakes whoever counts. */
    async somebodyEnrolls(): Promise<void> {
      const person = await aPerson(db);
      const course = await aCourse(db);
      await callerOf(person).enrollment.enroll({ courseId: course.id });
    },
  };
}
