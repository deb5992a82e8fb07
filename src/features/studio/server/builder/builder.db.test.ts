import { describe, expect, test } from "vitest";
import { addLesson, addModule } from "@/features/authoring/server/outline/add-items";
import { sessionDays } from "@/features/courses/builder";
import { createCourse } from "@/features/courses/server/create/create-course";
import { saveDetail } from "@/features/courses/server/details/save-detail";
import { publishCourse } from "@/features/courses/server/publish-course";
import { noteSession } from "@/features/courses/server/sessions/note-session";
import { archiveExpired, moveSession } from "@/features/studio/server/builder/end-sessions";
import { getSession } from "@/features/studio/server/builder/get-session";
import { listSessions } from "@/features/studio/server/builder/list-sessions";
import { warnOfEnding } from "@/features/studio/server/builder/warn-of-ending";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
const day = 24 * 60 * 60 * 1000;

async function aTeacher() {
  return depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), clock);
}

const ids = () => ({ courseId: uuidV7(), sessionId: uuidV7() });

describe("a blank course", () => {
  test("is gone from the sessions of someone who no longer teaches it, and back when they do again", async () => {
    const deps = await aTeacher();
    const made = await createCourse(deps, { ...ids(), title: "Knots for another" });
    const note = { sessionId: made.sessionId, step: "audience" as const };
    const enrollment = {
      courseId_userId: { courseId: made.courseId, userId: deps.actor.kind === "person" ? deps.actor.id : "" },
    };
    await database.db.courseInstructor.update({
      where: enrollment,
      data: { isActive: false, role: "EDITOR", leftAt: clock.now() },
    });
    await expect(getSession(deps, made.sessionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(noteSession(deps, note)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const putAway = { sessionId: made.sessionId, move: "archive" as const };
    await expect(moveSession(deps, putAway)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listSessions(deps)).toEqual([]);
    await database.db.courseInstructor.update({ where: enrollment, data: { isActive: true, leftAt: null } });
    expect((await getSession(deps, made.sessionId)).course?.courseId).toBe(made.courseId);
    await noteSession(deps, note);
    expect(await listSessions(deps)).toHaveLength(1);
  });

  test("is a draft that belongs to its maker, with every right and a session of the builder", async () => {
    const deps = await aTeacher();
    const made = await createCourse(deps, { ...ids(), title: "Knots at sea" });
    expect(made.slug).toBe("knots-at-sea");
    const course = await database.db.course.findUniqueOrThrow({
      where: { id: made.courseId },
      include: { instructors: true, versions: true },
    });
    expect(course).toMatchObject({ state: "DRAFT", creationMethod: "BUILDER", liveVersionId: null });
    expect(course.versions).toMatchObject([{ number: 1, title: "Knots at sea", publishedAt: null }]);
    expect(course.instructors).toMatchObject([
      { role: "LEAD", canEditContent: true, canPublish: true, canGrade: true },
    ]);
    const session = await getSession(deps, made.sessionId);
    expect(session).toMatchObject({ status: "ACTIVE", creationMethod: "BUILDER", currentStep: 1 });
    expect(session.course?.done).toEqual([]);
    expect(session.course?.errors.map(({ field }) => field)).toContain("subtitle");
    // The course's own pages lead back to it, and each instructor to theirs only.
    const courseHeader = await createCaller(deps).courses.header({ courseId: made.courseId });
    expect(courseHeader.sessionId).toBe(made.sessionId);
    const admin = depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock);
    expect((await createCaller(admin).courses.header({ courseId: made.courseId })).sessionId).toBeNull();
  });

  test("asked for twice, also at once, is made once; the id of someone else's is refused", async () => {
    const deps = await aTeacher();
    const input = { ...ids(), title: "Twice" };
    const made = await Promise.all([1, 2, 3].map(() => createCourse(deps, input)));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(1);
    expect(await database.db.courseInstructor.count({ where: { courseId: input.courseId } })).toBe(1);
    expect(await listSessions(deps)).toHaveLength(1);
    await expect(createCourse(await aTeacher(), { ...input, sessionId: uuidV7() })).rejects.toMatchObject({
      reason: "courses.id_taken",
    });
  });

  test("gets an address of its own when its title's is taken", async () => {
    const deps = await aTeacher();
    const slugs = await Promise.all(
      [1, 2].map(async () => (await createCourse(deps, { ...ids(), title: "Same name" })).slug),
    );
    expect(slugs.sort()).toEqual(["same-name", "same-name-2"]);
  });

  test("is refused to a student", async () => {
    const student = depsOf(database.db, actorOf(await aPerson(database.db)), clock);
    await expect(createCaller(student).studio.builder.create({ ...ids(), title: "No" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a field of the details", () => {
  test("is saved over what its editor saw, and saving it again is no conflict", async () => {
    const deps = await aTeacher();
    const { courseId, sessionId } = await createCourse(deps, { ...ids(), title: "Tides" });
    const change = { courseId, sessionId, field: "objectives", base: [], value: ["Read a table"] } as const;
    const input = { ...change, base: [...change.base], value: [...change.value] };
    await saveDetail(deps, input);
    await saveDetail(deps, input);
    const [version] = await database.db.courseVersion.findMany({ where: { courseId } });
    expect(version?.objectives).toEqual(["Read a table"]);
    const { course } = await getSession(deps, sessionId);
    expect(course?.done).toContain("objectives");
  });

  test("changed by someone else meanwhile is not overwritten, and both values are known", async () => {
    const deps = await aTeacher();
    const { courseId } = await createCourse(deps, { ...ids(), title: "Tides" });
    const save = (value: string, base = "") => saveDetail(deps, { courseId, field: "subtitle", base, value });
    await save("Theirs");
    await expect(save("Mine")).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "courses.field_conflict",
      facts: { field: "subtitle", value: "Theirs" },
    });
    await save("Mine", "Theirs");
    expect((await database.db.courseVersion.findFirstOrThrow({ where: { courseId } })).subtitle).toBe("Mine");
  });

  test("of two editors at once, one is told of the other", async () => {
    const deps = await aTeacher();
    const { courseId } = await createCourse(deps, { ...ids(), title: "Tides" });
    const results = await Promise.allSettled(
      ["One", "Two"].map((value) => saveDetail(deps, { courseId, field: "subtitle", base: "", value })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("of a live course waits in a draft, and a conflict opens none", async () => {
    const course = await aCourse(database.db);
    const deps = depsOf(database.db, { ...(await aTeacher()).actor, id: course.instructorId } as never, clock);
    const input = { courseId: course.id, field: "subtitle" as const, value: "New" };
    await expect(saveDetail(deps, { ...input, base: "not this" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await database.db.courseVersion.count({ where: { courseId: course.id } })).toBe(1);
    await saveDetail(deps, { ...input, base: "" });
    const versions = await database.db.courseVersion.findMany({
      where: { courseId: course.id },
      orderBy: { number: "asc" },
    });
    expect(versions.map(({ subtitle, publishedAt }) => [subtitle, publishedAt === null])).toEqual([
      ["", false],
      ["New", true],
    ]);
  });

  test("too long, or of the wrong kind, or of another's course is refused by the procedure", async () => {
    const deps = await aTeacher();
    const { courseId } = await createCourse(deps, { ...ids(), title: "Tides" });
    const { courses } = createCaller(deps);
    const bad = { courseId, field: "title", base: "Tides" } as const;
    for (const value of ["", "x".repeat(201), ["a"], 4])
      await expect(courses.saveDetail({ ...bad, value })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const stranger = createCaller(await aTeacher());
    await expect(stranger.courses.saveDetail({ ...bad, value: "Mine" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a session of the builder", () => {
  test("remembers the step, what was confirmed and where versions met, from several browsers", async () => {
    const deps = await aTeacher();
    const { sessionId } = await createCourse(deps, { ...ids(), title: "Tides" });
    const phone = { ...deps, userAgent: "phone" };
    await Promise.all([
      noteSession(deps, { sessionId, step: "pricing", confirm: { step: "pricing", isMeant: true } }),
      noteSession(phone, { sessionId, confirm: { step: "assessments", isMeant: true }, conflict: "title" }),
      noteSession(phone, { sessionId, conflict: "subtitle" }),
    ]);
    const session = await getSession(deps, sessionId);
    expect(session.currentStep).toBe(7);
    expect(session.conflictCount).toBe(2);
    expect([...session.confirmed].sort()).toEqual(["assessments", "pricing"]);
    expect(session.course?.done).toEqual(["assessments"]);
    await noteSession(deps, { sessionId, confirm: { step: "assessments", isMeant: false } });
    expect((await getSession(deps, sessionId)).confirmed).toEqual(["pricing"]);
  });

  test("belongs to one person", async () => {
    const { sessionId } = await createCourse(await aTeacher(), { ...ids(), title: "Tides" });
    const other = await aTeacher();
    await expect(getSession(other, sessionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(noteSession(other, { sessionId, step: "idea" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(moveSession(other, { sessionId, move: "archive" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is put away when its time is over, its course stays, and it can be brought back", async () => {
    const deps = await aTeacher();
    const { sessionId, courseId } = await createCourse(deps, { ...ids(), title: "Forgotten" });
    clock.advance((sessionDays - 1) * day);
    await noteSession(deps, { sessionId, step: "audience" });
    clock.advance((sessionDays - 1) * day);
    await archiveExpired(deps);
    expect((await getSession(deps, sessionId)).status).toBe("ACTIVE");
    clock.advance(2 * day);
    expect(await archiveExpired(deps)).toBeGreaterThanOrEqual(1);
    expect(await archiveExpired(deps)).toBe(0);
    expect((await getSession(deps, sessionId)).status).toBe("ARCHIVED");
    expect(await database.db.courseVersion.count({ where: { courseId } })).toBe(1);
    await moveSession(deps, { sessionId, move: "restore" });
    await moveSession(deps, { sessionId, move: "restore" });
    const back = await getSession(deps, sessionId);
    expect(back.status).toBe("ACTIVE");
    expect(back.expiresAt.getTime() - clock.now().getTime()).toBe(sessionDays * day);
  });

  test("lives on and is judged by what its owner writes in the outline, and by no one else's hand", async () => {
    const deps = await aTeacher();
    const { sessionId, courseId } = await createCourse(deps, { ...ids(), title: "Written elsewhere" });
    const moduleId = uuidV7();
    clock.advance((sessionDays - 1) * day);
    await addModule(deps, { courseId, moduleId, title: "First" });
    const lesson = { courseId, moduleId, title: "Splices", kind: "lesson" } as const;
    clock.advance(day);
    await addLesson(deps, { ...lesson, lessonId: uuidV7() });
    const written = clock.now();
    clock.advance((sessionDays - 1) * day);
    const admin = depsOf(database.db, actorOf(await aPerson(database.db, { role: "ADMIN" })), clock);
    await addLesson(admin, { ...lesson, lessonId: uuidV7() });
    await archiveExpired(deps);
    const [listed] = await listSessions(deps);
    expect(listed).toMatchObject({ status: "ACTIVE", lastActivityAt: written, endsSoon: true });
    const { stepsCompleted } = await database.db.courseCreationSession.findUniqueOrThrow({ where: { sessionId } });
    expect(stepsCompleted).toEqual(["structure"]);
    clock.advance(2 * day);
    await archiveExpired(deps);
    await addLesson(deps, { ...lesson, lessonId: uuidV7() });
    expect((await getSession(deps, sessionId)).status).toBe("ARCHIVED");
  });

  test("ends with the publish of its course, at its whole", async () => {
    const course = await aCourse(database.db, { published: false });
    const deps = depsOf(database.db, { ...(await aTeacher()).actor, id: course.instructorId } as never, clock);
    const sessionId = uuidV7();
    await database.db.courseCreationSession.create({
      data: {
        sessionId,
        instructorId: course.instructorId,
        courseId: course.id,
        creationMethod: "BUILDER",
        expiresAt: clock.now(),
        stepsCompleted: ["idea", "audience", "objectives", "structure", "content", "assessments", "pricing", "landing"],
      },
    });
    await publishCourse(deps, { courseId: course.id });
    const session = await database.db.courseCreationSession.findUniqueOrThrow({ where: { sessionId } });
    expect(session).toMatchObject({ status: "PUBLISHED", publishedCourseId: course.id });
    expect(Number(session.completionPercentage)).toBe(100);
  });
});

describe("a session that ends soon", () => {
  test("is told of by one mail for each end, to whoever still teaches the course", async () => {
    const deps = await aTeacher();
    const made = await createCourse(deps, { ...ids(), title: "Bends for winter" });
    const userId = deps.actor.kind === "person" ? deps.actor.id : "";
    const later = (days: number) => ({ ...deps, now: () => new Date(clock.now().getTime() + days * day) });
    const mails = () => database.db.outboxMail.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
    await warnOfEnding(later(sessionDays - 20));
    expect(await mails()).toEqual([]);
    for (const days of [sessionDays - 13, sessionDays - 13, sessionDays - 9]) await warnOfEnding(later(days));
    expect(await mails()).toMatchObject([
      { kind: "draft.ending", subject: expect.stringContaining("Bends for winter") },
    ]);
    expect((await mails())[0]?.text).toContain(`/instructor/drafts/${made.sessionId}`);

    // Going on with it moves the end: the next one is told of again.
    await noteSession(later(sessionDays - 5), { sessionId: made.sessionId, step: "audience" });
    await warnOfEnding(later(sessionDays - 5 + sessionDays - 13));
    expect(await mails()).toHaveLength(2);
    await database.db.courseInstructor.updateMany({
      where: { courseId: made.courseId, userId },
      data: { isActive: false, role: "EDITOR", leftAt: clock.now() },
    });
    await database.db.outboxMail.deleteMany({ where: { userId } });
    await warnOfEnding(later(sessionDays - 5 + sessionDays - 13));
    expect(await mails()).toEqual([]);
  });
});
