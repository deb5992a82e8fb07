import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { mailDeclined, mailRequest } from "@/features/enrollment/server/requests/mail-requests";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, type MadeCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;
const requestsAs = (person: Someone) => createCaller(depsOf(test.db, actorOf(person), clock)).enrollment.requests;

let lead: Someone;
let admin: Someone;
let asker: Someone;
let course: MadeCourse;
beforeEach(async () => {
  lead = await aPerson(test.db, { role: "INSTRUCTOR" });
  admin = await aPerson(test.db, { role: "ADMIN" });
  asker = await aPerson(test.db);
  course = await aCourse(test.db, { instructorId: lead.id, course: { priceMinor: 1900, currency: "GBP" } });
});

const words = { invoiceTo: "Ilse Tamberg, Naustveien 8", reference: "", note: "Before spring." };
async function ask(): Promise<string> {
  const wish = { courseId: course.id, requestId: randomUUID(), paysBy: "INVOICE" as const, ...words, seenMinor: 1900 };
  return (await requestsAs(asker).send(wish)).requestId;
}

describe("the emails", () => {
  it("reach each of those who answer once, while the request waits, and no one else", async () => {
    const helper = await aPerson(test.db);
    const editor = await aPerson(test.db);
    const join = (userId: string, rights: object) =>
      test.db.courseInstructor.create({ data: { courseId: course.id, userId, role: "ASSISTANT", ...rights } });
    await join(helper.id, { canManageStudents: true });
    await join(editor.id, { canEditContent: true });
    const name = `Buyer ${course.id.slice(-8)}`;
    await test.db.user.update({ where: { id: asker.id }, data: { name } });
    await test.db.user.updateMany({ where: { role: "ADMIN", id: { not: admin.id } }, data: { isActive: false } });
    const requestId = await ask();
    await mailRequest({ db: test.db }, requestId);
    await mailRequest({ db: test.db }, requestId);
    const about = await test.db.outboxMail.findMany({
      where: { kind: "access.requested", subject: { contains: name } },
    });
    expect(about.map(({ userId }) => userId).toSorted()).toEqual([lead.id, admin.id, helper.id].toSorted());
    const own = about.find(({ userId }) => userId === helper.id);
    for (const said of ["£19", words.note, `/instructor/courses/${course.id}/students/requests`])
      expect(own?.text).toContain(said);
    expect(about.find(({ userId }) => userId === admin.id)?.text).toContain("/admin/access");
    await requestsAs(asker).withdraw({ requestId });
    expect(await mailRequest({ db: test.db }, requestId)).toBe(0);
  });

  it("tell whoever was declined why, once, and no one of a request that was granted", async () => {
    const requestId = await ask();
    expect(await mailDeclined({ db: test.db }, requestId)).toBe(false);
    await requestsAs(lead).answer({
      ...{ courseId: course.id, requestId },
      answer: { verdict: "decline", note: "The term is over." },
    });
    await mailDeclined({ db: test.db }, requestId);
    await mailDeclined({ db: test.db }, requestId);
    const mails = await test.db.outboxMail.findMany({ where: { userId: asker.id } });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ kind: "access.declined", toAddress: asker.email });
    expect(mails[0]?.text).toContain("The term is over.");
  });
});
