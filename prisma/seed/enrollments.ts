import { issueCertificate } from "@/features/certificates/server/issue-certificate";
import { enroll } from "@/features/enrollment/server/enroll";
import { announceCourse } from "@/features/learning/server/complete-lesson";
import { lockEnrollment, recountEnrollment } from "@/features/learning/server/enrollment-progress";
import { joinQueue } from "@/features/practice/server/join-queue";
import type { Db, Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";
import { dayOf, type Enrollment, type Sitting, type Study, scheduleOf, sit, type Traces } from "./study";

type Habits = Partial<Pick<Study, "lessonsAnEvening" | "readTo">>;
type Place = readonly [
  who: string,
  lessons: number,
  startedDaysAgo: number,
  everyDays: number,
  misses: number,
  Habits?,
];

const all = 99;

/** Who sits where and how far: person, lessons done, days since the start, days between two evenings, wrong answers at first. */
const enrollments: Readonly<Record<string, readonly Place[]>> = {
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
    // Every evening of the last six, and yesterday in the middle of a text: what a dashboard is for.
    ["student", 5, 6, 1, 1, { lessonsAnEvening: 1, readTo: { minutes: 6, block: 3, share: 0.45 } }],
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

async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

interface TakenEnrollment extends Enrollment {
  plan: Study;
  /** Those of its sittings that have not taken place yet. */
  open: Sitting[];
}

/**
 * Students with the progress, attempts and certificates that their going through the courses leaves behind. Enrollments, figures
 * and certificates come from the use cases of real students, so that every count agrees; what is read and answered is
 * worked out by the same rules and written in bulk. Repeats what an interrupted run left out.
 */
export async function seedEnrollments(
  deps: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<number> {
  const { db } = deps;
  const plans = Object.entries(enrollments).flatMap(([folder, list]) =>
    list.map((enrollment) => planOf(deps.now(), people, courses.get(folder), enrollment)),
  );
  await grantAccess(db, people, plans);
  const taken: (Enrollment & { plan: Study })[] = [];
  await forEach(plans, async (plan) => {
    const { person, course } = plan;
    const rest = { locale: "en", requestId: "seed", ip: null, userAgent: "" };
    const asLearner = { db, actor: person, now: () => plan.startsAt, ...rest };
    const { enrollmentId } = await enroll(asLearner, { courseId: course.id });
    taken.push({ plan, enrollmentId, userId: person.id, courseId: course.id });
  });
  await studyAll(db, taken);
  await issueCertificates(db, taken);
  await joinPractice(deps, taken);
  await settle(db, people);
  return plans.length;
}

/** What the job does with an attempt that ends: its events count as sent here. */
async function joinPractice({ db, now }: SeedDeps, taken: readonly Enrollment[]): Promise<void> {
  const enrollmentId = { in: taken.map((enrollment) => enrollment.enrollmentId) };
  const attempts = await db.assessmentAttempt.findMany({ where: { enrollmentId }, select: { id: true } });
  await forEach(attempts, async ({ id }) => {
    await joinQueue({ db, now }, id);
  });
}

/** All or nothing: enrollments that are half studied would be shown. */
async function studyAll(db: Db, taken: readonly (Enrollment & { plan: Study })[]): Promise<void> {
  const ids = taken.map(({ enrollmentId }) => enrollmentId);
  const where = { enrollmentId: { in: ids } };
  const done = await db.lessonProgress.findMany({
    where,
    select: { enrollmentId: true, lessonId: true, completedAt: true },
  });
  const tries = await db.assessmentAttempt.findMany({ where, select: { enrollmentId: true, assessmentId: true } });
  const triesAt = (enrollment: Enrollment, assessmentId?: string) =>
    tries.filter((row) => row.enrollmentId === enrollment.enrollmentId && row.assessmentId === assessmentId).length;
  const isOpen = (enrollment: Enrollment, { lesson, isOnlyOpened }: Sitting) =>
    !done.some(
      (row) =>
        row.enrollmentId === enrollment.enrollmentId && row.lessonId === lesson.id && (row.completedAt || isOnlyOpened),
    );
  const toStudy: TakenEnrollment[] = taken.flatMap((enrollment) => {
    const open = scheduleOf(enrollment.plan).filter((sitting) => isOpen(enrollment, sitting));
    return open.length > 0 ? [{ ...enrollment, open }] : [];
  });
  const studied = toStudy.map((enrollment) => {
    const { misses } = enrollment.plan;
    const traces = enrollment.open.map((sitting) =>
      sit(enrollment, sitting, { misses, tried: triesAt(enrollment, sitting.lesson.assessment?.id) }),
    );
    return { enrollment, traces };
  });
  await db.$transaction(async (tx) => {
    for (const { enrollment } of studied) await forget(tx, enrollment, done);
    const all = studied.flatMap(({ traces }) => traces);
    await insertRows(
      tx,
      "lesson_progress",
      all.map(({ progress }) => progress),
    );
    await insertRows(
      tx,
      "user_activity",
      all.flatMap(({ activities }) => activities),
    );
    await insertRows(
      tx,
      "assessment_attempt",
      all.flatMap(({ attempts }) => attempts),
    );
    await insertRows(
      tx,
      "attempt_answer",
      all.flatMap(({ answers }) => answers),
    );
    await countTime(tx, toStudy);
    await appendIdentifiedEvents(
      tx,
      all.flatMap(({ events }) => events),
    );
    for (const { enrollment, traces } of studied) await count(tx, enrollment, traces);
  });
}

type Done = { enrollmentId: string; lessonId: string };

/** A lesson that was only started when a run was interrupted is started again. */
async function forget(tx: Tx, { enrollmentId, userId, open }: TakenEnrollment, done: readonly Done[]): Promise<void> {
  if (!done.some((row) => row.enrollmentId === enrollmentId)) return;
  const ofThese = { lessonId: { in: open.map(({ lesson }) => lesson.id) } };
  await tx.lessonProgress.deleteMany({ where: { enrollmentId, ...ofThese } });
  await tx.userActivity.deleteMany({ where: { userId, ...ofThese } });
}

/** The active time of all sittings, by quarters of an hour. */
async function countTime(tx: Tx, enrollments: readonly TakenEnrollment[]): Promise<void> {
  const sittings = enrollments.flatMap(({ userId, open }) => open.map((sitting) => ({ ...sitting, userId })));
  await tx.$executeRaw`
    INSERT INTO study_time AS t (user_id, starts_at, active_seconds)
    SELECT s.user_id, q,
           LEAST(sum(extract(epoch FROM LEAST(q + interval '15 minutes', s.done_at) - GREATEST(q, s.opened_at)))::int, 900)
      FROM unnest(${sittings.map(({ userId }) => userId)}::uuid[], ${sittings.map(({ openedAt }) => openedAt)}::timestamptz[],
                  ${sittings.map(({ doneAt }) => doneAt)}::timestamptz[]) AS s (user_id, opened_at, done_at),
           generate_series(date_bin('15 minutes', s.opened_at, 'epoch'), s.done_at - interval '1 second', '15 minutes') AS q
     GROUP BY s.user_id, q
    ON CONFLICT (user_id, starts_at) DO UPDATE SET active_seconds = LEAST(t.active_seconds + EXCLUDED.active_seconds, 900)`;
}

async function count(tx: Tx, { enrollmentId, plan, open }: TakenEnrollment, traces: readonly Traces[]): Promise<void> {
  const last = open.at(-1);
  if (!last) return;
  const { startsAt, everyDays } = plan;
  const evenings = new Set(open.map(dayOf));
  await tx.$executeRaw`
    UPDATE enrollment SET started_at = ${startsAt}, last_lesson_id = ${last.lesson.id}::uuid, last_accessed_at = ${last.doneAt},
           last_study_date = ${dayOf(last)}::date,
           study_streak_days = ${everyDays === 1 ? evenings.size : 1}::int,
           time_spent_seconds = (SELECT sum(active_seconds) FROM lesson_progress WHERE enrollment_id = ${enrollmentId}::uuid)
     WHERE id = ${enrollmentId}::uuid`;
  const ends = traces.flatMap(({ completedAt }) => completedAt?.getTime() ?? []);
  const at = new Date(Math.max(last.openedAt.getTime(), ...ends));
  const enrollment = await lockEnrollment(tx, enrollmentId, at);
  if (!enrollment) return;
  const { isNewlyComplete } = await recountEnrollment(tx, enrollment, { at, isUndo: false });
  if (isNewlyComplete) await announceCourse(tx, enrollment, at);
}

async function issueCertificates(db: Db, taken: readonly (Enrollment & { plan: Study })[]): Promise<void> {
  const complete = await db.enrollment.findMany({
    where: { id: { in: taken.map(({ enrollmentId }) => enrollmentId) }, status: "COMPLETED" },
    select: { id: true },
  });
  await forEach(complete, async ({ id: enrollmentId }) => {
    const plan = taken.find((enrollment) => enrollment.enrollmentId === enrollmentId)?.plan;
    const at = (plan && scheduleOf(plan).at(-1)?.doneAt) ?? new Date();
    await issueCertificate({ db, now: () => new Date(at.getTime() + 60_000) }, { enrollmentId });
  });
}

function planOf(
  now: Date,
  people: People,
  course: CourseToStudy | undefined,
  [who, lessons, startedDaysAgo, everyDays, misses, habits]: Place,
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
    lessonsAnEvening: habits?.lessonsAnEvening ?? 2,
    readTo: habits?.readTo ?? null,
  };
}

/** A priced course is entered with a grant; these have paid its price. */
async function grantAccess(db: Db, people: People, plans: readonly Study[]): Promise<void> {
  const priced = plans.filter(({ course }) => course.priceMinor > 0);
  const courseIds = priced.map(({ course }) => course.id);
  const given = await db.accessGrant.findMany({
    where: { userId: { in: [...people.ids] }, courseId: { in: courseIds } },
    select: { userId: true, courseId: true },
  });
  const isGiven = ({ person, course }: Study) =>
    given.some(({ userId, courseId }) => userId === person.id && courseId === course.id);
  await db.accessGrant.createMany({
    data: priced
      .filter((plan) => !isGiven(plan))
      .map(({ person, course, startsAt }) => ({
        userId: person.id,
        courseId: course.id,
        grantedById: people.get("admin").id,
        reason: "Paid by bank transfer",
        amountMinor: course.priceMinor,
        currency: course.currency,
        grantedAt: new Date(startsAt.getTime() - 3_600_000),
      })),
  });
}

/** Events count as handed over: everything that would follow from them is here already, and no one is to get an email about it. */
export async function settle(db: Db, people: People): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox_event SET sent_at = now() WHERE sent_at IS NULL AND data->>'userId' = ANY(${[...people.ids]}::text[])`;
}
