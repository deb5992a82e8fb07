import { describe, expect, test } from "vitest";
import { mailNotifications } from "@/features/notifications/server/mail-notifications";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { remindToStudy } from "./remind-to-study";

const database = testDatabase();

async function aLearner(time = "18:00", frequency: "DAILY" | "WEEKLY" = "DAILY") {
  const clock = aClock("2026-11-20T12:00:00Z");
  // Each test reads its own person's: those of the others wait for their own hours.
  await database.db.userPreference.updateMany({ data: { reminderFrequency: "NEVER" } });
  const person = await aPerson(database.db);
  const course = await aCourse(database.db, { title: "Knots" });
  const enrollment = await anEnrollment(database.db, { userId: person.id, course });
  const api = createCaller(depsOf(database.db, actorOf(person), clock));
  await api.profiles.savePreferences({ reminderFrequency: frequency, reminderTime: time, timeZone: "UTC" });
  const remind = (at: string) => {
    clock.set(at);
    return remindToStudy({ db: database.db, now: clock.now });
  };
  const told = () =>
    database.db.notification.findMany({
      where: { userId: person.id, kind: "study.reminder" },
      orderBy: { createdAt: "asc" },
      select: { id: true, title: true, message: true, actionUrl: true },
    });
  return { clock, person, course, enrollment, api, remind, told };
}

describe("a reminder to study", () => {
  test("comes at the chosen time, once however often this runs, and by mail that can be refused", async () => {
    const { person, course, remind, told, clock } = await aLearner();
    expect(await remind("2026-11-20T17:50:00Z")).toBe(0);
    clock.set("2026-11-20T18:00:00Z");
    const all = await Promise.all([1, 2, 3].map(() => remindToStudy({ db: database.db, now: clock.now })));
    expect(all.reduce((sum, each) => sum + each)).toBe(1);
    expect(await remind("2026-11-20T18:10:00Z")).toBe(0);
    const notifications = await told();
    expect(notifications).toMatchObject([
      { title: "Continue “Knots” where you left off", actionUrl: `/learn/${course.slug}` },
    ]);
    const mails = () => database.db.outboxMail.findMany({ where: { userId: person.id } });
    await mailNotifications(
      { db: database.db, now: clock.now },
      notifications.map(({ id }) => id),
    );
    expect(await mails()).toMatchObject([{ kind: "study.reminder", subject: "Continue “Knots” where you left off" }]);
  });

  test("is left out for who has studied that day, has nothing in progress, or whose address no one has proved", async () => {
    const { person, enrollment, remind, told } = await aLearner();
    await database.db.studyTime.create({
      data: { userId: person.id, startsAt: new Date("2026-11-20T07:00:00Z"), activeSeconds: 600 },
    });
    expect(await remind("2026-11-20T18:00:00Z")).toBe(0);
    await database.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: null } });
    expect(await remind("2026-11-21T18:00:00Z")).toBe(0);
    await database.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: new Date() } });
    await database.db.enrollment.update({
      where: { id: enrollment.id },
      data: { status: "COMPLETED", completedAt: new Date(), progressPercentage: 100 },
    });
    expect(await remind("2026-11-22T18:00:00Z")).toBe(0);
    expect(await told()).toEqual([]);
  });

  test("stops automatically after three in a row and says so; studying, or choosing again, starts it again", async () => {
    const { person, api, remind, told, clock } = await aLearner();
    for (const day of [20, 21, 22, 23, 24]) await remind(`2026-11-${day}T18:00:00Z`);
    const three = await told();
    expect(three).toHaveLength(3);
    expect(three.map(({ message }) => message.includes("the last one for now"))).toEqual([false, false, true]);
    await database.db.studyTime.create({
      data: { userId: person.id, startsAt: new Date("2026-11-24T20:00:00Z"), activeSeconds: 600 },
    });
    expect(await remind("2026-11-25T18:00:00Z")).toBe(1);
    for (const day of [26, 27, 28]) await remind(`2026-11-${day}T18:00:00Z`);
    expect(await told()).toHaveLength(6);
    clock.set("2026-11-28T20:00:00Z");
    await api.profiles.savePreferences({ reminderTime: "19:00" });
    expect(await remind("2026-11-28T20:10:00Z")).toBe(0);
    expect(await remind("2026-11-29T19:00:00Z")).toBe(1);
  });

  test("once a week comes on Monday, and never to who has chosen none", async () => {
    const { api, remind } = await aLearner("18:00", "WEEKLY");
    expect(await remind("2026-11-22T18:00:00Z")).toBe(0);
    expect(await remind("2026-11-23T18:00:00Z")).toBe(1);
    await api.profiles.savePreferences({ reminderFrequency: "NEVER" });
    expect(await remind("2026-11-30T18:00:00Z")).toBe(0);
  });
});
