import { describe, expect, it } from "vitest";
import { weightedRating } from "@/features/catalog/rules";
import { getCoursePage } from "@/features/catalog/server/course-page";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { reviewScene, someWords } from "@/testing/review-scene";
import { mailDecision } from "./mail-decision";
import { mailNewReviews } from "./mail-new-reviews";

const database = testDatabase();
const clock = aClock();
const scene = reviewScene(database, clock);

const approve = { verdict: "approve" } as const;
const reject = { verdict: "reject", reason: "advertising", note: "Without the offer it is welcome." } as const;

async function aWaitingReview(words: Partial<typeof someWords> = {}) {
  const course = await scene.aCourse();
  const learner = await scene.aLearner(course);
  const { reviewId } = await learner.reviews.write({ courseId: course.id, ...someWords, ...words });
  return { course, ...learner, reviewId, seen: (await scene.read(reviewId)).seen };
}

const shownOf = async (courseId: string) =>
  (await getCoursePage({ db: database.db, now: clock.now }, courseId)).reviews.items;
const mailsTo = (userId: string) =>
  database.db.outboxMail.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { kind: true, subject: true, text: true },
  });
const auditOf = (objectId: string) =>
  database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" }, select: { action: true } });
const decidedEvents = async (reviewId: string) =>
  (await database.db.outboxEvent.findMany({ where: { name: "review/decided" } }))
    .map(({ data }) => data as { reviewId: string; decidedAt: string })
    .filter((data) => data.reviewId === reviewId);

describe("a decision", () => {
  it("puts a review on the page of its course, with a line in the audit log, once", async () => {
    const { course, reviewId, seen } = await aWaitingReview();
    const { reviews } = await scene.aModerator();
    await reviews.decide({ reviewId, seen, decision: approve });
    await reviews.decide({ reviewId, seen, decision: approve });
    expect(await shownOf(course.id)).toMatchObject([{ id: reviewId, content: someWords.content }]);
    expect(await auditOf(reviewId)).toEqual([{ action: "review.approve" }]);
    expect(await decidedEvents(reviewId)).toHaveLength(1);
  });

  it("of two moderators at once is that of the first; the second is told", async () => {
    const { reviewId, seen } = await aWaitingReview();
    const [one, two] = [await scene.aModerator("Signe"), await scene.aModerator("Jorun")];
    const done = await Promise.allSettled([
      one.reviews.decide({ reviewId, seen, decision: approve }),
      two.reviews.decide({ reviewId, seen, decision: reject }),
    ]);
    const refused = done.find((result) => result.status === "rejected");
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(refused?.reason).toMatchObject({ code: "CONFLICT", message: "reviews.changed_meanwhile" });
    expect(await auditOf(reviewId)).toHaveLength(1);
  });

  it("is not made on words that the moderator has not seen", async () => {
    const { course, reviewId, seen, reviews } = await aWaitingReview();
    await reviews.write({ courseId: course.id, ...someWords, content: "Buy mine instead." });
    const moderator = await scene.aModerator();
    await expect(moderator.reviews.decide({ reviewId, seen, decision: approve })).rejects.toMatchObject({
      ...{ code: "CONFLICT", cause: { facts: { state: "PENDING" } } },
    });
    expect(await shownOf(course.id)).toEqual([]);
  });

  it("on several at once names those that it could not be made on", async () => {
    const [one, two] = [await aWaitingReview(), await aWaitingReview()];
    await two.reviews.write({ courseId: two.course.id, ...someWords, content: "Other words." });
    const { reviews } = await scene.aModerator();
    const asked = [one, two].map(({ reviewId, seen }) => ({ reviewId, seen }));
    expect(await reviews.decideSeveral({ reviews: asked, decision: approve })).toEqual({
      decided: 1,
      refused: [{ reviewId: two.reviewId, reason: "reviews.changed_meanwhile" }],
    });
  });

  it("is told to the writer in one mail, with the rule and the moderator's words", async () => {
    const { reviewId, seen, person } = await aWaitingReview();
    const { reviews } = await scene.aModerator();
    await reviews.decide({ reviewId, seen, decision: reject });
    const [event] = await decidedEvents(reviewId);
    const send = () => mailDecision({ db: database.db }, event ?? { reviewId, decidedAt: "" });
    await Promise.all([send(), send()]);
    const mails = await mailsTo(person.id);
    expect(mails.map(({ kind }) => kind)).toEqual(["review.decided"]);
    expect(mails[0]?.text).toContain("offers something for sale");
    expect(mails[0]?.text).toContain(reject.note);
    expect(mails[0]?.text).toContain("/unsubscribe/");
  });

  it("keeps a reported review or takes it down, and answers the reports", async () => {
    const course = await scene.aCourse();
    const { reviewId, moderator } = await scene.aPublicReview(course);
    const report = async () => {
      const reader = await scene.aLearner(course);
      await reader.reviews.report({ courseId: course.id, reviewId, reason: "insult", note: "It names me." });
    };
    const reported = async () => (await moderator.reviews.queue({ queue: "reported" })).reviews.map(({ id }) => id);
    await report();
    expect(await reported()).toEqual([reviewId]);
    await moderator.reviews.decide({ reviewId, seen: (await scene.read(reviewId)).seen, decision: approve });
    expect(await reported()).toEqual([]);
    expect(await shownOf(course.id)).toHaveLength(1);
    await report();
    await moderator.reviews.decide({ reviewId, seen: (await scene.read(reviewId)).seen, decision: reject });
    expect(await reported()).toEqual([]);
    expect(await shownOf(course.id)).toEqual([]);
    // Approved first, kept second, taken down third: the writer hears of what changed for them.
    expect(await decidedEvents(reviewId)).toHaveLength(2);
  });
});

