import { describe, expect, it } from "vitest";
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
  it("is open to visitors and people alike while there are enrollments, and says how many", async () => {
    const { slug } = await aCourseOf(test.db, { course: { capacity: 5 } });
    expect(await as(null).enrollment.entry({ slug })).toMatchObject({
      isSignedIn: false,
      enrollment: null,
      entry: { isOpen: true },
      placesLeft: 5,
    });
    const person = await aPerson(test.db);
    await as(person).enrollment.enroll({ slug });
    expect(await as(person).enrollment.entry({ slug })).toMatchObject({
      enrollment: { status: "ACTIVE", progressPercentage: 0 },
      placesLeft: 4,
    });
  });

  it("of a priced course needs access, until it is given", async () => {
    const course = await aCourseOf(test.db, { course: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    expect(await as(person).enrollment.entry({ slug: course.slug })).toMatchObject({
      entry: { isOpen: false, why: "needs_access" },
      teacher: "Nils Holm",
      request: null,
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
