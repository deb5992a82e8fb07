import { describe, expect, it, onTestFinished } from "vitest";
import { setVariable } from "@/env/server";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(person), clock));

describe("the way into a course", () => {
  it("is open to visitors and people alike while there are seats, and says how many", async () => {
    const { slug } = await aCourseOf(test.db, { course: { capacity: 5 } });
    expect(await as(null).enrollment.entry({ slug })).toMatchObject({
      isSignedIn: false,
      seat: null,
      entry: { isOpen: true },
      seatsLeft: 5,
    });
    const person = await aPerson(test.db);
    await as(person).enrollment.enroll({ slug });
    expect(await as(person).enrollment.entry({ slug })).toMatchObject({
      seat: { status: "ACTIVE", progressPercentage: 0 },
      seatsLeft: 4,
    });
  });

  it("of a priced course names the oldest real admin's address, then the mail's sender, then what the site has set", async () => {
    const { slug } = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    const contact = async () => (await as(null).enrollment.entry({ slug })).askAt.contact;
    expect(await contact()).toBeNull();
    const makeAdmin = async (day: number, changes: { isDemo?: boolean; isActive?: boolean } = {}) => {
      const admin = await aPerson(test.db, { role: "ADMIN" });
      await test.db.user.update({ where: { id: admin.id }, data: { createdAt: new Date(2026, 0, day), ...changes } });
      return admin;
    };
    await makeAdmin(1, { isActive: false });
    const demo = await makeAdmin(2, { isDemo: true });
    expect(await contact()).toBe(demo.email);
    const oldest = await makeAdmin(3);
    await makeAdmin(4);
    expect(await contact()).toBe(oldest.email);
    const shown = JSON.stringify(await as(null).enrollment.entry({ slug }));
    for (const secret of [oldest.id, oldest.name, oldest.username]) {
      expect(shown.replaceAll(oldest.email, "")).not.toContain(secret);
    }
    setVariable("MAIL_FROM", "Lectern <desk@example.test>");
    onTestFinished(() => setVariable("MAIL_FROM", ""));
    expect(await contact()).toBe("desk@example.test");
  });

  it("tells nobody an admin's address who need not ask", async () => {
    await aPerson(test.db, { role: "ADMIN" });
    const free = await aCourseOf(test.db, {});
    expect((await as(null).enrollment.entry({ slug: free.slug })).askAt.contact).toBeNull();
    const priced = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    await test.db.accessGrant.create({ data: { userId: person.id, courseId: priced.id } });
    expect((await as(person).enrollment.entry({ slug: priced.slug })).askAt.contact).toBeNull();
  });

  it("of a priced course says whom to ask, until access is given", async () => {
    const course = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    await test.db.siteSetting.create({ data: { key: "access.contact", value: "access@example.test" } });
    const person = await aPerson(test.db);
    expect(await as(person).enrollment.entry({ slug: course.slug })).toMatchObject({
      entry: { isOpen: false, why: "needs_access" },
      askAt: { courseTitle: "Reading a Tide Table", teacher: "Nils Holm", contact: "access@example.test" },
    });
    await test.db.accessGrant.create({ data: { userId: person.id, courseId: course.id } });
    expect(await as(person).enrollment.entry({ slug: course.slug })).toMatchObject({ entry: { isOpen: true } });
  });

  it("says until when its answer holds", async () => {
    const opensAt = new Date("2026-12-01T00:00:00Z");
    const { slug } = await aCourseOf(test.db, { course: { enrollmentOpensAt: opensAt } });
    expect(await as(null).enrollment.entry({ slug })).toMatchObject({
      entry: { isOpen: false, why: "not_open_yet" },
      until: opensAt,
    });
  });

  it("by invitation does not exist for the uninvited", async () => {
    const { slug } = await aCourseOf(test.db, { course: { visibility: "INVITATION" } });
    const refused = { code: "NOT_FOUND" };
    await expect(as(null).enrollment.entry({ slug })).rejects.toMatchObject(refused);
    await expect(as(await aPerson(test.db)).enrollment.enroll({ slug })).rejects.toMatchObject(refused);
  });
});
