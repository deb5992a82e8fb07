import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { setVariable } from "@/env/server";
import type { RequestAccess } from "@/features/enrollment/requests-schema";
import { mailAccess } from "@/features/enrollment/server/students/mail-students";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, type MadeCourse } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;
const callAs = (person: Someone | null) => createCaller(depsOf(test.db, actorOf(person), clock));
const requestsAs = (person: Someone | null) => callAs(person).enrollment.requests;

let lead: Someone;
let admin: Someone;
let asker: Someone;
let course: MadeCourse;
/** Ten requests a day are each person's share: every test has an asker of its own. */
beforeAll(async () => {
  lead = await aPerson(test.db, { name: "Anselm Dray", role: "INSTRUCTOR" });
  admin = await aPerson(test.db, { name: "Ada Min", role: "ADMIN" });
});
beforeEach(async () => {
  asker = await aPerson(test.db, { name: "Ilse Tamberg" });
  course = await aCourse(test.db, {
    instructorId: lead.id,
    lessons: 2,
    course: {
      priceMinor: 2800,
      currency: "GBP",
      discountPriceMinor: 1900,
      discountEndsAt: new Date("2026-11-30T00:00:00Z"),
    },
  });
});

const words = {
  paysBy: "INVOICE" as const,
  invoiceTo: "Ilse Tamberg, Naustveien 8",
  reference: "",
  note: "Before spring.",
};
const wish = (more: Partial<RequestAccess> = {}) => ({
  courseId: course.id,
  requestId: randomUUID() as string,
  ...words,
  seenMinor: 1900,
  ...more,
});
const ask = async (person = asker, more: Partial<RequestAccess> = {}): Promise<string> =>
  (await requestsAs(person).send(wish(more))).requestId;
const read = (id: string) => test.db.accessRequest.findUniqueOrThrow({ where: { id } });
const enrollmentsOf = (person: Someone) =>
  test.db.enrollment.findMany({ where: { userId: person.id, courseId: course.id } });
const answer = (
  person: Someone,
  requestId: string,
  given: { verdict: "grant"; until?: string; note?: string } | { verdict: "decline"; note: string },
) =>
  requestsAs(person).answer({
    courseId: course.id,
    requestId,
    answer: given.verdict === "grant" ? { ...given, until: given.until ?? null } : given,
  });
const refused = (reason: string, facts: object = {}) => ({ message: reason, cause: { facts } });
const outcomes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((each) =>
    each.status === "fulfilled" ? "done" : (each.reason as Error).message,
  );

