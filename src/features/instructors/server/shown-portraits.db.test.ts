import { beforeAll, expect, test } from "vitest";
import { getCoursePage } from "@/features/catalog/server/course-page";
import { getLanding } from "@/features/catalog/server/landing";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { aPhoto, uploadedPicture } from "@/testing/uploaded-picture";

const database = testDatabase();
const clock = aClock();
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(database.db, actorOf(person), clock));

/** A course with an open lesson, whose lead has a page and has answered a review. */
async function aTaughtCourse() {
  const { db } = database;
  const course = await aCourseOf(db, {
    course: { isFeatured: true, reviewCount: 1, averageRating: 4 },
    modules: [
      { lessons: [{ accessLevel: "GUEST", content: "Low water is at one post, on one day, as the table says." }] },
    ],
  });
  const { teacher } = course;
  await db.instructorProfile.create({
    data: { userId: teacher.id, displayName: teacher.name, status: "ACTIVE", isPublic: true },
  });
  const writer = await aPerson(db);
  const decided = { state: "APPROVED", decidedAt: clock.now() } as const;
  const review = { courseId: course.id, userId: writer.id, rating: 4, content: "Clear.", ...decided };
  await db.review.create({ data: { ...review, reply: { create: { userId: teacher.id, content: "Thank you." } } } });
  return { course, teacher, own: as(teacher) };
}

let made: Awaited<ReturnType<typeof aTaughtCourse>>;
beforeAll(async () => {
  made = await aTaughtCourse();
});

/** The portrait wherever strangers meet the instructor. */
async function shown() {
  const { course, teacher } = made;
  // What is kept is no older than a page may be.
  clock.advance(6 * 60_000);
  const page = await getCoursePage({ db: database.db, now: clock.now }, course.id);
  const { people } = await as(null).instructors.list({});
  const { spread } = await getLanding({ db: database.db, now: clock.now });
  const { reviews } = await as(null).reviews.list({ slug: course.slug });
  return {
    course: page.teachers[0]?.picture,
    reply: page.reviews.items[0]?.reply?.picture,
    allReviews: reviews[0]?.reply?.picture,
    landing: spread?.picture,
    list: people.find(({ username }) => username === teacher.username)?.picture,
  };
}

const everywhere = (picture: string | null) => ({
  course: picture,
  reply: picture,
  allReviews: picture,
  landing: picture,
  list: picture,
});

test("an instructor's portrait is wherever they are presented, for as long as their page is public", async () => {
  const { own } = made;
  expect(await shown()).toEqual(everywhere(null));
  const uploadId = await uploadedPicture(own.profiles, await aPhoto(200));
  const { picture } = await own.instructors.savePortrait({ uploadId });
  expect(picture).toMatch(/^\S+$/);
  expect(await shown()).toEqual(everywhere(picture));

  await own.instructors.setPublic({ isPublic: false });
  expect(await shown()).toEqual({ ...everywhere(null), list: undefined });
  await own.instructors.setPublic({ isPublic: true });
  expect(await shown()).toEqual(everywhere(picture));
  await own.instructors.removePortrait();
  expect(await shown()).toEqual(everywhere(null));
});

test("where the portrait is stored is in no answer", async () => {
  const { own, course } = made;
  const uploadId = await uploadedPicture(own.profiles, await aPhoto(200));
  await own.instructors.savePortrait({ uploadId });
  const page = await getCoursePage({ db: database.db, now: clock.now }, course.id);
  expect(page.teachers[0]).not.toHaveProperty("portrait");
  expect(page.reviews.items[0]?.reply).not.toHaveProperty("portrait");
});
