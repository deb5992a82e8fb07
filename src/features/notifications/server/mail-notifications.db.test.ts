import { describe, expect, test } from "vitest";
import { getRefusable, refuseMails } from "@/features/mail/server/refuse-mails";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { mailDigests } from "./mail-digests";
import { mailFinishedBatches, mailNotifications } from "./mail-notifications";
import { notify, type Wish } from "./notify";

const database = testDatabase();
type Person = Awaited<ReturnType<typeof aPerson>>;

const clock = aClock("2026-03-02T10:00:00Z");
const deps = {
  get db() {
    return database.db;
  },
  now: clock.now,
};
const asking = (person: Person) => createCaller(depsOf(database.db, actorOf(person), clock)).notifications;
const tell = (person: Person, kind: Wish["kind"], key: string, more: Partial<Wish> = {}) =>
  database.db.$transaction((tx) =>
    notify(
      tx,
      { kind, userIds: [person.id], params: { course: "Knots" }, path: "/courses/knots", key, ...more },
      clock.now(),
    ),
  );
const lettersTo = (person: Person) =>
  database.db.outboxMail.findMany({ where: { userId: person.id }, orderBy: { createdAt: "asc" } });
const idsOf = async (person: Person) =>
  (await database.db.notification.findMany({ where: { userId: person.id } })).map(({ id }) => id);
const choiceOf = async (person: Person, kind: string) =>
  (await asking(person).choices()).choices.find((choice) => choice.kind === kind);

describe("an email at once", () => {
  test("is asked for with the notification, written once, and can be refused by its link", async () => {
    const person = await aPerson(database.db);
    await tell(person, "seat.ended", "seat");
    const event = await database.db.outboxEvent.findFirstOrThrow({
      where: { name: "notification/mail-due" },
      orderBy: { createdAt: "desc" },
    });
    const { notificationIds } = event.data as { notificationIds: string[] };
    expect(notificationIds).toEqual(await idsOf(person));
    expect([await mailNotifications(deps, notificationIds), await mailNotifications(deps, notificationIds)]).toEqual([
      1, 0,
    ]);
    const [mail, ...more] = await lettersTo(person);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "seat.ended", subject: "Your enrollment in “Knots” has ended" });
    expect(mail?.text).toContain("/courses/knots");
    const token = /unsubscribe\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    await refuseMails(deps, { token, isRefused: true });
    expect(await choiceOf(person, "seat.ended")).toMatchObject({ bell: true, mail: "never" });
    await tell(person, "seat.ended", "another");
    expect(await mailNotifications(deps, await idsOf(person))).toBe(0);
    await asking(person).setChoice({ kind: "seat.ended", mail: "now" });
    expect(await getRefusable(deps, token)).toMatchObject({ isRefused: false });
    await tell(person, "seat.ended", "a third");
    await mailNotifications(deps, await idsOf(person));
    expect(await lettersTo(person)).toHaveLength(2);
  });

  test("is not written to whoever does not want it anymore, and asking for it by the link takes that back", async () => {
    const person = await aPerson(database.db);
    await tell(person, "seat.ended", "seat");
    await mailNotifications(deps, await idsOf(person));
    const token = /unsubscribe\/([\w-]+)/.exec((await lettersTo(person))[0]?.text ?? "")?.[1] ?? "";
    await tell(person, "seat.ended", "another");
    await asking(person).setChoice({ kind: "seat.ended", mail: "never" });
    expect(await mailNotifications(deps, await idsOf(person))).toBe(0);
    expect(await getRefusable(deps, token)).toMatchObject({ isRefused: true });
    await refuseMails(deps, { token, isRefused: false });
    expect(await choiceOf(person, "seat.ended")).toMatchObject({ mail: "now" });
  });

  test("of a batched kind is written when nothing more is counted", async () => {
    const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
    await asking(teacher).setChoice({ kind: "learner.enrolled", mail: "now" });
    clock.set("2026-03-03T10:10:00Z");
    await tell(teacher, "learner.enrolled", "course", { subject: "a" });
    await tell(teacher, "learner.enrolled", "course", { subject: "b" });
    expect(await mailFinishedBatches(deps, 10)).toBe(0);
    clock.set("2026-03-03T11:00:00Z");
    expect([await mailFinishedBatches(deps, 10), await mailFinishedBatches(deps, 10)]).toEqual([1, 0]);
    expect(await lettersTo(teacher)).toMatchObject([{ subject: "2 new students in “Knots”" }]);
  });
});

