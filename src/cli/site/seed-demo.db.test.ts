import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { env } from "@/env/server";
import { clearDemo } from "@/features/administration/server/clear-demo";
import { exportCourse } from "@/features/interchange/server/export-course";
import { countAllChanges } from "@/features/statistics/server/count-changes";
import { mendSums } from "@/features/statistics/server/reconcile";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { seedDemo, seedDemoOnFirstRun } from "./seed-demo";

const database = testDatabase();

/** Every row of every table, as one digest a table. Settings hold the time of the run and are left out. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('site_setting', 'heartbeat', '_prisma_migrations') ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
    );
    digests[name] = rows[0]?.digest ?? "";
  }
  return digests;
}

/** Every file of a folder, by its path in it. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length), readFileSync(path, "base64")]));
}

const rowsOf = async (sql: string) => (await database.pool.query(sql)).rows;

describe("the demo content", () => {
  let told: string[] = [];
  beforeAll(async () => {
    told = await Promise.all([seedDemoOnFirstRun(), seedDemoOnFirstRun()]);
  }, 120_000);

  test("is put in once where two processes start together on a new database", () => {
    expect(told.toSorted()).toEqual(["17 people, 3 courses, 25 enrollments, 15 reviews", "present"]);
  });

  test("has three live courses, featured and discounted as planned", async () => {
    const courses = await database.db.course.findMany({
      where: { isDemo: true, state: "LIVE" },
      orderBy: { enrolledCount: "desc" },
      select: {
        slug: true,
        isFeatured: true,
        priceMinor: true,
        discountPriceMinor: true,
        enrolledCount: true,
        liveVersion: { select: { lessonCount: true, assessmentCount: true } },
      },
    });
    const free = { priceMinor: 0, discountPriceMinor: null, isFeatured: true };
    expect(courses).toEqual([
      {
        slug: "reading-a-tide-table",
        ...free,
        enrolledCount: 12,
        liveVersion: { lessonCount: 10, assessmentCount: 3 },
      },
      {
        slug: "estimation-without-fear",
        ...free,
        enrolledCount: 8,
        liveVersion: { lessonCount: 7, assessmentCount: 2 },
      },
      {
        slug: "sql-for-people-who-count",
        isFeatured: false,
        priceMinor: 2900,
        discountPriceMinor: 1900,
        enrolledCount: 5,
        liveVersion: { lessonCount: 7, assessmentCount: 2 },
      },
    ]);
  });

  test("has the demo student half-way in one course and certified in another", async () => {
    const enrollments = await database.db.enrollment.findMany({
      where: { user: { emailAddresses: { some: { email: "student@demo.test" } } } },
      orderBy: { completedAt: { sort: "asc", nulls: "last" } },
      select: { status: true, progressPercentage: true, certificates: { select: { isValid: true } } },
    });
    expect(
      enrollments.map((enrollment) => ({ ...enrollment, progressPercentage: Number(enrollment.progressPercentage) })),
    ).toEqual([
      { status: "COMPLETED", progressPercentage: 100, certificates: [{ isValid: true }] },
      { status: "ACTIVE", progressPercentage: 55.55, certificates: [] },
    ]);
  });

  test("fills the demo student's dashboard", async () => {
    const student = await database.db.user.findFirstOrThrow({
      where: { emailAddresses: { some: { email: "student@demo.test" } } },
    });
    const now = aClock(new Date().toISOString());
    const api = createCaller(depsOf(database.db, actorOf(student), now));
    const [current] = await api.enrollment.mine();
    expect(current).toMatchObject({ lessonsCompleted: 5, lessonCount: 9, optionalCount: 1 });
    const { course } = await api.catalog.coursePage({ slug: "reading-a-tide-table" });
    expect(course, "the same lessons, and the optional one").toMatchObject({ lessonCount: 10, optionalCount: 1 });
    const { lesson } = current ?? {};
    expect(lesson).toMatchObject({ title: "The rule of twelfths", at: 6, isMidway: true, minutesLeft: 7 });
    const { week, streak, goal, notes, missed, line } = await api.records.dashboard();
    expect(line).toMatchObject({
      lessonId: lesson?.id,
      text: expect.stringMatching(/^Take low water 0\.8 m at 08:30/),
    });
    expect(week.filter(({ minutes }) => minutes > 0).length).toBeGreaterThanOrEqual(5);
    expect(streak?.days).toBeGreaterThanOrEqual(5);
    expect(goal).toMatchObject({ unit: "minutes", isReached: false });
    expect([notes.length, missed.questions > 0, missed.latest[0]?.readAgain !== null]).toEqual([2, true, true]);
    expect((await api.records.recommendations())[0]).toMatchObject({ slug: "sql-for-people-who-count" });
  });

  test("has counters that equal a count of the rows", async () => {
    const wrongCourses = await rowsOf(`
      SELECT slug FROM course c WHERE enrolled_count <> (SELECT count(*) FROM enrollment e WHERE e.course_id = c.id)
         OR review_count <> (SELECT count(*) FROM review r WHERE r.course_id = c.id AND state = 'APPROVED')
         OR average_rating <> (SELECT round(avg(rating), 2) FROM review r WHERE r.course_id = c.id)
         OR review_count = 0 OR review_count <> (SELECT sum(n) FROM unnest(rating_histogram) n)
         OR EXISTS (SELECT 1 FROM generate_series(1, 5) star
                     WHERE rating_histogram[star] <> (SELECT count(*) FROM review r WHERE r.course_id = c.id AND r.rating = star))`);
    const wrongEnrollments = await rowsOf(`
      SELECT e.id FROM enrollment e JOIN course_version v ON v.id = e.version_id
       WHERE lessons_completed <> (SELECT count(*) FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.completed_at IS NOT NULL)
          OR assessments_passed <> (SELECT count(DISTINCT assessment_id) FROM assessment_attempt a WHERE a.enrollment_id = e.id AND is_passed)
          OR time_spent_seconds <> (SELECT sum(active_seconds) FROM lesson_progress p WHERE p.enrollment_id = e.id)
          OR (status = 'COMPLETED') <> (progress_percentage = 100)
          OR (status = 'COMPLETED') <> EXISTS (SELECT 1 FROM certificate c WHERE c.enrollment_id = e.id)
          OR (status = 'COMPLETED') <> (lessons_completed = v.lesson_count)`);
    const wrongReviews = await rowsOf(
      "SELECT id FROM review r WHERE helpful_count <> (SELECT count(*) FROM review_vote v WHERE v.review_id = r.id)",
    );
    expect({ wrongCourses, wrongEnrollments, wrongReviews }).toEqual({
      wrongCourses: [],
      wrongEnrollments: [],
      wrongReviews: [],
    });
  });

  test("is in the past and in order, and leaves nothing for the jobs to announce", async () => {
    const outOfOrder = await rowsOf(`
      SELECT e.id FROM enrollment e JOIN course c ON c.id = e.course_id JOIN users u ON u.id = e.user_id
       WHERE NOT (u.created_at <= c.published_at AND c.published_at <= e.enrolled_at AND e.enrolled_at <= e.started_at
                  AND e.started_at <= coalesce(e.completed_at, e.last_accessed_at) AND e.last_accessed_at <= now())
          OR EXISTS (SELECT 1 FROM review r WHERE r.user_id = e.user_id AND r.course_id = e.course_id AND r.created_at < e.started_at)`);
    const lateActivities = await rowsOf("SELECT kind FROM user_activity WHERE created_at > now()");
    const waiting = await rowsOf("SELECT DISTINCT name FROM outbox_event WHERE sent_at IS NULL");
    expect({ outOfOrder, lateActivities, waiting }).toEqual({
      outOfOrder: [],
      lateActivities: [],
      waiting: [{ name: "course/published" }],
    });
  });

  test("comes out of an export as it is in the repository", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lectern-export-"));
    for (const slug of ["reading-a-tide-table", "estimation-without-fear", "sql-for-people-who-count"]) {
      await exportCourse({ db: database.db, storage: getStorage() }, { slug, path: join(folder, slug) });
      expect(filesOf(join(folder, slug))).toEqual(filesOf(join("prisma/seed/courses", slug)));
    }
    rmSync(folder, { recursive: true });
  });

  test("is the same after a second run", async () => {
    const before = await everything();
    await seedDemo(database.db);
    expect(await everything()).toEqual(before);
  });

  test("continues where an interrupted run stopped", async () => {
    const before = await rowsOf("SELECT user_id, course_id, lessons_completed FROM enrollment ORDER BY 1, 2");
    await rowsOf("DELETE FROM review_reply");
    await rowsOf("DELETE FROM review_vote");
    await rowsOf("DELETE FROM review");
    await rowsOf("DELETE FROM certificate");
    await rowsOf("UPDATE enrollment SET status = 'ACTIVE', completed_at = NULL, progress_percentage = 0");
    await rowsOf("DELETE FROM lesson_progress WHERE completion_cause = 'MANUAL'");
    const inBank = await rowsOf("SELECT content->>'text' AS text FROM bank_question_version ORDER BY 1");
    await rowsOf("DELETE FROM bank_question WHERE id NOT IN (SELECT id FROM bank_question ORDER BY id LIMIT 3)");
    await seedDemo(database.db);
    expect(await rowsOf("SELECT user_id, course_id, lessons_completed FROM enrollment ORDER BY 1, 2")).toEqual(before);
    expect(await rowsOf("SELECT count(*)::int AS n FROM certificate")).toEqual([{ n: 15 }]);
    expect(await rowsOf("SELECT count(*)::int AS n FROM review")).toEqual([{ n: 15 }]);
    expect(inBank).toHaveLength(9);
    expect(await rowsOf("SELECT content->>'text' AS text FROM bank_question_version ORDER BY 1")).toEqual(inBank);
  });

  test("goes without a trace but for the eight subjects and what every site has", async () => {
    const admin = await aPerson(database.db, { role: "ADMIN" });
    const { storageKeys } = await clearDemo(database.db, new Date());
    await getStorage().delete(storageKeys);
    // What jobs do within the next minute, and in the next night.
    await countAllChanges({ db: database.db, now: () => new Date() });
    await mendSums(database);

    const left = Object.entries(await everything()).filter(([, digest]) => !digest.startsWith("0 "));
    const people = await rowsOf("SELECT id FROM users");
    const files = await readdir(join(env.STORAGE_DIR), { recursive: true, withFileTypes: true }).catch(() => []);
    expect(people).toEqual([{ id: admin.id }]);
    expect(left.map(([name, digest]) => `${name} ${digest.split(" ")[0]}`)).toEqual([
      "category 8",
      // Templates come with the site, not with the demo.
      "course_template 6",
      "email_address 1",
      expect.stringMatching(/^outbox_event \d+$/),
      "platform_statistics 1",
      "profile 1",
      "user_preference 1",
      "users 1",
    ]);
    expect(files.filter((file) => file.isFile())).toEqual([]);
  });
});
