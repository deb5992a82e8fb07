import { describe, expect, it } from "vitest";
import { getCoursePage } from "@/features/catalog/server/course-page";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { reviewScene, someWords } from "@/testing/review-scene";

const database = testDatabase();
const clock = aClock();
const scene = reviewScene(database, clock);

const shownOf = async (courseId: string) =>
  (await getCoursePage({ db: database.db, now: clock.now }, courseId)).reviews.items;

describe("a review that is written", () => {
  it("waits, with what its writer had done by then, and is shown to no one else", async () => {
    const course = await scene.aCourse();
    const { reviews, person } = await scene.aLearner(course, { progress: 62.5 });
    const { reviewId } = await reviews.write({ courseId: course.id, ...someWords });
    expect(await scene.read(reviewId)).toMatchObject({
      ...someWords,
      ...{ userId: person.id, state: "PENDING", isVerified: true, isFeatured: false },
    });
    expect(Number((await scene.read(reviewId)).progressWhenWritten)).toBe(62.5);
    expect(await shownOf(course.id)).toEqual([]);
    expect((await reviews.ownPlace({ courseId: course.id }))?.own).toMatchObject({ id: reviewId, state: "PENDING" });
    const other = await scene.aLearner(course);
    expect((await other.reviews.ownPlace({ courseId: course.id }))?.own).toBeNull();
    expect(await scene.as(null).ownPlace({ courseId: course.id })).toBeNull();
  });

  it("is one for each student and course, however often it is sent, also at once", async () => {
    const course = await scene.aCourse();
    const { reviews } = await scene.aLearner(course);
    const write = () => reviews.write({ courseId: course.id, ...someWords });
    const sent = await Promise.all([write(), write(), write()]);
    expect(new Set(sent.map(({ reviewId }) => reviewId)).size).toBe(1);
    expect(await database.db.review.count({ where: { courseId: course.id } })).toBe(1);
    expect(await database.db.userActivity.count({ where: { courseId: course.id, kind: "REVIEW_WRITTEN" } })).toBe(1);
  });

  it("is changed by whoever names the course by its address, too", async () => {
    const course = await scene.aCourse();
    const { reviews } = await scene.aLearner(course);
    const { reviewId } = await reviews.write({ slug: course.slug, ...someWords });
    await reviews.write({ slug: course.slug, ...someWords, title: "Other words" });
    expect(await scene.read(reviewId)).toMatchObject({ title: "Other words" });
  });

  it("asks for the share of the course that an admin has set", async () => {
    const course = await scene.aCourse();
    const { reviews } = await scene.aLearner(course, { progress: 19.9 });
    const write = () => reviews.write({ courseId: course.id, ...someWords });
    const tooEarly = { code: "UNPROCESSABLE_CONTENT", cause: { facts: { progress: 19, share: 20 } } };
    await expect(write()).rejects.toMatchObject({ ...tooEarly, message: "reviews.too_early" });
    expect(await reviews.ownPlace({ courseId: course.id })).toMatchObject({
      standing: "too_early",
      progress: 19,
      share: 20,
    });
    const admin = await scene.aModerator();
    await admin.reviews.saveShare({ seen: 20, share: 19 });
    await expect(admin.reviews.saveShare({ seen: 20, share: 50 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { facts: { now: 19 } },
    });
    expect(await write()).toHaveProperty("reviewId");
    expect((await reviews.ownPlace({ courseId: course.id }))?.standing).toBe("may_write");
    await admin.reviews.saveShare({ seen: 19, share: 20 });
  });

  it("asks for a verified address", async () => {
    const course = await scene.aCourse();
    const { reviews } = await scene.aLearner(course, { isVerified: false });
    await expect(reviews.write({ courseId: course.id, ...someWords })).rejects.toMatchObject({
      ...{ code: "FORBIDDEN", message: "accounts.verify_first" },
    });
    expect((await reviews.ownPlace({ courseId: course.id }))?.standing).toBe("verify_first");
  });

  it("is refused to a stranger, to the suspended, and to the team, also with an enrollment", async () => {
    const course = await scene.aCourse();
    const stranger = scene.as(await scene.aPerson());
    const suspended = await scene.aLearner(course);
    await database.db.enrollment.update({ where: { id: suspended.enrollment.id }, data: { status: "SUSPENDED" } });
    const assistant = await scene.aLearner(course);
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: assistant.person.id, role: "ASSISTANT" },
    });
    for (const reviews of [stranger, suspended.reviews, assistant.reviews])
      await expect(reviews.write({ courseId: course.id, ...someWords })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(scene.as(null).write({ courseId: course.id, ...someWords })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    expect((await assistant.reviews.ownPlace({ courseId: course.id }))?.standing).toBe("team");
    expect((await stranger.ownPlace({ courseId: course.id }))?.standing).toBe("no_seat");
  });

  it("is not verified where the course is priced and the enrollment was given without a grant", async () => {
    const course = await scene.aCourse();
    await database.db.course.update({ where: { id: course.id }, data: { priceMinor: 4900, currency: "EUR" } });
    const { reviews } = await scene.aLearner(course);
    const { reviewId } = await reviews.write({ courseId: course.id, ...someWords });
    expect((await scene.read(reviewId)).isVerified).toBe(false);
  });
});