describe("a digest", () => {
  test("gathers what is unread, at seven where the person lives, once", async () => {
    const person = await aPerson(database.db);
    await database.db.userPreference.update({
      where: { userId: person.id },
      data: { timeZone: "America/New_York" },
    });
    await asking(person).setChoice({ kind: "seat.ended", mail: "daily" });
    clock.set("2026-03-10T20:00:00Z");
    for (const key of ["a", "b", "c"]) await tell(person, "seat.ended", key);
    const [read = ""] = await idsOf(person);
    await asking(person).markRead({ notificationId: read });
    clock.set("2026-03-11T10:59:00Z");
    expect(await mailDigests(deps)).toBe(0);
    clock.set("2026-03-11T11:01:00Z");
    expect([await mailDigests(deps), await mailDigests(deps)]).toEqual([1, 0]);
    expect(await lettersTo(person)).toMatchObject([{ kind: "notification.digest", subject: "2 unread notifications" }]);
  });

  test("of the week waits for Friday, and says nothing of kinds that were given up meanwhile", async () => {
    const person = await aPerson(database.db);
    clock.set("2026-03-16T20:00:00Z");
    await tell(person, "course.version", "v2");
    await asking(person).setChoice({ kind: "seat.ended", mail: "weekly" });
    await tell(person, "seat.ended", "a");
    await asking(person).setChoice({ kind: "seat.ended", mail: "never" });
    clock.set("2026-03-19T20:00:00Z");
    expect(await mailDigests(deps)).toBe(0);
    clock.set("2026-03-20T09:00:00Z");
    expect(await mailDigests(deps)).toBe(1);
    const [mail] = await lettersTo(person);
    expect(mail?.text).toContain("has a new version");
    expect(mail?.text).not.toContain("has ended");
  });

  test("refused as a whole is written no more, until one of its kinds is asked for again", async () => {
    const person = await aPerson(database.db);
    await database.db.mailRefusal.create({
      data: { emailKey: person.email.toLowerCase(), kind: "notification.digest" },
    });
    expect(await choiceOf(person, "course.version")).toMatchObject({ mail: "never" });
    await asking(person).setChoice({ kind: "course.version", mail: "weekly" });
    expect(await choiceOf(person, "course.version")).toMatchObject({ mail: "weekly" });
  });
});

describe("a choice", () => {
  test("without the bell is never shown, and with neither is not written at all", async () => {
    const person = await aPerson(database.db);
    await asking(person).setChoice({ kind: "seat.ended", bell: false });
    expect(await tell(person, "seat.ended", "a")).toBe(1);
    expect(await asking(person).list({ filter: "all", before: null })).toMatchObject({ unread: 0, items: [] });
    const [notificationId = ""] = await idsOf(person);
    await asking(person).restore({ notificationId });
    expect(await asking(person).recent()).toEqual([]);
    expect(await mailNotifications(deps, [notificationId])).toBe(1);
    await asking(person).setChoice({ kind: "seat.ended", mail: "never" });
    expect(await tell(person, "seat.ended", "b")).toBe(0);
  });

  test("of two switches pressed at once keeps both, and is the studio's own switch too", async () => {
    const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
    await database.db.instructorDashboard.create({ data: { instructorId: teacher.id } });
    await Promise.all([
      asking(teacher).setChoice({ kind: "learner.enrolled", bell: false }),
      asking(teacher).setChoice({ kind: "learner.enrolled", mail: "daily" }),
      asking(teacher).setChoice({ kind: "seat.ending", mail: "never" }),
    ]);
    expect(await choiceOf(teacher, "learner.enrolled")).toMatchObject({ bell: false, mail: "daily" });
    expect(await choiceOf(teacher, "seat.ending")).toMatchObject({ bell: true, mail: "never" });
    const where = { instructorId: teacher.id };
    expect(await database.db.instructorDashboard.findUniqueOrThrow({ where })).toMatchObject({
      notifyNewEnrollments: false,
    });
    await database.db.instructorDashboard.update({ where, data: { notifyNewEnrollments: true } });
    expect(await choiceOf(teacher, "learner.enrolled")).toMatchObject({ bell: true });
  });

  test("of what another feature emails is at once or never, and teaching is offered to whoever teaches", async () => {
    const person = await aPerson(database.db);
    await expect(asking(person).setChoice({ kind: "course.access", mail: "daily" })).rejects.toMatchObject({
      cause: { reason: "notifications.no_such_rhythm" },
    });
    expect(await choiceOf(person, "learner.enrolled")).toBeUndefined();
    await tell(person, "course.access", "seat");
    expect(await mailNotifications(deps, await idsOf(person))).toBe(0);
  });
});