describe("an appeal", () => {
  it("is made once, by the writer of a rejected review, and a new decision answers it", async () => {
    const { course, reviewId, seen, reviews, person } = await aWaitingReview();
    const moderator = await scene.aModerator();
    const appeal = (text = "It offers nothing.") => reviews.appeal({ reviewId, text });
    await expect(appeal()).rejects.toMatchObject({ message: "reviews.not_rejected" });
    await moderator.reviews.decide({ reviewId, seen, decision: reject });
    const other = await scene.aLearner(course);
    await expect(other.reviews.appeal({ reviewId, text: "Me too." })).rejects.toMatchObject({ code: "NOT_FOUND" });
    clock.advance(60_000);
    await Promise.all([appeal(), appeal()]);
    await expect(appeal("Again.")).rejects.toMatchObject({ message: "reviews.appealed_already" });
    const appealed = async () => (await moderator.reviews.queue({ queue: "appealed" })).reviews;
    expect(await appealed()).toMatchObject([{ id: reviewId, appealText: "It offers nothing." }]);
    clock.advance(60_000);
    await moderator.reviews.decide({ reviewId, seen: (await scene.read(reviewId)).seen, decision: approve });
    expect(await appealed()).toEqual([]);
    expect(await shownOf(course.id)).toHaveLength(1);
    expect((await moderator.reviews.figures()).month.overturned).toBe(1);
    const [, last] = await decidedEvents(reviewId);
    await mailDecision({ db: database.db }, last ?? { reviewId, decidedAt: "" });
    expect((await mailsTo(person.id)).map(({ subject }) => subject)).toEqual([
      "Your review of “Reading a Tide Table” is published",
    ]);
  });
});

