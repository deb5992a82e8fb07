import type { Person } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import { createCaller } from "@/server/trpc/root";
import type { TestClock } from "./clock";
import { actorOf, depsOf } from "./deps-of";
import { aCourse, anEnrollment, type MadeCourse } from "./factories/course";
import { aPerson } from "./factories/person";

export const someWords = { rating: 4, title: "Clear", content: "I could read the table on the same evening." };

/** People around the reviews of one course, each with the router as they find it. */
export function reviewScene(database: { readonly db: Db }, clock: TestClock) {
  const as = (person: Parameters<typeof actorOf>[0], more: Partial<Person> = {}) => {
    const actor = actorOf(person);
    return createCaller(depsOf(database.db, actor.kind === "person" ? { ...actor, ...more } : actor, clock)).reviews;
  };

  /** Someone with an enrollment who did this much of the course. */
  async function aLearner(course: MadeCourse, { progress = 60, name = "Hanne Oduya-Frost", isVerified = true } = {}) {
    const person = await aPerson(database.db, { name });
    await database.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: null } });
    const enrollment = await anEnrollment(database.db, { userId: person.id, course });
    await database.db.enrollment.update({ where: { id: enrollment.id }, data: { progressPercentage: progress } });
    return { person, enrollment, reviews: as(person, { isVerified }) };
  }

  async function aModerator(name = "Signe Valkoren") {
    const person = await aPerson(database.db, { role: "ADMIN", name });
    return { person, reviews: as(person) };
  }

  /** A review as it is now, with what a moderator has to have seen of it. */
  async function read(reviewId: string) {
    const review = await database.db.review.findUniqueOrThrow({ where: { id: reviewId } });
    return { ...review, seen: review.updatedAt.toISOString() };
  }

  /** A review that was written and approved. */
  async function aPublicReview(course: MadeCourse, words: Partial<typeof someWords> = {}) {
    const learner = await aLearner(course);
    const { reviewId } = await learner.reviews.write({ courseId: course.id, ...someWords, ...words });
    const moderator = await aModerator();
    const { seen } = await read(reviewId);
    await moderator.reviews.decide({ reviewId, seen, decision: { verdict: "approve" } });
    return { ...learner, reviewId, moderator };
  }

  return {
    as,
    aLearner,
    aModerator,
    aPublicReview,
    read,
    aCourse: () => aCourse(database.db),
    aPerson: () => aPerson(database.db),
  };
}
