import { describe, expect, it } from "vitest";
import { addDaysTo, mondayOf, type Period, periods, spanOf } from "@/features/statistics/analytics";
import { type SiteFigureName, siteFigureNames } from "@/features/statistics/rules";
import type { ListRowsBehind } from "@/features/statistics/schema";
import { countAllChanges } from "@/features/statistics/server/count-changes";
import { refreshPage } from "@/features/statistics/server/reconcile";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { uuidV7 } from "@/lib/uuid-v7";
import { type Db, makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const dayMs = 86_400_000;
const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const students = 64;

type Person = Awaited<ReturnType<typeof aPerson>>;
type Behind = Omit<ListRowsBehind, "after" | "about"> & { about?: string };

const callerOn = (db: Db, admin: Person) => createCaller(depsOf(db, actorOf(admin), clock)).statistics;

/** Moments on both sides of midnight in UTC, three days apart: the first are within the last hours, the last half a year ago. */
const momentOf = (at: number, laterDays = 0): Date => {
  const midnight = Date.parse("2026-11-20T00:00:00Z") - (3 * at - laterDays) * dayMs;
  return new Date(Math.min(midnight - (at % 2), clock.now().getTime()));
};

/** Someone with an account of that day. */
async function someone(at: Date, wish: Parameters<typeof aPerson>[1] = {}): Promise<Person> {
  const person = await aPerson(test.db, wish);
  await test.db.user.update({ where: { id: person.id }, data: { createdAt: at } });
  return person;
}

/** An enrollment with a lesson opened and one completed, and with whatever else its number says. */
async function study(course: MadeCourseOf, { id: userId, name }: Person, at: number): Promise<void> {
  const [enrolledAt, later] = [momentOf(at), momentOf(at, 2)];
  const isDone = at % 3 === 0;
  const about = { courseId: course.id, userId };
  const { id: enrollmentId } = await test.db.enrollment.create({
    data: {
      ...about,
      ...{ versionId: course.versionId, enrolledAt, startedAt: enrolledAt, lastAccessedAt: later },
      ...(isDone && ({ status: "COMPLETED", completedAt: later, progressPercentage: 100 } as const)),
    },
  });
  const [first = "", second = ""] = course.lessonIds;
  const opened = { enrollmentId, createdAt: enrolledAt };
  const done = { completedAt: later, completionCause: "MANUAL", percentage: 100 } as const;
  await test.db.lessonProgress.createMany({
    data: [
      { ...opened, lessonId: first, ...done },
      { ...opened, lessonId: second, ...(isDone && done) },
    ],
  });
  if (isDone) {
    const words = { recipientName: name, courseTitle: "Tides", courseVersionNumber: 1, durationMinutes: 60 };
    const number = { number: `LC-${uuidV7()}`, verificationHash: uuidV7() };
    await test.db.certificate.create({
      data: { ...about, ...words, ...number, enrollmentId, completedAt: later, issuedAt: later },
    });
  }
  if (at % 5 === 0)
    await test.db.review.create({
      data: {
        ...{ ...about, rating: 4, content: "Clear.", createdAt: later },
        ...(at % 2 === 0 && ({ state: "APPROVED", decidedAt: later } as const)),
      },
    });
  if (at % 4 === 0)
    await test.db.accessGrant.create({
      data: {
        ...{ ...about, amountMinor: 1000 + at, currency: at % 8 === 0 ? "EUR" : "USD", grantedAt: enrolledAt },
        ...(at % 8 === 0 && { revokedAt: later }),
      },
    });
}

/** What was put in as rows, with the counters on the courses, which whoever enrolls raises. */
async function count(): Promise<void> {
  await countAllChanges({ db: test.db, now: clock.now });
  await refreshPage({ db: test.db, now: clock.now }, "courses", null);
}

/** Two courses with students of half a year, what an admin and an instructor tried out, and a tier that was paid for. */
async function aSite() {
  const admin = await someone(momentOf(1), { role: "ADMIN" });
  const tides = await aCourseOf(test.db, { version: { title: "=Tides()" } });
  const knots = await aCourseOf(test.db, { version: { title: "Knots" } });
  const people: Person[] = [];
  for (let at = 0; at < students; at += 1) {
    const person = await someone(momentOf(at), { name: `Student ${at}` });
    people.push(person);
    await study(tides, person, at);
    if (at % 2 === 0) await study(knots, person, at);
  }
  // Their own doing in what they run counts nowhere; an instructor in someone else's course is a student.
  await study(tides, admin, 0);
  await study(tides, tides.teacher, 0);
  await study(knots, tides.teacher, 3);
  const [payer] = people;
  const tier = { userId: payer?.id ?? "", tier: "PREMIUM", amountMinor: 900, currency: "USD" } as const;
  await test.db.accessGrant.create({ data: { ...tier, grantedAt: momentOf(2) } });
  await count();
  return { admin, tides, knots, api: callerOn(test.db, admin) };
}

interface Counted {
  flows: Record<"accounts" | "learners" | "active" | "enrollments" | "completed" | "lessonsCompleted", number>;
  certificates: number;
  reviews: number;
  revenue: Record<string, number>;
}

/** The same by other means: all rows, read and counted here. */
async function recountByHand(within: (at: Date | null) => boolean): Promise<Counted> {
  const [users, teams, enrollments, progress, certificates, reviews, grants] = await Promise.all([
    test.db.user.findMany({ select: { id: true, role: true, createdAt: true } }),
    test.db.courseInstructor.findMany(),
    test.db.enrollment.findMany(),
    test.db.lessonProgress.findMany({ include: { enrollment: true } }),
    test.db.certificate.findMany(),
    test.db.review.findMany(),
    test.db.accessGrant.findMany(),
  ]);
  const admins = new Set(users.filter(({ role }) => role === "ADMIN").map(({ id }) => id));
  const learns = ({ userId, courseId }: { userId: string; courseId: string }) =>
    !admins.has(userId) && !teams.some((member) => member.userId === userId && member.courseId === courseId);
  const own = enrollments.filter(learns);
  const earliest = <Row>(
    rows: readonly Row[],
    keyOf: (row: Row) => string,
    atOf: (row: Row) => Date | null,
    isLast = false,
  ) => {
    const found = new Map<string, Date>();
    for (const row of rows) {
      const [key, at] = [keyOf(row), atOf(row)];
      const known = found.get(key);
      if (at && (!known || (isLast ? at > known : at < known))) found.set(key, at);
    }
    return [...found.values()].filter(within).length;
  };
  const pair = ({ userId, courseId }: { userId: string; courseId: string }) => `${userId} ${courseId}`;
  const studied = progress.filter(({ enrollment }) => learns(enrollment));
  const moments = studied.flatMap(({ enrollment, createdAt, completedAt }) =>
    [createdAt, completedAt].map((at) => ({ userId: enrollment.userId, at })),
  );
  const revenue: Record<string, number> = {};
  for (const { currency, amountMinor, grantedAt, revokedAt } of grants) {
    if (within(grantedAt)) revenue[currency] = (revenue[currency] ?? 0) + amountMinor;
    if (within(revokedAt)) revenue[currency] = (revenue[currency] ?? 0) - amountMinor;
  }
  return {
    flows: {
      accounts: users.filter(({ role, createdAt }) => role !== "ADMIN" && within(createdAt)).length,
      learners: earliest(
        own,
        ({ userId }) => userId,
        ({ enrolledAt }) => enrolledAt,
      ),
      active: earliest(
        moments,
        ({ userId }) => userId,
        ({ at }) => at,
        true,
      ),
      enrollments: earliest(own, pair, ({ enrolledAt }) => enrolledAt),
      completed: earliest(own, pair, ({ completedAt }) => completedAt),
      lessonsCompleted: studied.filter(({ completedAt }) => within(completedAt)).length,
    },
    certificates: certificates.filter((row) => learns(row) && within(row.issuedAt)).length,
    reviews: reviews.filter(({ state, createdAt }) => state === "APPROVED" && within(createdAt)).length,
    revenue,
  };
}

async function differences(): Promise<string[]> {
  const found: string[] = [];
  await verifyFigures(test.db, (one) => found.push(describeDifference(one)));
  return found;
}

const isIn = (from: string, to: string) => (at: Date | null) => {
  const day = at?.toISOString().slice(0, 10) ?? "";
  return day >= from && day <= to;
};

/** Every page of the rows behind a figure. */
async function rowsOf(api: ReturnType<typeof callerOn>, asked: Behind) {
  const rows = [];
  for (let after: ListRowsBehind["after"] = null; ; ) {
    const page: Awaited<ReturnType<typeof api.rowsBehind>> = await api.rowsBehind({ ...asked, after });
    rows.push(...page.rows);
    if (!page.next) return rows;
    after = { at: page.next.at.toISOString(), id: page.next.id };
  }
}

describe("the figures of the site", () => {
  it("are what its rows come to in each period and in the one before, without admins and teams, and lead to as many rows", async () => {
    const { api, tides, knots } = await aSite();
    expect(await differences()).toEqual([]);
    for (const period of periods) {
      const { from, to, before } = spanOf(period, clock.now());
      const [site, counted, former] = [
        await api.site({ period }),
        await recountByHand(isIn(from, to)),
        before && (await recountByHand(isIn(before.from, before.to))),
      ];
      const { flows, certificates, reviews, revenue } = counted;
      for (const [name, value] of Object.entries({ ...flows, certificates, reviews })) {
        const figure = name as Exclude<SiteFigureName, "revenue">;
        expect(site.figures[figure].value, `${name} ${period}`).toBe(value);
        const expected = { ...former?.flows, certificates: former?.certificates, reviews: former?.reviews };
        const ofBefore = name === "active" ? null : (expected[name as keyof typeof expected] ?? null);
        expect(site.figures[figure].before, `${name} before ${period}`).toBe(ofBefore);
      }
      expect(Object.fromEntries(site.revenue.map(({ currency, value }) => [currency, value]))).toEqual({
        EUR: revenue.EUR ?? 0,
        USD: revenue.USD ?? 0,
      });
      for (const figure of siteFigureNames) {
        const rows = await rowsOf(api, { period, figure });
        expect(new Set(rows.map(({ id, at }) => `${id} ${at.getTime()}`)).size, figure).toBe(rows.length);
        if (figure !== "revenue") expect(rows.length, `${figure} ${period}`).toBe(site.figures[figure].value);
        for (const { currency, value } of figure === "revenue" ? site.revenue : [])
          expect(
            rows.reduce((sum, row) => (row.currency === currency ? sum + (row.amountMinor ?? 0) : sum), 0),
            `${currency} ${period}`,
          ).toBe(value);
      }
      expect(site.courses.map(({ id }) => id)).toEqual([tides.id, knots.id]);
      for (const { id, learners, completed } of site.courses) {
        expect(await rowsOf(api, { period, figure: "enrollments", about: id })).toHaveLength(learners);
        expect(await rowsOf(api, { period, figure: "completed", about: id })).toHaveLength(completed);
      }
    }
  });

  it("are drawn without gaps, and add up to the figure; weeks count each student once", async () => {
    const { api } = await lastSite();
    const week = await recountWeek();
    for (const period of periods) {
      const { series, figures, revenue, studying } = await api.site({ period });
      for (const name of ["accounts", "enrollments", "completed"] as const)
        expect(
          series[name].reduce((sum, { value }) => sum + value, 0),
          `${name} ${period}`,
        ).toBe(figures[name].value);
      for (const { currency, value, points } of revenue)
        expect(
          points.reduce((sum, point) => sum + point.value, 0),
          `${currency} ${period}`,
        ).toBe(value);
      expect(studying.find(({ day }) => day === week.day)?.value).toBe(week.people);
    }
  });

  it("have days in UTC whatever the zone of the database's session", async () => {
    const { admin, api } = await lastSite();
    const pool = makePool(`${test.url}?options=-c%20timezone%3DPacific/Kiritimati`, 2);
    try {
      const db = makeDb(pool);
      expect(await db.$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual([{ zone: "Pacific/Kiritimati" }]);
      const far = callerOn(db, admin);
      for (const period of ["28d", "90d"] satisfies Period[]) {
        // A moment that is read needs a session in UTC, which each database of ours has; which day it counts on does not.
        const { asOf: _, ...figures } = await api.site({ period });
        expect(await far.site({ period })).toMatchObject(figures);
        const idsOn = async (on: typeof api, figure: SiteFigureName) =>
          (await on.rowsBehind({ period, figure })).rows.map(({ id }) => id);
        for (const figure of siteFigureNames)
          expect(await idsOn(far, figure), figure).toEqual(await idsOn(api, figure));
      }
      const { from } = spanOf("28d", clock.now());
      const edge = (at: number) => new Date(Date.parse(`${from}T00:00:00Z`) + at);
      const [inside, outside] = [
        await someone(edge(0), { name: "Inside" }),
        await someone(edge(-1), { name: "Outside" }),
      ];
      const wereOf = (await api.site({ period: "28d" })).figures.accounts;
      await countAllChanges({ db, now: clock.now });
      const { value, before } = (await api.site({ period: "28d" })).figures.accounts;
      expect([value, before]).toEqual([(wereOf.value ?? 0) + 1, (wereOf.before ?? 0) + 1]);
      const ids = (await rowsOf(api, { period: "28d", figure: "accounts" })).map(({ id }) => id);
      expect(ids).toContain(inside.id);
      expect(ids).not.toContain(outside.id);
    } finally {
      await pool.end();
    }
  });

  it("forget what went with an enrollment, and what someone did who runs the site now", async () => {
    const { api } = await lastSite();
    const before = await api.site({ period: "all" });
    const [gone, promoted] = await test.db.user.findMany({
      where: { name: { in: ["Student 1", "Student 5"] } },
      orderBy: { name: "asc" },
    });
    await test.db.lessonProgress.deleteMany({ where: { enrollment: { userId: gone?.id ?? "" } } });
    const { id } = await test.db.enrollment.findFirstOrThrow({ where: { userId: gone?.id ?? "" } });
    await test.db.enrollment.delete({ where: { id } });
    await test.db.user.update({ where: { id: promoted?.id ?? "" }, data: { role: "ADMIN" } });
    await count();
    expect(await differences()).toEqual([]);
    const { figures } = await api.site({ period: "all" });
    expect(figures.accounts.value).toBe((before.figures.accounts.value ?? 0) - 1);
    for (const name of ["learners", "active", "enrollments"] as const)
      expect(figures[name].value, name).toBe((before.figures[name].value ?? 0) - 2);
    for (const figure of siteFigureNames.filter((name) => name !== "revenue"))
      expect(await rowsOf(api, { period: "all", figure }), figure).toHaveLength(figures[figure].value ?? -1);
  });

  it("are a file that holds what the page says, and no cell that a spreadsheet would run", async () => {
    const { api } = await lastSite();
    const { figures, revenue } = await api.site({ period: "12m" });
    const lines = (await api.exportSite({ period: "12m" })).split("\r\n");
    const { value, before } = figures.enrollments;
    expect(lines).toContain(`figure,enrollments,2026-11-20,${value},${before}`);
    expect(lines.some((line) => line.startsWith("course: new students,'=Tides(),"))).toBe(true);
    expect(lines.filter((line) => line.startsWith("revenue,"))).toHaveLength(52 * revenue.length);
  });
});

/** The site that the first test made, for whoever only reads it. */
async function lastSite() {
  const admin = await test.db.user.findFirstOrThrow({ where: { role: "ADMIN" }, orderBy: { id: "asc" } });
  const person = { id: admin.id, name: admin.name, role: "ADMIN", username: admin.username, email: "" } as const;
  return { admin: person, api: callerOn(test.db, person) };
}

/** How many people studied in the week before last. */
async function recountWeek() {
  const day = addDaysTo(mondayOf("2026-11-20"), -14);
  const progress = await test.db.lessonProgress.findMany({
    where: { enrollment: { user: { role: { not: "ADMIN" } } } },
    include: { enrollment: true },
  });
  const teams = await test.db.courseInstructor.findMany();
  const isDuring = isIn(day, addDaysTo(day, 6));
  const people = progress
    .filter(({ createdAt, completedAt }) => isDuring(createdAt) || isDuring(completedAt))
    .map(({ enrollment }) => enrollment)
    .filter(({ userId, courseId }) => !teams.some((one) => one.userId === userId && one.courseId === courseId))
    .map(({ userId }) => userId);
  return { day, people: new Set(people).size };
}

describe("a young site", () => {
  const young = testDatabase({ isElsewhere: true });

  it("has figures of nothing, and nothing behind them", async () => {
    const admin = await aPerson(young.db, { role: "ADMIN" });
    const api = callerOn(young.db, admin);
    const site = await api.site({ period: "28d" });
    expect(site).toMatchObject({ revenue: [], courses: [], asOf: null, recountedAt: null });
    for (const figure of siteFigureNames) {
      if (figure !== "revenue") expect(site.figures[figure]).toMatchObject({ value: 0, of: 0 });
      expect(await api.rowsBehind({ period: "28d", figure })).toEqual({ rows: [], next: null, about: null });
    }
  });
});
