import type { Db } from "@/server/db/client";
import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";
import { type Study, study } from "./study";

type Seat = readonly [who: string, lessons: number, startedDaysAgo: number, everyDays: number, misses: number];

const all = 99;

/** Who sits where and how far: person, lessons done, days since the start, days between two evenings, wrong answers at first. */
const seats: Readonly<Record<string, readonly Seat[]>> = {
  "reading-a-tide-table": [
    ["eleni", all, 110, 2, 0],
    ["thordis", all, 104, 1, 1],
    ["misaki", all, 97, 3, 0],
    ["olena", all, 88, 2, 1],
    ["huong", all, 80, 4, 3],
    ["layla", all, 66, 2, 1],
    ["arjun", all, 41, 3, 0],
    ["joao", 8, 33, 5, 1],
    ["seoyeon", 6, 21, 2, 0],
    ["lukasz", 4, 14, 3, 0],
    ["student", 5, 6, 1, 1],
    ["suda", 2, 3, 1, 0],
  ],
  "estimation-without-fear": [
    ["yael", all, 90, 2, 0],
    ["oluwaseun", all, 77, 3, 1],
    ["seoyeon", all, 60, 1, 0],
    ["lukasz", all, 45, 4, 2],
    ["student", all, 38, 2, 1],
    ["suda", 5, 19, 2, 0],
    ["eleni", 3, 9, 2, 0],
    ["misaki", 1, 4, 1, 0],
  ],
  "sql-for-people-who-count": [
    ["oluwaseun", all, 58, 2, 0],
    ["yael", all, 52, 3, 1],
    ["huong", all, 36, 2, 2],
    ["arjun", 4, 16, 3, 0],
    ["layla", 2, 8, 1, 0],
  ],
};

/** Enough to keep two cores busy; more only wait for each other. */
const atOnce = 4;

/** Learners with the progress, attempts and certificates that their going through the courses leaves behind. */
export async function seedSeats(
  deps: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<number> {
  const plans = Object.entries(seats).flatMap(([folder, list]) =>
    list.map((seat) => planOf(deps.now(), people, courses.get(folder), seat)),
  );
  const waiting = [...plans];
  const work = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      if (plan.course.priceMinor > 0) await grantAccess(deps.db, people, plan);
      await study(deps.db, plan);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await settle(deps.db, people);
  return plans.length;
}

function planOf(
  now: Date,
  people: People,
  course: CourseToStudy | undefined,
  [who, lessons, startedDaysAgo, everyDays, misses]: Seat,
): Study {
  if (!course) throw new Error("A demo course is missing.");
  return {
    person: people.get(who),
    course,
    // In the evening, for each at another minute.
    startsAt: daysBefore(now, startedDaysAgo, 17 * 60 + ((startedDaysAgo * 13) % 150)),
    everyDays,
    lessons,
    misses,
  };
}

/** A priced course is entered with a grant; these have paid its price. */
async function grantAccess(db: Db, people: People, { person, course, startsAt }: Study): Promise<void> {
  const grant = { userId: person.id, courseId: course.id };
  if ((await db.accessGrant.count({ where: grant })) > 0) return;
  await db.accessGrant.create({
    data: {
      ...grant,
      grantedById: people.get("admin").id,
      reason: "Paid by transfer",
      amountMinor: course.priceMinor,
      currency: course.currency,
      grantedAt: new Date(startsAt.getTime() - 3_600_000),
    },
  });
}

/**
 * What the use cases date by the clock of the database is moved to when it happened in the story, and their events count as
 * handed over: everything that would follow from them is here already, and nobody is to get a mail about it.
 */
async function settle(db: Db, people: People): Promise<void> {
  await db.$executeRaw`
    UPDATE user_activity a SET created_at = coalesce(
      CASE a.kind
        WHEN 'ENROLLED' THEN (SELECT e.enrolled_at FROM enrollment e WHERE e.user_id = a.user_id AND e.course_id = a.course_id LIMIT 1)
        WHEN 'COURSE_COMPLETED' THEN (SELECT e.completed_at FROM enrollment e WHERE e.user_id = a.user_id AND e.course_id = a.course_id LIMIT 1)
        WHEN 'LESSON_COMPLETED' THEN (SELECT p.completed_at FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id
                                       WHERE e.user_id = a.user_id AND p.lesson_id = a.lesson_id LIMIT 1)
        WHEN 'ATTEMPT_STARTED' THEN (SELECT t.started_at FROM assessment_attempt t WHERE t.id::text = a.data->>'attemptId')
        WHEN 'ATTEMPT_FINISHED' THEN (SELECT t.ended_at FROM assessment_attempt t WHERE t.id::text = a.data->>'attemptId')
      END, a.created_at)
     WHERE a.user_id = ANY(${[...people.ids]}::uuid[]) AND a.created_at > now() - interval '10 minutes'`;
  await db.$executeRaw`
    UPDATE outbox_event SET sent_at = now() WHERE sent_at IS NULL AND data->>'userId' = ANY(${[...people.ids]}::text[])`;
}
