import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PageSignal } from "@/features/assessment/signal-schema";
import { mostSignals } from "@/features/assessment/signals";
import { addDays } from "@/lib/time";
import type { Person } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aPerson } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { addressDaysKey } from "./address-days";
import { forgetAddresses } from "./forget-addresses";

const database = testDatabase();
const { scene, answer, asActor } = attemptScenes(database);

type Scene = Awaited<ReturnType<typeof scene>>;

const absence = (sinceStartMs = 60_000, awaySeconds = 20): PageSignal => ({
  ...{ id: randomUUID(), kind: "PAGE_HIDDEN", sinceStartMs, awaySeconds },
});
const pasted = (questionVersionId: string = randomUUID()): PageSignal => ({
  ...{ id: randomUUID(), kind: "PASTED", sinceStartMs: 90_000, questionVersionId, characterCount: 412 },
});

async function started(plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene({ recordsSignals: true, ...plan });
  const { attemptId } = await set.api.start(set.address);
  set.clock.advance(600_000);
  return { ...set, attemptId };
}

/** The same person with another address or browser. */
const from = ({ clock }: Pick<Scene, "clock">, actor: Person, ip: string, userAgent = "test") =>
  createCaller({ ...depsOf(database.db, actor, clock), ip, userAgent }).assessment;

const listed = async ({ api }: Pick<Scene, "api">, attemptId: string) => (await api.signals({ attemptId }))?.signals;

test("an answer is acknowledged whatever becomes of its signal", async () => {
  const set = await started();
  const { attemptId, made, learner } = set;
  const given = { attemptId, questionVersionId: made.questionVersionIds[1] ?? "", clientId: randomUUID(), revision: 1 };
  const saved = await from(set, learner, "no address").saveAnswer({ ...given, textResponse: "4.2" });
  expect(saved).toMatchObject({ isCurrent: true, answer: { textResponse: "4.2" } });
  expect(await database.db.attemptAnswer.count({ where: { attemptId } })).toBe(1);
});

describe("what the page notes", () => {
  test("is stored by the server's clock, once however often it is sent, with how much was pasted into which answer", async () => {
    const set = await started();
    const { attemptId, api, made } = set;
    const signals = [absence(), pasted(made.questionVersionIds[1])];
    for (const _ of [1, 2, 3]) expect(await api.recordSignals({ attemptId, signals })).toEqual({ isFull: false });
    const { startedAt } = await set.running();
    const later = (ms: number) => new Date(startedAt.getTime() + ms);
    expect(await listed(set, attemptId)).toMatchObject([
      { kind: "PAGE_HIDDEN", at: later(60_000), awaySeconds: 20, questionNumber: null, address: null },
      { kind: "PASTED", at: later(90_000), characterCount: 412, questionNumber: 2, awaySeconds: null },
    ]);
  });

  test("is never later than it is told, whatever the page says", async () => {
    const set = await started();
    const { attemptId, api, clock } = set;
    const signals = [absence(Number.MAX_SAFE_INTEGER, 9_000), absence(590_000, 9_000)];
    await api.recordSignals({ attemptId, signals });
    const stored = (await listed(set, attemptId)) ?? [];
    expect(stored.map(({ at, awaySeconds }) => [at.getTime() - clock.now().getTime(), awaySeconds])).toEqual([
      [-10_000, 10],
      [0, 0],
    ]);
  });

  test("is taken up to a limit for each attempt, also from two requests at once, and the list says so", async () => {
    const set = await started();
    const { attemptId, api } = set;
    const many = () => ({ attemptId, signals: Array.from({ length: 50 }, () => absence()) });
    const answers = await Promise.all([many(), many(), many(), many(), many()].map((each) => api.recordSignals(each)));
    expect(answers.filter(({ isFull }) => isFull).length).toBeGreaterThan(0);
    expect(await api.recordSignals(many())).toEqual({ isFull: true });
    expect(await api.signals({ attemptId })).toMatchObject({ isFull: true, signals: { length: mostSignals } });
  });

  test("is refused after the end, for a question of another attempt, and under an id that another attempt has", async () => {
    const [set, other] = [await started({ timeLimitMinutes: 30 }), await started()];
    const { attemptId, api } = set;
    const elsewhere = { attemptId, signals: [pasted(other.made.questionVersionIds[0])] };
    await expect(api.recordSignals(elsewhere)).rejects.toMatchObject({ message: "assessment.answer_does_not_fit" });
    const signals = [absence()];
    await other.api.recordSignals({ attemptId: other.attemptId, signals });
    await api.recordSignals({ attemptId, signals });
    expect([await listed(set, attemptId), await listed(other, other.attemptId)]).toMatchObject([[], { length: 1 }]);
    await other.api.submit({ attemptId: other.attemptId });
    set.clock.advance(30 * 60_000);
    await expect(api.recordSignals({ attemptId, signals })).rejects.toMatchObject({
      message: "assessment.time_is_over",
    });
    await expect(other.api.recordSignals({ attemptId: other.attemptId, signals })).rejects.toMatchObject({
      message: "assessment.already_ended",
    });
  });

  test("changes neither points nor the result", async () => {
    const set = await started({ passingScore: 0 });
    const { attemptId, api } = set;
    await api.recordSignals({ attemptId, signals: [absence()] });
    await api.submit({ attemptId });
    const { score, isPassed, isToldFirst } = await set.review(attemptId);
    expect({ score, isPassed, isToldFirst }).toEqual({
      ...{ score: { earned: 0, of: 200, isPassed: true }, isPassed: true, isToldFirst: true },
    });
  });
});