describe("asking for an enrollment", () => {
  it("keeps the price of the moment, and is told to those who answer", async () => {
    const requestId = await ask();
    expect(await read(requestId)).toMatchObject({
      ...words,
      ...{ userId: asker.id, courseId: course.id, state: "PENDING", amountMinor: 1900, currency: "GBP" },
    });
    const events = await test.db.outboxEvent.findMany({ where: { name: "access/requested" } });
    expect(events.map(({ data }) => data)).toContainEqual({ requestId, courseId: course.id, userId: asker.id });
    const entry = await callAs(asker).enrollment.entry({ slug: course.slug });
    expect(entry).toMatchObject({ request: { id: requestId, state: "PENDING", askedAt: clock.now() } });
    const other = await aPerson(test.db);
    expect((await callAs(other).enrollment.entry({ slug: course.slug })).request).toBeNull();
    expect((await requestsAs(other).form({ slug: course.slug })).open).toBeNull();
    expect((await requestsAs(asker).form({ slug: course.slug })).open).toMatchObject({
      amountMinor: 1900,
      note: words.note,
    });
  });

  it("is one open request a person and course, also when twenty arrive at once", async () => {
    const same = wish();
    expect(await outcomes(Array.from({ length: 10 }, () => requestsAs(asker).send(same)))).toEqual(
      Array(10).fill("done"),
    );
    expect(await outcomes(Array.from({ length: 5 }, () => requestsAs(asker).send(wish())))).toEqual(
      Array(5).fill("enrollment.asked_already"),
    );
    expect(await test.db.accessRequest.count({ where: { userId: asker.id } })).toBe(1);
    const elsewhere = await aCourse(test.db, { course: { priceMinor: 500 } });
    await requestsAs(asker).send({ ...wish(), courseId: elsewhere.id, seenMinor: 500 });
    expect(await test.db.accessRequest.count({ where: { userId: asker.id } })).toBe(2);
  });

  it("at a price that is no more says the new one", async () => {
    await expect(ask(asker, { seenMinor: 1800 })).rejects.toMatchObject(
      refused("enrollment.price_changed", { amountMinor: 1900, currency: "GBP" }),
    );
    await test.db.course.update({ where: { id: course.id }, data: { discountEndsAt: clock.now() } });
    await expect(ask()).rejects.toMatchObject(
      refused("enrollment.price_changed", { amountMinor: 2800, currency: "GBP" }),
    );
    expect(await test.db.accessRequest.count({ where: { userId: asker.id } })).toBe(0);
  });

  it("takes a proved address, and is not for guests or whoever teaches the course", async () => {
    const unproven = createCaller(depsOf(test.db, { ...asActor(asker), isVerified: false }, clock));
    await expect(unproven.enrollment.requests.send(wish())).rejects.toMatchObject({
      ...{ code: "FORBIDDEN", message: "accounts.verify_first" },
    });
    expect((await unproven.enrollment.requests.form({ slug: course.slug })).hurdle).toBe("verify_first");
    await expect(requestsAs(null).send(wish())).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(requestsAs(null).form({ slug: course.slug })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    for (const person of [lead, admin]) {
      await expect(ask(person)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect((await requestsAs(person).form({ slug: course.slug })).hurdle).toBe("is_staff");
    }
  });

  it("is refused where there is nothing to ask for", async () => {
    const change = (data: object) => test.db.course.update({ where: { id: course.id }, data });
    const hurdle = async () => (await requestsAs(asker).form({ slug: course.slug })).hurdle;
    await change({ capacity: 0 });
    await expect(ask()).rejects.toMatchObject(refused("enrollment.full"));
    expect(await hurdle()).toBe("full");
    await change({ capacity: null, enrollmentClosesAt: new Date("2026-11-01T00:00:00Z") });
    await expect(ask()).rejects.toMatchObject(refused("enrollment.closed"));
    expect(await hurdle()).toBe("closed");
    await change({ enrollmentClosesAt: null, priceMinor: 0, discountPriceMinor: null, discountEndsAt: null });
    await expect(ask(asker, { seenMinor: 0 })).rejects.toMatchObject(refused("enrollment.is_free"));
    expect((await requestsAs(asker).form({ slug: course.slug })).isFree).toBe(true);
    await change({ priceMinor: 1900 });
    await callAs(lead).enrollment.students.enroll({ courseId: course.id, whom: asker.username, until: null });
    await expect(ask()).rejects.toMatchObject(refused("enrollment.has_seat"));
    expect(await hurdle()).toBe("has_seat");
    await change({ visibility: "INVITATION" });
    await expect(ask(await aPerson(test.db))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("needs what its way of paying needs", async () => {
    const bad: Partial<RequestAccess>[] = [
      { invoiceTo: " " },
      { paysBy: "ORDER", reference: "" },
      { paysBy: "VOUCHER", reference: "" },
      { paysBy: "REDUCED", note: "" },
      { note: "\0" },
      { note: "x".repeat(1001) },
    ];
    for (const more of bad) await expect(ask(asker, more)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await ask(asker, { paysBy: "VOUCHER", reference: "SKV-44", invoiceTo: "", note: "" });
  });

  it("again and again is held back", async () => {
    for (let n = 0; n < 10; n += 1) await requestsAs(asker).withdraw({ requestId: await ask() });
    await expect(ask()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    clock.advance(86_400_001);
    onTestFinished(() => clock.set("2026-11-20T12:00:00Z"));
    await ask();
  });

  it("tells whom to write to: what the site has set, then the mail's sender, then its oldest real admin", async () => {
    const contact = async () => (await requestsAs(asker).form({ slug: course.slug })).contact;
    await test.db.user.update({ where: { id: admin.id }, data: { createdAt: new Date("2026-01-03T00:00:00Z") } });
    const makeAdmin = async (day: number, changes: { isDemo?: boolean; isActive?: boolean } = {}) => {
      const made = await aPerson(test.db, { role: "ADMIN" });
      await test.db.user.update({ where: { id: made.id }, data: { createdAt: new Date(2026, 0, day), ...changes } });
    };
    await makeAdmin(1, { isActive: false });
    await makeAdmin(2, { isDemo: true });
    await makeAdmin(4);
    expect(await contact()).toBe(admin.email);
    setVariable("MAIL_FROM", "Lectern <desk@example.test>");
    onTestFinished(() => setVariable("MAIL_FROM", ""));
    expect(await contact()).toBe("desk@example.test");
    await test.db.siteSetting.create({ data: { key: "access.contact", value: "access@example.test" } });
    onTestFinished(async () => void (await test.db.siteSetting.deleteMany({ where: { key: "access.contact" } })));
    expect(await contact()).toBe("access@example.test");
  });
});

describe("taking a request back", () => {
  it("is for its own, once or twice, until it is answered", async () => {
    const requestId = await ask();
    const other = await aPerson(test.db);
    await expect(requestsAs(other).withdraw({ requestId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(requestsAs(null).withdraw({ requestId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await requestsAs(asker).withdraw({ requestId });
    await requestsAs(asker).withdraw({ requestId });
    expect((await read(requestId)).state).toBe("WITHDRAWN");
    expect((await callAs(asker).enrollment.entry({ slug: course.slug })).request).toBeNull();
    await expect(answer(lead, requestId, { verdict: "grant" })).rejects.toMatchObject(
      refused("enrollment.request_answered", { state: "WITHDRAWN" }),
    );
    const second = await ask();
    await answer(lead, second, { verdict: "decline", note: "No." });
    await expect(requestsAs(asker).withdraw({ requestId: second })).rejects.toMatchObject(
      refused("enrollment.request_answered", { state: "DECLINED" }),
    );
  });

  it("or granting it: one of the two counts", async () => {
    const requestId = await ask();
    const both = await outcomes([
      requestsAs(asker).withdraw({ requestId }),
      answer(lead, requestId, { verdict: "grant" }),
    ]);
    expect(both.toSorted()).toEqual(["done", "enrollment.request_answered"]);
    expect(await enrollmentsOf(asker)).toHaveLength(both[1] === "done" ? 1 : 0);
  });
});

describe("an answer", () => {
  it("that grants gives the enrollment as by hand, with everything open, at the price that was held", async () => {
    const requestId = await ask();
    await test.db.course.update({
      where: { id: course.id },
      data: { discountPriceMinor: null, discountEndsAt: null, currency: "EUR" },
    });
    await answer(lead, requestId, {
      verdict: "grant",
      until: "2027-01-31T23:59:59.999Z",
      note: "The invoice follows.",
    });
    expect(await read(requestId)).toMatchObject({
      ...{ state: "GRANTED", decidedById: lead.id, decidedAt: clock.now(), decisionReason: "The invoice follows." },
    });
    const [enrollment] = await enrollmentsOf(asker);
    expect(enrollment).toMatchObject({
      source: "MANUAL",
      status: "ACTIVE",
      expiresAt: new Date("2027-01-31T23:59:59.999Z"),
    });
    expect(await test.db.accessGrant.findUniqueOrThrow({ where: { requestId } })).toMatchObject({
      ...{ id: enrollment?.grantId, userId: asker.id, grantedById: lead.id, amountMinor: 1900, currency: "GBP" },
      ...{ expiresAt: enrollment?.expiresAt, revokedAt: null },
    });
    expect((await test.db.course.findUniqueOrThrow({ where: { id: course.id } })).enrolledCount).toBe(1);
    const page = await callAs(asker).learning.lesson({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
    expect(page.access.body).toBe("content");
    expect(await test.db.auditEvent.count({ where: { action: "access.grant", objectId: requestId } })).toBe(1);
    expect(await mailAccess({ db: test.db }, enrollment?.id ?? "")).toBe(true);
    const mail = await test.db.outboxMail.findFirstOrThrow({ where: { userId: asker.id } });
    for (const said of ["The invoice follows.", "£19", "31 Jan 2027"]) expect(mail.text).toContain(said);
    expect(mail.text).not.toContain("costs you nothing");
  });

  it("that declines says why, once, and the person may ask again", async () => {
    const requestId = await ask();
    await expect(answer(lead, requestId, { verdict: "decline", note: " " })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await answer(lead, requestId, { verdict: "decline", note: "The term is over." });
    await answer(lead, requestId, { verdict: "decline", note: "The term is over." });
    expect(await enrollmentsOf(asker)).toEqual([]);
    expect((await callAs(asker).enrollment.entry({ slug: course.slug })).request).toMatchObject({
      ...{ state: "DECLINED", reason: "The term is over." },
    });
    const told = await test.db.outboxEvent.findMany({ where: { name: "access/declined" } });
    expect(told.filter(({ data }) => JSON.stringify(data).includes(requestId))).toHaveLength(1);
    const again = await ask();
    expect((await callAs(asker).enrollment.entry({ slug: course.slug })).request).toMatchObject({
      id: again,
      state: "PENDING",
    });
  });

  it("is given once: of two at the same time the second is told who was first", async () => {
    const requestId = await ask();
    const both = await outcomes([
      answer(lead, requestId, { verdict: "grant" }),
      answer(admin, requestId, { verdict: "decline", note: "No." }),
    ]);
    expect(both.toSorted()).toEqual(["done", "enrollment.request_answered"]);
    const first = both[0] === "done" ? lead : admin;
    await expect(
      answer(first === lead ? admin : lead, requestId, { verdict: "grant", note: "late" }),
    ).rejects.toMatchObject(refused("enrollment.request_answered", { by: first.name }));
    const second = await ask(await aPerson(test.db));
    expect(await outcomes([1, 2, 3].map(() => answer(lead, second, { verdict: "grant" })))).toEqual([
      "done",
      "done",
      "done",
    ]);
    expect(await test.db.accessGrant.count({ where: { requestId: second } })).toBe(1);
  });

  it("never gives more enrollments than there are, and a refusal leaves the request waiting", async () => {
    await test.db.course.update({ where: { id: course.id }, data: { capacity: 1 } });
    const people = await Promise.all([1, 2, 3].map(() => aPerson(test.db)));
    const ids = await Promise.all(people.map((person) => ask(person)));
    const given = await outcomes(ids.map((id) => answer(lead, id, { verdict: "grant" })));
    expect(given.toSorted()).toEqual(["done", "enrollment.full", "enrollment.full"]);
    expect(await test.db.accessRequest.count({ where: { courseId: course.id, state: "PENDING" } })).toBe(2);
    const waiting = ids[given.indexOf("enrollment.full")] ?? "";
    await expect(answer(lead, waiting, { verdict: "grant", until: "2026-11-20T11:00:00Z" })).rejects.toMatchObject(
      refused("enrollment.time_has_passed"),
    );
    await test.db.course.update({
      where: { id: course.id },
      data: { capacity: null, state: "ARCHIVED", archivedAt: clock.now() },
    });
    await expect(answer(lead, waiting, { verdict: "grant" })).rejects.toMatchObject(refused("enrollment.not_live"));
    await answer(lead, waiting, { verdict: "decline", note: "The course is over." });
  });

  it("is also an enrollment given by hand", async () => {
    const requestId = await ask();
    await callAs(lead).enrollment.students.enroll({ courseId: course.id, whom: asker.username, until: null });
    expect(await read(requestId)).toMatchObject({ state: "GRANTED", decidedById: lead.id });
    expect(await test.db.accessGrant.findFirstOrThrow({ where: { userId: asker.id } })).toMatchObject({
      ...{ requestId: null, amountMinor: 0 },
    });
  });

  it("is for admins and those of its own course's team who look after students", async () => {
    const requestId = await ask();
    const join = async (rights: { canManageStudents: boolean }) => {
      const person = await aPerson(test.db, { role: "INSTRUCTOR" });
      await test.db.courseInstructor.create({
        data: { courseId: course.id, userId: person.id, role: "ASSISTANT", canEditContent: true, ...rights },
      });
      return person;
    };
    const helper = await join({ canManageStudents: true });
    const editor = await join({ canManageStudents: false });
    const stranger = await aPerson(test.db, { role: "INSTRUCTOR" });
    const theirs = await aCourse(test.db, { instructorId: stranger.id, course: { priceMinor: 100 } });
    for (const person of [editor, stranger, asker]) {
      await expect(answer(person, requestId, { verdict: "grant" })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(requestsAs(person).ofCourse({ courseId: course.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(requestsAs(person).list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    for (const person of [stranger, admin])
      await expect(
        requestsAs(person).answer({
          courseId: theirs.id,
          requestId,
          answer: { verdict: "grant", until: null, note: "" },
        }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await read(requestId)).state).toBe("PENDING");
    await answer(helper, requestId, { verdict: "grant" });
  });
});

describe("the lists of requests", () => {
  it("show what waits longest first, of one's own course alone", async () => {
    const first = await ask();
    clock.advance(3_600_000);
    onTestFinished(() => clock.set("2026-11-20T12:00:00Z"));
    const second = await ask(await aPerson(test.db), { paysBy: "REDUCED", invoiceTo: "", note: "Half?" });
    const elsewhere = await aCourse(test.db, { course: { priceMinor: 500 } });
    const third = (await requestsAs(asker).send({ ...wish(), courseId: elsewhere.id, seenMinor: 500 })).requestId;
    const found = await requestsAs(lead).ofCourse({ courseId: course.id });
    expect(found.requests.map(({ id }) => id)).toEqual([first, second]);
    expect(found).toMatchObject({ total: 2, oldestWaitingSince: new Date("2026-11-20T12:00:00Z") });
    const all = await requestsAs(admin).list({});
    expect(await requestsAs(admin).list({ page: 9 })).toEqual(all);
    expect(all.requests.map(({ id }) => id)).toContain(third);
    await answer(lead, first, { verdict: "decline", note: "No." });
    expect(await requestsAs(lead).ofCourse({ courseId: course.id, queue: "declined" })).toMatchObject({
      requests: [{ id: first, answer: "No.", answeredBy: lead.name }],
      counts: { waiting: 1, declined: 1, granted: 0, withdrawn: 0 },
    });
    expect((await callAs(lead).enrollment.students.list({ courseId: course.id })).openRequests).toBe(1);
  });
});
