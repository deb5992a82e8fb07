import { describe, expect, test } from "vitest";
import { isBlocking } from "@/features/courses/rules";
import { createCourse } from "@/features/courses/server/create/create-course";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { listTaughtCourses } from "@/features/courses/server/list-taught-courses";
import { publishCourse } from "@/features/courses/server/publish-course";
import { publishDueCourses, scheduleCourse } from "@/features/courses/server/schedule-course";
import { countAllChanges } from "@/features/statistics/server/count-changes";
import { defaultSettings } from "@/features/studio/dashboard";
import { saveDashboard } from "@/features/studio/server/home/dashboard-settings";
import { getHome } from "@/features/studio/server/home/get-home";
import type { QuestionType } from "@/generated/prisma/enums";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * day);

async function aTeacher() {
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  return { teacher, deps: depsOf(database.db, actorOf(teacher), clock) };
}

describe("what stops a version from being published", () => {
  const kinds: { type: QuestionType; text?: string; answers?: string[]; numericValue?: string }[] = [
    { type: "SHORT_ANSWER", answers: ["*"] },
    { type: "SHORT_ANSWER", answers: ["*ebb"] },
    { type: "NUMERIC", numericValue: "abc" },
    { type: "NUMERIC", numericValue: "4.2" },
    { type: "MULTIPLE_CHOICE", answers: ["Ebb", "Flood"] },
    { type: "SINGLE_CHOICE", answers: ["*Ebb"] },
    { type: "SINGLE_CHOICE", answers: ["*Ebb", ""] },
    { type: "TRUE_FALSE", answers: ["*True", "False"], text: "" },
  ];

  test("is counted on home and on the list of courses as the checklist names it, and refused", async () => {
    const { teacher, deps } = await aTeacher();
    const course = await aCourse(database.db, { instructorId: teacher.id, assessments: 1, published: false });
    const assessment = await database.db.assessmentVersion.findFirstOrThrow({
      where: { lessonVersion: { versionId: course.versionId } },
      select: { id: true, assessmentId: true },
    });
    for (const [n, { answers = [], text = "?", ...content }] of kinds.entries()) {
      const { id: questionId } = await database.db.question.create({
        data: { assessmentId: assessment.assessmentId },
      });
      const rows = answers.map((answer, position) => ({
        position,
        text: answer.replace("*", ""),
        isCorrect: answer.startsWith("*"),
      }));
      const { id } = await database.db.questionVersion.create({
        data: { questionId, number: 1, text, ...content, answers: { create: rows } },
      });
      await database.db.assessmentQuestion.create({
        data: { assessmentVersionId: assessment.id, questionVersionId: id, position: n + 1 },
      });
    }
    const { courses } = createCaller(deps);
    const gaps = (await courses.gaps({ courseId: course.id })) ?? [];
    const blocking = gaps.filter(isBlocking);
    expect(blocking.map(({ code, question }) => [code, question])).toEqual([
      ["question_with_empty_answer", 2],
      ["question_with_unreadable_number", 4],
      ["question_without_key", 6],
      ["question_with_few_options", 7],
      ["question_with_empty_answer", 8],
      ["question_without_text", 9],
    ]);
    const [shelved] = await listTaughtCourses(deps);
    expect(shelved).toMatchObject({ blockingCount: 6 });
    expect((await getHome(deps)).attention).toMatchObject([{ code: "blocked", count: 6 }]);
    await expect(publishCourse(deps, { courseId: course.id })).rejects.toMatchObject({
      reason: "courses.not_ready",
      facts: { gaps: blocking },
    });
  });
});