describe("changes of network", () => {
  test("are noted once for each network, by whatever request comes from it, with the address and the browser", async () => {
    const set = await started();
    const { attemptId, learner, made } = set;
    const chrome =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    const given = { attemptId, questionVersionId: made.questionVersionIds[1] ?? "", clientId: randomUUID() };
    // The start came from 192.0.2.1.
    await from(set, learner, "192.0.2.200").standing({ attemptId });
    await from(set, learner, "198.51.100.7", chrome).saveAnswer({ ...given, revision: 1, textResponse: "4" });
    await Promise.all(["198.51.100.7", "198.51.100.9"].map((ip) => from(set, learner, ip).attempt(set.address)));
    set.clock.advance(1_000);
    await Promise.all([1, 2, 3].map(() => from(set, learner, "2001:db8:1::5").standing({ attemptId })));
    await from(set, learner, "2001:db8:1:9::6").recordSignals({ attemptId, signals: [absence()] });
    const changes = ((await listed(set, attemptId)) ?? []).filter(({ kind }) => kind === "NETWORK_CHANGED");
    expect(changes.map(({ address }) => address?.ip)).toEqual(["198.51.100.7", "2001:db8:1::5"]);
    expect(changes[0]?.address).toMatchObject({ browser: "Chrome", system: "Windows" });
  });

  test("are told to staff without the address where names are hidden, and to the student with it", async () => {
    for (const hidesNames of [false, true]) {
      const set = await started({ hidesNames });
      const { attemptId, learner } = set;
      await from(set, learner, "198.51.100.7").standing({ attemptId });
      const staff = { api: asActor(await aPerson(database.db, "ADMIN"), set.clock) };
      const address = { ip: "198.51.100.7" };
      expect(await listed(set, attemptId)).toMatchObject([{ kind: "NETWORK_CHANGED", address }]);
      expect(await listed(staff, attemptId), `hidden: ${hidesNames}`).toMatchObject([
        { kind: "NETWORK_CHANGED", address: hidesNames ? null : address },
      ]);
    }
  });

  test("aren't noted for an admin who looks as the student", async () => {
    const set = await started();
    const { attemptId, learner, clock } = set;
    const impersonator = { id: randomUUID(), name: "Ada", until: addDays(clock.now(), 1) };
    await from(set, { ...learner, impersonator }, "203.0.113.5").attempt(set.address);
    expect(await listed(set, attemptId)).toEqual([]);
  });

  test("stay when the addresses are deleted after the days that the site sets, at the start of the attempt too", async () => {
    const set = await started();
    const { attemptId, learner, clock } = set;
    const plain = await scene();
    const { attemptId: plainId } = await plain.api.start(plain.address);
    await from(set, learner, "198.51.100.7").standing({ attemptId });
    await database.db.siteSetting.create({ data: { key: addressDaysKey, value: 10 } });
    const forget = (days: number) => forgetAddresses({ db: database.db, now: () => addDays(clock.now(), days) });
    await forget(9);
    expect(await listed(set, attemptId)).toMatchObject([{ address: { ip: "198.51.100.7" } }]);
    expect((await forget(11)).forgotten).toBeGreaterThanOrEqual(3);
    expect(await set.api.signals({ attemptId })).toMatchObject({ addressDays: 10, signals: [{ address: null }] });
    const of = (id: string) =>
      database.db.assessmentAttempt.findUniqueOrThrow({ where: { id }, select: { ipAddress: true } });
    expect([await of(attemptId), await of(plainId)]).toEqual([{ ipAddress: null }, { ipAddress: "192.0.2.1" }]);
    expect((await forget(11)).forgotten).toBe(0);
    await database.db.siteSetting.delete({ where: { key: addressDaysKey } });
  });
});

