import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { GateCondition } from "@/policy/gate";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

/** Two modules of two lessons, live, and their author. */
async function anAuthor() {
  const made = await aCourseOf(database.db, { modules: [{ lessons: [{}, {}] }, { lessons: [{}, {}] }] });
  const { id: courseId, teacher, lessonIds } = made;
  const caller = createCaller(depsOf(database.db, actorOf(teacher), clock));
  const api = caller.authoring;
  const publish = () => caller.courses.publish({ courseId });
  const [one, two] = await api.outline.get({ courseId });
  const moduleIds = [one?.id ?? "", two?.id ?? ""] as const;
  const [a = "", b = "", c = "", d = ""] = lessonIds;
  const gateOf = async (lessonId: string) => (await api.lesson.get({ courseId, lessonId })).settings.gate;
  const setGate = (lessonId: string, gate: GateCondition | null, base: GateCondition | null = null) =>
    api.lesson.saveSetting({ courseId, lessonId, change: { gate }, base: { gate: base } });
  return { courseId, api, publish, moduleIds, a, b, c, d, made, gateOf, setGate };
}

describe("the gate of a lesson", () => {
  test("is a setting like others: kept once, put back, refused over what someone else set", async () => {
    const { courseId, setGate, gateOf, a, c } = await anAuthor();
    const gate = { afterLessons: [a], opensAt: "2026-12-03T08:00:00.000Z" };
    for (const _ of [1, 2]) await setGate(c, { ...gate, afterModules: [], daysAfterEnrolment: 0 });
    expect(await gateOf(c)).toEqual(gate);
    expect(await database.db.lessonGate.count({ where: { version: { courseId }, lessonId: c } })).toBe(1);
    await expect(setGate(c, { daysAfterEnrolment: 2 })).rejects.toMatchObject({
      message: "authoring.setting_changed_meanwhile",
    });
    await setGate(c, null, gate);
    expect(await gateOf(c)).toBeNull();
  });

  test("waits for nothing of another course", async () => {
    const [{ setGate, c }, other] = [await anAuthor(), await anAuthor()];
    for (const gate of [{ afterLessons: [other.a] }, { afterModules: [other.moduleIds[0]] }])
      await expect(setGate(c, gate)).rejects.toMatchObject({ message: "courses.outline_changed" });
  });

  test("is set by those who edit the course alone", async () => {
    const { courseId, c, moduleIds } = await anAuthor();
    const stranger = await aPerson(database.db, { role: "INSTRUCTOR" });
    const api = createCaller(depsOf(database.db, actorOf(stranger), clock)).authoring;
    const change = { gate: { daysAfterEnrolment: 1 } };
    await expect(api.lesson.saveSetting({ courseId, lessonId: c, change, base: { gate: null } })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
    const gating = api.outline.setModuleGate({ courseId, moduleId: moduleIds[1], gate: change.gate });
    await expect(gating).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("goes with a copy of the lesson", async () => {
    const { courseId, api, setGate, gateOf, a, c, moduleIds } = await anAuthor();
    await setGate(c, { afterLessons: [a], afterModules: [moduleIds[0]] });
    const copyId = randomUUID();
    await api.outline.duplicate({ courseId, modules: [], lessons: [{ id: c, copyId, title: "A copy" }] });
    expect(await gateOf(copyId)).toEqual(await gateOf(c));
  });
});

describe("a course with gates", () => {
  test("reaches students with its publish, and a gate that could never open keeps it from that", async () => {
    const { courseId, api, publish, moduleIds, setGate, a, c, made } = await anAuthor();
    const learner = createCaller(depsOf(database.db, actorOf(await aPerson(database.db)), clock));
    await setGate(a, { afterModules: [moduleIds[1]] });
    await api.outline.setModuleGate({ courseId, moduleId: moduleIds[1], gate: { afterModules: [moduleIds[0]] } });
    await expect(publish()).rejects.toMatchObject({ message: "courses.not_ready" });
    await setGate(a, null, { afterModules: [moduleIds[1]] });
    const waits = async () => {
      const { modules } = await learner.learning.lesson({ slug: made.slug, lessonId: c });
      return modules.flatMap(({ lessons }) => lessons.map(({ waitsFor }) => waitsFor.length));
    };
    await learner.enrollment.enroll({ slug: made.slug });
    expect(await waits()).toEqual([0, 0, 0, 0]);
    await publish();
    const late = createCaller(depsOf(database.db, actorOf(await aPerson(database.db)), clock));
    await late.enrollment.enroll({ slug: made.slug });
    const page = await late.learning.lesson({ slug: made.slug, lessonId: c });
    expect(page.waitsFor).toEqual([{ kind: "module", id: moduleIds[0], title: "Module 1" }]);
    // Who is in progress stays on the version that they began.
    expect(await waits()).toEqual([0, 0, 0, 0]);
  });
});