describe("a review that is", () => {
  it("goes back to the queue when its writer changes it, and its former words are gone", async () => {
    const course = await scene.aCourse();
    const { reviews, reviewId, moderator } = await scene.aPublicReview(course);
    await moderator.reviews.feature({ reviewId, isFeatured: true });
    expect((await shownOf(course.id)).map(({ content }) => content)).toEqual([someWords.content]);
    await reviews.write({ courseId: course.id, ...someWords });
    expect((await scene.read(reviewId)).state).toBe("APPROVED");
    await reviews.write({ courseId: course.id, ...someWords, content: "Other words." });
    expect(await scene.read(reviewId)).toMatchObject({ state: "PENDING", decidedAt: null, isFeatured: false });
    expect(await shownOf(course.id)).toEqual([]);
    expect(await database.db.course.findUniqueOrThrow({ where: { id: course.id } })).toMatchObject({
      ...{ reviewCount: 0, averageRating: null, ratingHistogram: [0, 0, 0, 0, 0] },
    });
  });

  it("is taken away by its writer alone, twice as well as once", async () => {
    const course = await scene.aCourse();
    const { reviews, reviewId } = await scene.aPublicReview(course);
    const other = await scene.aLearner(course);
    await expect(other.reviews.remove({ reviewId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await reviews.remove({ reviewId });
    await reviews.remove({ reviewId });
    expect((await database.db.course.findUniqueOrThrow({ where: { id: course.id } })).reviewCount).toBe(0);
  });

  it("is found helpful once a person, never by its writer or the team", async () => {
    const course = await scene.aCourse();
    const { reviews, reviewId } = await scene.aPublicReview(course);
    const readers = await Promise.all([1, 2, 3].map(() => scene.aLearner(course)));
    const vote = { courseId: course.id, reviewId, isHelpful: true };
    await Promise.all(readers.flatMap((reader) => [reader.reviews.vote(vote), reader.reviews.vote(vote)]));
    expect((await scene.read(reviewId)).helpfulCount).toBe(3);
    expect(await readers[0]?.reviews.vote({ ...vote, isHelpful: false })).toEqual({ helpfulCount: 2 });
    expect((await readers[1]?.reviews.ownPlace({ courseId: course.id }))?.voted).toEqual([reviewId]);
    await expect(reviews.vote(vote)).rejects.toMatchObject({ message: "reviews.own_review" });
    const lead = scene.as({ id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" });
    await expect(lead.vote(vote)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is reported once a person, and stays until someone decides", async () => {
    const course = await scene.aCourse();
    const { reviewId, reviews } = await scene.aPublicReview(course);
    const reader = await scene.aLearner(course);
    const report = { courseId: course.id, reviewId, reason: "insult", note: "It names me." } as const;
    await reader.reviews.report(report);
    await reader.reviews.report({ ...report, note: "Again." });
    expect(await database.db.reviewReport.findMany({ where: { reviewId }, select: { note: true } })).toEqual([
      { note: "It names me." },
    ]);
    expect(await shownOf(course.id)).toHaveLength(1);
    await expect(reviews.report(report)).rejects.toMatchObject({ message: "reviews.own_review" });
    // New words are not what was reported.
    await reviews.write({ courseId: course.id, ...someWords, content: "Other words." });
    expect(await database.db.reviewReport.count({ where: { reviewId, resolvedAt: null } })).toBe(0);
  });

  it("is answered by who has that right in its course, in one reply", async () => {
    const course = await scene.aCourse();
    const { reviewId } = await scene.aPublicReview(course);
    const lead = scene.as({ id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" });
    const helper = await scene.aPerson();
    const member = { courseId: course.id, userId: helper.id, role: "ASSISTANT" } as const;
    const { id } = await database.db.courseInstructor.create({ data: member });
    const reply = { courseId: course.id, reviewId };
    await expect(scene.as(helper).reply({ ...reply, content: "No right." })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await database.db.courseInstructor.update({ where: { id }, data: { canReplyToReviews: true } });
    await lead.reply({ ...reply, content: "Fair." });
    await scene.as(helper).reply({ ...reply, content: "Fair, and mended." });
    expect((await shownOf(course.id))[0]?.reply).toMatchObject({ name: helper.name, content: "Fair, and mended." });
    await lead.reply({ ...reply, content: "" });
    expect((await shownOf(course.id))[0]?.reply).toBeNull();
  });

  it("is not known to exist before it is approved, nor in another course", async () => {
    const [course, other] = [await scene.aCourse(), await scene.aCourse()];
    const { reviewId } = await scene.aPublicReview(course);
    const writer = await scene.aLearner(course);
    const waiting = (await writer.reviews.write({ courseId: course.id, ...someWords })).reviewId;
    const reader = await scene.aLearner(course);
    const lead = scene.as({ id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" });
    for (const ref of [
      { courseId: other.id, reviewId },
      { courseId: course.id, reviewId: waiting },
    ]) {
      await expect(reader.reviews.vote({ ...ref, isHelpful: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(reader.reviews.report({ ...ref, reason: "other" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(lead.reply({ courseId: course.id, reviewId: waiting, content: "?" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

it("refuses words that cannot be kept, and ratings that are none", async () => {
  const course = await scene.aCourse();
  const { reviews } = await scene.aLearner(course);
  const bad = [
    { rating: 0 },
    { rating: 6 },
    { rating: 4.5 },
    { content: " " },
    { content: "a\0b" },
    { content: "x".repeat(2001) },
  ];
  for (const change of bad)
    await expect(reviews.write({ courseId: course.id, ...someWords, ...change })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
});