test("where it is off, nothing is stored, requests are refused and there is no list", async () => {
  const set = await scene();
  const { api, learner } = set;
  const { attemptId } = await api.start(set.address);
  await expect(api.recordSignals({ attemptId, signals: [absence()] })).rejects.toMatchObject({
    ...{ code: "UNPROCESSABLE_CONTENT", message: "assessment.records_nothing" },
  });
  await answer(set, attemptId, 1, { textResponse: "4" });
  for (const ip of ["198.51.100.7", "203.0.113.9"]) await from(set, learner, ip).standing({ attemptId });
  expect(await api.signals({ attemptId })).toBeNull();
  expect(await database.db.attemptSignal.count({ where: { attemptId } })).toBe(0);
  expect(await database.db.attemptAddress.count({ where: { attemptId } })).toBe(0);
  expect(await api.startFacts(set.address)).toMatchObject({ addressDays: null, rules: { recordsSignals: false } });
});

test("an attempt keeps what its start screen said, whatever the author decides later", async () => {
  const set = await started();
  const { attemptId, api, made } = set;
  expect(await api.startFacts(set.address)).toMatchObject({ addressDays: 30, rules: { recordsSignals: true } });
  await database.db.$transaction(async (tx) => {
    // What is published never changes.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.assessmentVersion.update({
      where: { id: made.assessmentVersionId },
      data: { recordsSignals: false },
    });
  });
  expect((await set.running()).recordsSignals).toBe(true);
  await api.recordSignals({ attemptId, signals: [absence()] });
  expect(await listed(set, attemptId)).toHaveLength(1);
  expect(await api.startFacts(set.address)).toMatchObject({ addressDays: null, rules: { recordsSignals: false } });
});

test("the student and those who grade see the list, and others of the team don't", async () => {
  const set = await started();
  const { attemptId, made, clock } = set;
  await set.api.recordSignals({ attemptId, signals: [absence()] });
  const helper = async (rights: { canGrade?: boolean; canManageStudents?: boolean }) => {
    const person = await aPerson(database.db, "INSTRUCTOR");
    const member = { courseId: made.courseId, userId: person.id, role: "ASSISTANT" as const, isActive: true };
    await database.db.courseInstructor.create({ data: { ...member, ...rights } });
    return from({ clock }, { ...person, isOnATeam: true }, "192.0.2.4").signals({ attemptId });
  };
  expect(await listed(set, attemptId)).toHaveLength(1);
  expect(await helper({ canGrade: true })).toMatchObject({ signals: { length: 1 } });
  await expect(helper({ canManageStudents: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(helper({})).rejects.toMatchObject({ code: "NOT_FOUND" });
  const stranger = await aPerson(database.db);
  await expect(from({ clock }, stranger, "192.0.2.4").signals({ attemptId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