describe("an instructor's home", () => {
  test("names what asks for them, most pressing first, and nothing of other people's courses", async () => {
    const { teacher, deps } = await aTeacher();
    const other = await aCourse(database.db, { title: "Somebody else's", published: false, lessons: 0 });
    const stale = await aCourse(database.db, { instructorId: teacher.id, title: "Old" });
    const rated = await aCourse(database.db, { instructorId: teacher.id, title: "Rated" });
    await createCourse(deps, { courseId: uuidV7(), sessionId: uuidV7(), title: "Blank" });
    await database.db.course.update({ where: { id: stale.id }, data: { lastEditedAt: daysAgo(200) } });
    await database.db.course.update({
      where: { id: rated.id },
      data: { lastEditedAt: daysAgo(1), averageRating: 2.4, reviewCount: 5, ratingHistogram: [2, 1, 1, 0, 1] },
    });
    const asker = await aPerson(database.db);
    await database.db.accessRequest.create({
      data: { userId: asker.id, courseId: rated.id, amountMinor: 0, currency: "EUR" },
    });
    clock.advance(80 * day);
    const home = await getHome(deps);
    expect(home.attention.map(({ code, title }) => [code, title])).toEqual([
      ["requests", "Rated"],
      ["blocked", "Blank"],
      ["low_rating", "Rated"],
      ["untouched", "Old"],
      ["draft_ends", "Blank"],
    ]);
    expect(home.courseCount).toBe(3);
    expect(home.figures.ratings).toMatchObject({ count: 5, histogram: [2, 1, 1, 0, 1], average: 2.4 });
    expect(JSON.stringify(home)).not.toContain(other.id);
  });

  test("says that an hour of publishing came and the course was not ready, until it is live", async () => {
    const { teacher, deps } = await aTeacher();
    const course = await aCourse(database.db, { instructorId: teacher.id, title: "Late", published: false });
    const publishAt = new Date(clock.now().getTime() + day).toISOString();
    await scheduleCourse(deps, { courseId: course.id, publishAt });
    await database.db.courseVersion.update({ where: { id: course.versionId }, data: { title: "" } });
    clock.advance(day);
    expect(await publishDueCourses(deps)).toMatchObject({ refused: [course.id] });
    expect((await getHome(deps)).attention).toMatchObject([
      { code: "due_refused", courseId: course.id, count: 1, at: new Date(publishAt) },
    ]);
    await database.db.courseVersion.update({ where: { id: course.versionId }, data: { title: "Late" } });
    await publishCourse(deps, { courseId: course.id });
    expect((await getHome(deps)).attention).toEqual([]);
  });

  test("a draft that changes nothing is no unpublished change, on the list of courses as on home", async () => {
    const { teacher, deps } = await aTeacher();
    const { id } = await aCourse(database.db, { instructorId: teacher.id });
    const listed = async () => (await listTaughtCourses(deps)).find((course) => course.id === id);
    const setSubtitle = (subtitle: string) =>
      editDraft(deps, id, (tx, { versionId }) =>
        tx.courseVersion.update({ where: { id: versionId }, data: { subtitle } }),
      );
    await setSubtitle("");
    expect(await listed()).toMatchObject({ hasUnpublishedChanges: false, unpublishedChanges: 0, blockingCount: null });
    await setSubtitle("Another");
    expect(await listed()).toMatchObject({ hasUnpublishedChanges: true, unpublishedChanges: 1, blockingCount: 0 });
    const waits = async () => {
      await database.db.courseVersion.updateMany({
        where: { courseId: id, publishedAt: null },
        data: { updatedAt: daysAgo(20) },
      });
      return (await getHome(deps)).attention.map(({ code }) => code);
    };
    expect(await waits()).toEqual(["changes_wait"]);
    await setSubtitle("");
    expect(await waits()).toEqual([]);
    expect(await listed()).toMatchObject({ hasUnpublishedChanges: false });
  });

  test("counts students and money of the last thirty days against the thirty before, each currency alone", async () => {
    const { teacher, deps } = await aTeacher();
    const course = await aCourse(database.db, { instructorId: teacher.id });
    for (const days of [2, 5, 40]) {
      const learner = await aPerson(database.db);
      const enrollment = await anEnrollment(database.db, { userId: learner.id, course });
      await database.db.enrollment.update({ where: { id: enrollment.id }, data: { enrolledAt: daysAgo(days) } });
      await database.db.accessGrant.create({
        data: { userId: learner.id, courseId: course.id, amountMinor: 4900, currency: "EUR", grantedAt: daysAgo(days) },
      });
    }
    const yen = await aPerson(database.db);
    const grant = { courseId: course.id, userId: yen.id, amountMinor: 500, currency: "JPY", grantedAt: daysAgo(1) };
    await database.db.accessGrant.create({ data: grant });
    await database.db.accessGrant.create({ data: { ...grant, amountMinor: 900, revokedAt: daysAgo(0) } });
    await countAllChanges(deps);
    const { figures } = await getHome(deps);
    expect(figures.asOf).not.toBeNull();
    expect(figures.enrollments).toMatchObject({ now: 2, before: 1, total: 3 });
    expect(figures.enrollments?.weeks.reduce((sum, week) => sum + week, 0)).toBe(3);
    expect(figures.revenue).toEqual([
      { currency: "EUR", now: 9800, before: 4900, total: 14700 },
      { currency: "JPY", now: 500, before: 0, total: 500 },
    ]);
    expect(figures.activity.map(({ kind }) => kind)).toEqual(["enrolled", "enrolled", "enrolled"]);
    expect(figures.activity[0]?.name).toBe("Hanne Oduya-Frost");
  });

  test("keeps figures and names from those whose part in the course does not include them", async () => {
    const course = await aCourse(database.db);
    const { teacher, deps } = await aTeacher();
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: teacher.id, role: "ASSISTANT" },
    });
    await anEnrollment(database.db, { userId: (await aPerson(database.db)).id, course });
    const { figures } = await getHome(deps);
    expect(figures.enrollments).toBeNull();
    expect(figures.revenue).toBeNull();
    expect(figures.activity).toMatchObject([{ kind: "enrolled", name: null }]);
    const [shelved] = await listTaughtCourses(deps);
    expect(shelved?.completed).toBeNull();
    const enrollment = { courseId_userId: { courseId: course.id, userId: teacher.id } };
    await database.db.courseInstructor.update({ where: enrollment, data: { canViewAnalytics: true } });
    expect((await listTaughtCourses(deps))[0]?.completed).toBe(0);
  });

  test("is arranged by each for themselves, and a color no one could see is refused", async () => {
    const { deps } = await aTeacher();
    expect((await getHome(deps)).settings).toEqual(defaultSettings);
    const settings = {
      order: ["attention", "ratings", "enrollments", "revenue", "activity"] as const,
      hidden: ["revenue"] as const,
      colors: { ratings: { light: "#1b559f", dark: "#82b8f0", onFigures: true } },
    };
    const chosen = { ...settings, order: [...settings.order], hidden: [...settings.hidden] };
    await Promise.all([saveDashboard(deps, chosen), saveDashboard(deps, chosen)]);
    expect((await getHome(deps)).settings).toEqual(chosen);
    const faint = { ratings: { light: "#dddddd", dark: "#82b8f0", onFigures: false } };
    const { studio } = createCaller(deps);
    await expect(studio.home.customise({ ...chosen, colors: faint })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      studio.home.customise({ ...chosen, order: [...chosen.order.slice(1), "ratings"] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await getHome((await aTeacher()).deps)).settings).toEqual(defaultSettings);
  });
});
