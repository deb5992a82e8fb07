import { expect, test } from "vitest";
import { reviewsOfPage } from "@/features/reviews/rules";
import { recountReviews } from "@/features/reviews/server/recount-reviews";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import type { MadeCourse } from "@/testing/factories/course";
import { reviewScene } from "@/testing/review-scene";

const database = testDatabase();
const clock = aClock();
const scene = reviewScene(database, clock);

interface Written {
  rating: number;
  helpfulCount?: number;
  isFeatured?: boolean;
  state?: "APPROVED" | "PENDING" | "REJECTED";
  content?: string;
}

/** Reviews of a course, each a minute younger than the one before, titled by their places from 0. */
async function written(course: MadeCourse, reviews: readonly Written[]): Promise<void> {
  for (const [at, { state = "APPROVED", content = "Words", ...review }] of reviews.entries()) {
    const { person } = await scene.aLearner(course);
    await database.db.review.create({
      data: {
        userId: person.id,
        courseId: course.id,
        title: String(at),
        content,
        state,
        decidedAt: state === "PENDING" ? null : clock.now(),
        reasonCode: state === "REJECTED" ? "off_topic" : null,
        ...review,
        createdAt: new Date(clock.now().getTime() + at * 60_000),
      },
    });
  }
  await recountReviews(database.db, course.id);
}

const titlesOf = ({ reviews }: { reviews: readonly { title: string }[] }) =>
  reviews.map(({ title }) => title).join(" ");

test("everybody reads the approved reviews, in the order they ask for, and none else", async () => {
  const course = await scene.aCourse();
  const other = await scene.aCourse();
  await written(other, [{ rating: 1 }]);
  await written(course, [
    { rating: 4 },
    { rating: 2, helpfulCount: 3 },
    { rating: 5, isFeatured: true },
    { rating: 1, state: "PENDING" },
    { rating: 1, state: "REJECTED" },
    { rating: 3, content: "" },
    { rating: 4, helpfulCount: 1 },
  ]);
  const { list } = scene.as(null);
  expect(titlesOf(await list({ slug: course.slug }))).toBe("2 1 6 0");
  expect(titlesOf(await list({ slug: course.slug, sort: "newest" }))).toBe("6 2 1 0");
  expect(titlesOf(await list({ slug: course.slug, sort: "lowest" }))).toBe("1 6 0 2");
  const fours = await list({ slug: course.slug, stars: 4 });
  expect([titlesOf(fours), fours.total]).toEqual(["6 0", 2]);
  expect(await list({ slug: course.slug, stars: 1 })).toMatchObject({ reviews: [], total: 0 });
  // The one whose words are gone counts and is not there to be read.
  expect(fours.course).toMatchObject({
    slug: course.slug,
    reviewCount: 5,
    averageRating: 3.6,
    ratingHistogram: [0, 1, 1, 2, 1],
  });
  const all = await list({ slug: course.slug });
  expect(all).toMatchObject({ total: 4, page: 1, lastPage: 1 });
  expect(await list({ slug: course.slug, page: 9 })).toEqual(all);
});

test("pages hold every review once", async () => {
  const course = await scene.aCourse();
  const count = 2 * reviewsOfPage + 1;
  await written(
    course,
    Array.from({ length: count }, (_, at) => ({ rating: (at % 5) + 1 })),
  );
  for (const sort of ["helpful", "newest", "lowest"] as const) {
    const pages = await Promise.all([1, 2, 3].map((page) => scene.as(null).list({ courseId: course.id, sort, page })));
    expect(pages.map(({ reviews }) => reviews.length)).toEqual([reviewsOfPage, reviewsOfPage, 1]);
    expect(new Set(pages.flatMap(({ reviews }) => reviews.map(({ id }) => id))).size).toBe(count);
    expect(pages.every(({ total }) => total === count)).toBe(true);
  }
  const past = await scene.as(null).list({ courseId: course.id, page: 4 });
  expect(past).toEqual(await scene.as(null).list({ courseId: course.id, page: 3 }));
});
