import { uuidV7 } from "@/lib/uuid-v7";
import { insertRows } from "@/server/db/insert-rows";
import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

interface DemoReview {
  who: string;
  daysAgo: number;
  rating: number;
  title: string;
  content: string;
  isFeatured?: boolean;
  /** Who found it helpful. */
  helpful?: readonly string[];
  reply?: string;
}

const reviews: Readonly<Record<string, readonly DemoReview[]>> = {
  "reading-a-tide-table": [
    {
      who: "eleni",
      daysAgo: 98,
      rating: 5,
      title: "Now I read the small print",
      content:
        "I have been on boats for years and never asked what zero meant in our table. The sill in the example could be ours; only the figures differ. It took me five short evenings.",
      isFeatured: true,
      helpful: ["thordis", "misaki", "joao", "arjun"],
    },
    {
      who: "thordis",
      daysAgo: 96,
      rating: 5,
      title: "Short and checkable",
      content:
        "Every claim can be checked against a table and a calendar, and I did. On a calm day, the rule of twelfths was within ten centimeters of our gauge.",
      helpful: ["eleni", "olena"],
    },
    {
      who: "misaki",
      daysAgo: 80,
      rating: 5,
      title: "",
      content: "The video of the gauge explained in half a minute what three books hadn’t.",
    },
    {
      who: "olena",
      daysAgo: 76,
      rating: 4,
      title: "I would have liked a second worksheet",
      content:
        "My harbor has a double high water, where the rule of twelfths fails. The lesson honestly says so, but then leaves me without a method. Everything else is clear.",
      helpful: ["layla", "huong"],
      reply:
        "You’re right, a warning isn’t a method. For a harbor like yours, use the curve printed with its table: it’s drawn from the gauge and shows the stand. A worksheet for it is on my list for the next version.",
    },
    {
      who: "huong",
      daysAgo: 57,
      rating: 3,
      title: "Good course, wrong coast for me",
      content:
        "Well written. But where I live there’s only one high water a day, and all the course says is that most coasts have two. Half the rules didn’t apply.",
      helpful: ["arjun"],
    },
    {
      who: "layla",
      daysAgo: 52,
      rating: 5,
      title: "For walkers too",
      content: "I don’t sail. I wanted to know when the causeway is dry, and how far off I might be. Now I know both.",
    },
    {
      who: "arjun",
      daysAgo: 24,
      rating: 4,
      title: "",
      content:
        "The two waves and their formula alone were worth it. I’d have liked a word on how the figures are measured.",
    },
    {
      who: "joao",
      daysAgo: 11,
      rating: 4,
      title: "Not finished yet, and in no hurry",
      content:
        "I do one lesson, then watch the water for a week. The questions after each part show me what I only thought I knew.",
    },
  ],
  "estimation-without-fear": [
    {
      who: "yael",
      daysAgo: 80,
      rating: 5,
      title: "The middle by factors",
      content:
        "One idea has stuck with me: take the root of the product, and say by what factor you might be off. I use it every week.",
      isFeatured: true,
      helpful: ["oluwaseun", "student"],
    },
    {
      who: "oluwaseun",
      daysAgo: 63,
      rating: 4,
      title: "Start with the book",
      content: "The exercise with a book of your own is the best part. I’d put it first and explain afterward.",
    },
    {
      who: "seoyeon",
      daysAgo: 55,
      rating: 5,
      title: "Used it in class the next day",
      content:
        "I told my class to pick bounds they’d be ashamed to see broken. It worked: theirs were narrower and better than mine.",
      helpful: ["lukasz"],
    },
    {
      who: "lukasz",
      daysAgo: 29,
      rating: 4,
      title: "",
      content: "Clear and short. The pegs let me see the root of n, which no proof ever did.",
    },
  ],
  "sql-for-people-who-count": [
    {
      who: "oluwaseun",
      daysAgo: 48,
      rating: 5,
      title: "Found a doubled sum in our report",
      content:
        "After the lesson on joins, I looked at our monthly figures and found one that had counted some invoices twice. Nine minutes well spent.",
      helpful: ["yael", "huong"],
    },
    {
      who: "yael",
      daysAgo: 39,
      rating: 5,
      title: "Finish the sentence",
      content:
        "“One row stands for one …” is now on a note beside my screen. The small data set is a good idea: you can check everything by hand.",
    },
    {
      who: "huong",
      daysAgo: 27,
      rating: 4,
      title: "",
      content: "Precise, no frills. The exercise at the end could be longer.",
    },
  ],
};

/** Approved reviews with their votes and one reply; the course's own figures are counted from the rows afterwards. */
export async function seedReviews(
  deps: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<number> {
  const courseIds = [...courses.values()].map(({ id }) => id);
  const enrollments = await deps.db.enrollment.findMany({
    where: { courseId: { in: courseIds }, userId: { in: [...people.ids] } },
    select: { userId: true, courseId: true, progressPercentage: true },
  });
  const written = new Set(
    (await deps.db.review.findMany({ where: { courseId: { in: courseIds } } })).map((row) => row.userId + row.courseId),
  );
  const all = Object.entries(reviews).flatMap(([folder, list]) =>
    list.map((review) => {
      const [userId, courseId] = [people.get(review.who).id, courses.get(folder)?.id ?? ""];
      const enrollment = enrollments.find((row) => row.userId === userId && row.courseId === courseId);
      return { ...review, id: uuidV7(), userId, courseId, progress: enrollment?.progressPercentage ?? 0 };
    }),
  );
  await write(
    deps,
    people,
    all.filter(({ userId, courseId }) => !written.has(userId + courseId)),
  );
  await recount(deps, courseIds);
  return all.length;
}

type Placed = DemoReview & {
  id: string;
  userId: string;
  courseId: string;
  progress: { toString: () => string } | number;
};

async function write({ db, now }: SeedDeps, people: People, placed: readonly Placed[]): Promise<void> {
  const decidedById = people.get("admin").id;
  await db.$transaction(async (tx) => {
    await insertRows(
      tx,
      "review",
      placed.map(({ id, userId, courseId, daysAgo, rating, title, content, progress, isFeatured, helpful }) => ({
        id,
        userId,
        courseId,
        rating,
        title,
        content,
        isFeatured: isFeatured ?? false,
        createdAt: daysBefore(now(), daysAgo, 1200),
        state: "APPROVED",
        decidedById,
        decidedAt: daysBefore(now(), daysAgo - 1, 540),
        progressWhenWritten: progress.toString(),
        isVerified: true,
        helpfulCount: helpful?.length ?? 0,
      })),
    );
    await insertRows(
      tx,
      "review_vote",
      placed.flatMap(({ id: reviewId, helpful = [] }) =>
        helpful.map((who) => ({ reviewId, userId: people.get(who).id })),
      ),
    );
    await insertRows(
      tx,
      "review_reply",
      placed.flatMap(({ id: reviewId, daysAgo, reply }) =>
        reply
          ? [
              {
                reviewId,
                userId: people.get("instructor").id,
                content: reply,
                createdAt: daysBefore(now(), daysAgo - 2, 660),
              },
            ]
          : [],
      ),
    );
  });
}

async function recount({ db }: SeedDeps, courseIds: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE course c SET review_count = r.count, average_rating = r.average, rating_histogram = r.histogram
      FROM (SELECT course_id, count(*)::int AS count, round(avg(rating), 2) AS average,
                   ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                         count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)]::int[] AS histogram
              FROM review WHERE state = 'APPROVED' AND course_id = ANY(${[...courseIds]}::uuid[]) GROUP BY course_id) r
     WHERE c.id = r.course_id`;
}