describe("the queue of moderators", () => {
  it("is closed to everybody else, and open to whom a group gives that right", async () => {
    const { reviewId, seen, reviews, person } = await aWaitingReview();
    const calls = (as: typeof reviews) => [
      () => as.queue({}),
      () => as.figures(),
      () => as.decide({ reviewId, seen, decision: approve }),
      () => as.decideSeveral({ reviews: [{ reviewId, seen }], decision: approve }),
      () => as.feature({ reviewId, isFeatured: true }),
      () => as.saveNotes({ reviewId, notes: "?" }),
      () => as.saveShare({ seen: 20, share: 0 }),
    ];
    for (const call of calls(reviews)) await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const call of calls(scene.as(null))) await expect(call()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const moderator = scene.as(person, { grantedActions: ["review.moderate"] });
    expect((await moderator.queue({})).total).toBeGreaterThan(0);
    await expect(moderator.saveShare({ seen: 20, share: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("keeps what moderators note from the writer, the page and the emails", async () => {
    const { course, reviewId, seen, reviews, person } = await aWaitingReview();
    const moderator = await scene.aModerator();
    await moderator.reviews.saveNotes({ reviewId, notes: "canary-of-moderators" });
    await moderator.reviews.decide({ reviewId, seen, decision: approve });
    await mailDecision({ db: database.db }, (await decidedEvents(reviewId))[0] ?? { reviewId, decidedAt: "" });
    const [queued] = (await moderator.reviews.queue({ queue: "all" })).reviews.filter(({ id }) => id === reviewId);
    expect(queued?.notes).toBe("canary-of-moderators");
    const seenByOthers = [
      await reviews.ownPlace({ courseId: course.id }),
      await shownOf(course.id),
      await mailsTo(person.id),
    ];
    expect(JSON.stringify(seenByOthers)).not.toContain("canary");
  });

  it("shows what waits longest first, a page at a time", async () => {
    const course = await scene.aCourse();
    await database.db.review.deleteMany();
    const moderator = await scene.aModerator();
    const ids: string[] = [];
    for (let n = 0; n < 21; n++) {
      const { reviews } = await scene.aLearner(course);
      ids.push((await reviews.write({ courseId: course.id, ...someWords })).reviewId);
    }
    const first = await moderator.reviews.queue({ queue: "waiting" });
    expect(first).toMatchObject({ total: 21, pages: 2 });
    expect(first.reviews.map(({ id }) => id)).toEqual(ids.slice(0, 20));
    const second = await moderator.reviews.queue({ queue: "waiting", page: 2 });
    expect(second.reviews.map(({ id }) => id)).toEqual([ids[20]]);
    expect((await moderator.reviews.figures()).counts).toEqual({ waiting: 21, reported: 0, appealed: 0 });
    const [last] = second.reviews;
    await moderator.reviews.decide({
      ...{ reviewId: last?.id ?? "", seen: last?.updatedAt.toISOString() ?? "" },
      decision: approve,
    });
    const left = await moderator.reviews.queue({ queue: "waiting", page: 2 });
    expect(left).toMatchObject({ page: 1, pages: 1, total: 20 });
    expect(left.reviews.map(({ id }) => id)).toEqual(ids.slice(0, 20));
  });
});

it("tells the team of a day's new reviews in one mail a course", async () => {
  const course = await scene.aCourse();
  for (const rating of [4, 5]) await scene.aPublicReview(course, { rating });
  clock.advance(86_400_000);
  const deps = { db: database.db, now: clock.now };
  await mailNewReviews(deps);
  await mailNewReviews(deps);
  const mails = await mailsTo(course.instructorId);
  expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
    ["review.published", "2 new reviews of “Reading a Tide Table”"],
  ]);
});

it("counts mean, number and histogram as the approved rows have them, whatever happens to reviews", async () => {
  type Step = { who: number; what: "write" | "approve" | "reject" | "remove"; rating: number };
  const step: Arbitrary<Step> = fc.record({
    who: fc.nat(3),
    what: fc.constantFrom("write", "approve", "reject", "remove"),
    rating: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const course = await scene.aCourse();
      const learners = await Promise.all([0, 1, 2, 3].map(() => scene.aLearner(course)));
      const moderator = await scene.aModerator();
      for (const { who, what, rating } of steps) {
        const learner = learners[who];
        const review = await database.db.review.findFirst({
          where: { courseId: course.id, userId: learner?.person.id ?? "" },
        });
        if (what === "write") await learner?.reviews.write({ courseId: course.id, ...someWords, rating });
        else if (review && what === "remove") await learner?.reviews.remove({ reviewId: review.id });
        else if (review)
          await moderator.reviews.decide({
            ...{ reviewId: review.id, seen: review.updatedAt.toISOString() },
            decision: what === "approve" ? approve : reject,
          });
      }
      const rows = await database.db.review.findMany({ where: { courseId: course.id, state: "APPROVED" } });
      const stars = rows.map(({ rating }) => rating);
      const mean = stars.length === 0 ? null : stars.reduce((sum, rating) => sum + rating, 0) / stars.length;
      const stored = await database.db.course.findUniqueOrThrow({ where: { id: course.id } });
      expect(stored.reviewCount).toBe(stars.length);
      expect(stored.ratingHistogram).toEqual(
        [1, 2, 3, 4, 5].map((star) => stars.filter((rating) => rating === star).length),
      );
      expect(stored.averageRating === null).toBe(mean === null);
      expect(Math.abs(Number(stored.averageRating ?? 0) - (mean ?? 0))).toBeLessThanOrEqual(0.005 + 1e-9);
      const expected = (stars.reduce((sum, rating) => sum + rating, 0) + 3.5 * 5) / (stars.length + 5);
      const weighted = weightedRating(
        stored.averageRating === null ? null : Number(stored.averageRating),
        stored.reviewCount,
      );
      expect(Math.abs(weighted - expected)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
    { numRuns: 12 },
  );
}, 60_000);
