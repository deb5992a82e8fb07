import { describe, expect, it } from "vitest";
import type { instructorDecided } from "@/features/instructors/events";
import { tellOfTeaching } from "@/features/notifications/server/sources/tell-of-teaching";
import type { EventData } from "@/lib/event";
import { type Person, system } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { appointInstructor } from "./appoint-instructor";
import { mailDecision } from "./mail-decision";

const database = testDatabase();
const clock = aClock();

const as = (person: Parameters<typeof actorOf>[0], more: Partial<Person> = {}) => {
  const actor = actorOf(person);
  return createCaller(depsOf(database.db, actor.kind === "person" ? { ...actor, ...more } : actor, clock)).instructors;
};

const anArea = async () => {
  const slug = `area-${crypto.randomUUID()}`;
  await database.db.category.create({ data: { slug, name: slug } });
  return slug;
};

const anAdmin = async (name = "Signe Valkoren") => as(await aPerson(database.db, { role: "ADMIN", name }));
const rowOf = (userId: string) => database.db.instructorProfile.findUniqueOrThrow({ where: { userId } });
const seenOf = async (userId: string) => (await rowOf(userId)).appliedAt?.toISOString() ?? "";
const roleOf = async (id: string) => (await database.db.user.findUniqueOrThrow({ where: { id } })).role;
const auditOf = async (userId: string) => {
  const { id } = await rowOf(userId);
  const lines = await database.db.auditEvent.findMany({ where: { objectId: id }, orderBy: { sequence: "asc" } });
  return lines.map(({ action }) => action);
};
const decisionsOf = async (userId: string) =>
  (await database.db.outboxEvent.findMany({ where: { name: "instructor/decided" }, orderBy: { createdAt: "asc" } }))
    .map(({ data }) => data as unknown as EventData<typeof instructorDecided>)
    .filter((data) => data.userId === userId);

async function aDraft(name = "Hanne Oduya-Frost") {
  const person = await aPerson(database.db, { name });
  const own = as(person);
  await own.saveField({ field: "headline", value: "Sets type" });
  await own.saveField({ field: "bio", value: "Has set type for nine years, most of it by hand." });
  await own.saveField({ field: "areas", value: [await anArea()] });
  return { person, own };
}

async function anApplication() {
  const made = await aDraft();
  await made.own.send();
  return { ...made, userId: made.person.id, seen: await seenOf(made.person.id) };
}

async function anInstructor() {
  const made = await anApplication();
  await (await anAdmin()).decide({ userId: made.userId, seen: made.seen, decision: approve });
  return made;
}

const approve = { verdict: "approve" } as const;
const reject = { verdict: "reject", reason: "Say where you learnt it." } as const;

describe("whoever runs the site", () => {
  const appoint = (userId: string) =>
    appointInstructor({ db: database.db, actor: system, now: clock.now, ip: null }, userId);

  it("lets someone teach without an application, once, with a page that stays hidden", async () => {
    const person = await aPerson(database.db, { name: "Edda Holm" });
    expect(await appoint(person.id)).toBe(true);
    expect(await appoint(person.id)).toBe(false);
    expect(await roleOf(person.id)).toBe("INSTRUCTOR");
    expect(await rowOf(person.id)).toMatchObject({ status: "ACTIVE", isPublic: false, displayName: "Edda Holm" });
    expect(await auditOf(person.id)).toEqual(["instructor.approve"]);
    expect(await decisionsOf(person.id)).toMatchObject([{ decision: "approved" }]);
  });

  it("approves what waits or was rejected as it is written, and leaves a suspension to the admin", async () => {
    const { userId, seen } = await anApplication();
    await (await anAdmin()).decide({ userId, seen, decision: reject });
    expect(await appoint(userId)).toBe(true);
    expect(await rowOf(userId)).toMatchObject({
      status: "ACTIVE",
      isPublic: true,
      headline: "Sets type",
      decisionReason: "",
    });
    await database.db.instructorProfile.update({ where: { userId }, data: { status: "SUSPENDED" } });
    await expect(appoint(userId)).rejects.toMatchObject({ reason: "instructors.not_editable" });
    expect((await rowOf(userId)).status).toBe("SUSPENDED");
  });
});

describe("an application", () => {
  it("is kept field by field in a draft that no admin sees", async () => {
    const { person, own } = await aDraft("Only Mine");
    await own.saveField({ field: "bio", value: "  Anew.  " });
    expect(await own.standing()).toMatchObject({
      status: "DRAFT",
      values: { displayName: "Only Mine", headline: "Sets type", bio: "Anew.", areas: [expect.any(String)] },
    });
    const { people } = await (await anAdmin()).queue({ queue: "all" });
    expect(people.map(({ userId }) => userId)).not.toContain(person.id);
  });

  it("starts once, whichever of two first words is quicker", async () => {
    const person = await aPerson(database.db);
    await Promise.all([
      as(person).saveField({ field: "headline", value: "One" }),
      as(person).saveField({ field: "bio", value: "Two" }),
    ]);
    expect(await rowOf(person.id)).toMatchObject({ headline: "One", bio: "Two" });
  });

  it("takes no area that does not exist, no link that is none, no word past the longest", async () => {
    const { own } = await aDraft();
    await expect(own.saveField({ field: "areas", value: ["no-such-area"] })).rejects.toMatchObject({
      message: "instructors.no_such_area",
    });
    await expect(own.saveField({ field: "website", value: "javascript:alert(1)" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(own.saveField({ field: "headline", value: "x".repeat(161) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("is refused while something is missing, with what is", async () => {
    const person = await aPerson(database.db);
    await as(person).saveField({ field: "headline", value: "Sets type" });
    await expect(as(person).send()).rejects.toMatchObject({
      message: "instructors.not_ready",
      cause: { facts: { gaps: ["bio", "areas"] } },
    });
  });

  it("asks for no areas where the site has no categories", async () => {
    const { person, own } = await aDraft();
    await own.saveField({ field: "areas", value: [] });
    await expect(own.send()).rejects.toMatchObject({ cause: { facts: { gaps: ["areas"] } } });
    await database.db.category.updateMany({ data: { isActive: false } });
    try {
      await own.send();
    } finally {
      await database.db.category.updateMany({ data: { isActive: true } });
    }
    expect(await rowOf(person.id)).toMatchObject({ status: "PENDING" });
  });

  it("asks for a proved address, which the draft does not", async () => {
    const { person } = await aDraft();
    const unproved = as(person, { isVerified: false });
    await unproved.saveField({ field: "headline", value: "Sets type, still" });
    await expect(unproved.send()).rejects.toMatchObject({ code: "FORBIDDEN", message: "accounts.verify_first" });
    await expect(as(null).send()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(as(null).saveField({ field: "bio", value: "x" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await as(null).standing()).toBeNull();
  });

  it("sent twice is one, and cannot be changed until it is withdrawn with every word", async () => {
    const { own, userId } = await anApplication();
    const first = await own.send();
    clock.advance(60_000);
    expect(await own.send()).toEqual(first);
    await expect(own.saveField({ field: "bio", value: "Other" })).rejects.toMatchObject({
      message: "instructors.not_editable",
    });
    await own.withdraw();
    await own.withdraw();
    expect(await own.standing()).toMatchObject({ status: "DRAFT", values: { headline: "Sets type" } });
    await own.saveField({ field: "bio", value: "Other" });
    expect((await rowOf(userId)).bio).toBe("Other");
  });

  it("cannot be sent again and again within a day", async () => {
    const { own } = await aDraft();
    for (let times = 0; times < 5; times++) {
      await own.send();
      await own.withdraw();
    }
    await expect(own.send()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });
});

describe("a decision", () => {
  it("makes an instructor, by the next request, once, and tells the person by mail", async () => {
    const { userId, seen } = await anApplication();
    const session = await database.db.userSession.create({
      data: {
        userId,
        loginMethod: "PASSWORD",
        idleExpiresAt: new Date(clock.now().getTime() + 86_400_000),
        expiresAt: new Date(clock.now().getTime() + 86_400_000),
      },
    });
    const admin = await anAdmin();
    await admin.decide({ userId, seen, decision: approve });
    await admin.decide({ userId, seen, decision: approve });
    expect(await roleOf(userId)).toBe("INSTRUCTOR");
    expect(await loadActor(database.db, session.id, clock.now())).toMatchObject({ role: "INSTRUCTOR" });
    expect(await auditOf(userId)).toEqual(["instructor.approve"]);
    const decided = await decisionsOf(userId);
    expect(decided).toMatchObject([{ decision: "approved" }]);
    for (const data of [...decided, ...decided]) await mailDecision(database, data);
    const mails = await database.db.outboxMail.findMany({ where: { userId } });
    expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["instructor.decided", "You can now teach on Lectern"],
    ]);
    expect(mails[0]?.text).toContain("/instructor");
    for (const data of [...decided, ...decided]) await tellOfTeaching({ db: database.db, now: clock.now }, data);
    const told = await database.db.notification.findMany({ where: { userId } });
    expect(told.map(({ kind, title }) => [kind, title])).toEqual([["instructor.decided", "You can now teach here"]]);
  });

  it("of two admins at once is that of the first; the second is told who", async () => {
    const { userId, seen } = await anApplication();
    const [one, two] = [await anAdmin("Signe"), await anAdmin("Jorun")];
    const done = await Promise.allSettled([
      one.decide({ userId, seen, decision: approve }),
      two.decide({ userId, seen, decision: reject }),
    ]);
    const { status } = await rowOf(userId);
    const refused = done.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({
      code: "CONFLICT",
      message: "instructors.decided_meanwhile",
      cause: { facts: { status, by: status === "ACTIVE" ? "Signe" : "Jorun" } },
    });
    expect(await auditOf(userId)).toHaveLength(1);
  });

  it("is not made on an application that was withdrawn or sent again since it was seen", async () => {
    const { own, userId, seen } = await anApplication();
    const admin = await anAdmin();
    await own.withdraw();
    await expect(admin.decide({ userId, seen, decision: approve })).rejects.toMatchObject({
      message: "instructors.sent_anew",
    });
    clock.advance(1_000);
    await own.send();
    await expect(admin.decide({ userId, seen, decision: approve })).rejects.toMatchObject({
      message: "instructors.sent_anew",
    });
    expect(await roleOf(userId)).toBe("STUDENT");
  });

  it("that rejects says why, changes no role, and leaves the words to be fixed and sent again", async () => {
    const { own, userId, seen } = await anApplication();
    const admin = await anAdmin();
    await expect(admin.decide({ userId, seen, decision: { verdict: "reject", reason: "  " } })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await admin.decide({ userId, seen, decision: reject });
    expect(await own.standing()).toMatchObject({ status: "REJECTED", reason: reject.reason, teaches: false });
    expect(await roleOf(userId)).toBe("STUDENT");
    await own.saveField({ field: "bio", value: "Learnt it at the press of Vadstena." });
    clock.advance(1_000);
    await own.send();
    expect((await admin.queue({})).people.find((each) => each.userId === userId)).toMatchObject({
      status: "PENDING",
      reason: reject.reason,
    });
    await admin.decide({ userId, seen: await seenOf(userId), decision: approve });
    expect(await rowOf(userId)).toMatchObject({ status: "ACTIVE", decisionReason: "" });
  });

  it("is no one's but an admin's, on someone who applied", async () => {
    const { userId, seen } = await anApplication();
    const teacher = as(await aPerson(database.db, { role: "INSTRUCTOR" }));
    await expect(teacher.decide({ userId, seen, decision: approve })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(teacher.queue({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { person } = await aDraft();
    const admin = await anAdmin();
    await expect(admin.decide({ userId: person.id, seen, decision: approve })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a suspension", () => {
  it("is told with its reason, keeps the role, freezes the words, and is lifted, each once", async () => {
    const { own, userId } = await anInstructor();
    const admin = await anAdmin();
    const reason = "Two courses copied from a book.";
    await admin.suspend({ userId, reason });
    await admin.suspend({ userId, reason });
    expect(await own.standing()).toMatchObject({ status: "SUSPENDED", reason });
    expect(await roleOf(userId)).toBe("INSTRUCTOR");
    await expect(own.saveField({ field: "bio", value: "Not me" })).rejects.toMatchObject({
      message: "instructors.not_editable",
    });
    await expect((await anAdmin("Jorun")).suspend({ userId, reason })).rejects.toMatchObject({
      message: "instructors.decided_meanwhile",
      cause: { facts: { status: "SUSPENDED", by: "Signe Valkoren" } },
    });
    clock.advance(1_000);
    await admin.lift({ userId });
    await admin.lift({ userId });
    expect(await rowOf(userId)).toMatchObject({ status: "ACTIVE", decisionReason: "" });
    expect(await auditOf(userId)).toEqual(["instructor.approve", "instructor.suspend", "instructor.lift"]);
    const [, suspended, lifted] = await decisionsOf(userId);
    expect([suspended?.decision, lifted?.decision]).toEqual(["suspended", "lifted"]);
    // Lifted by now: whoever is told so late is told nothing that is not so.
    expect(suspended && (await mailDecision(database, suspended))).toBe(false);
    expect(lifted && (await mailDecision(database, lifted))).toBe(true);
  });

  it("reaches someone who came with the role and never applied, and no student or admin", async () => {
    const admin = await anAdmin();
    const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
    await admin.suspend({ userId: teacher.id, reason: "For now." });
    expect(await rowOf(teacher.id)).toMatchObject({ status: "SUSPENDED", isPublic: false });
    const student = await aPerson(database.db);
    await expect(admin.suspend({ userId: student.id, reason: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const other = await aPerson(database.db, { role: "ADMIN" });
    await expect(admin.suspend({ userId: other.id, reason: "x" })).rejects.toMatchObject({
      message: "instructors.is_admin",
    });
  });
});

describe("tier and verified mark", () => {
  it("are set by an admin on someone who teaches, with a line for each change", async () => {
    const { userId } = await anInstructor();
    const admin = await anAdmin();
    const grade = { userId, tier: "TRUSTED", isVerified: true } as const;
    await admin.grade(grade);
    await admin.grade(grade);
    expect(await rowOf(userId)).toMatchObject({ tier: "TRUSTED", isVerified: true });
    expect(await auditOf(userId)).toEqual(["instructor.approve", "instructor.grade"]);
    const waiting = await anApplication();
    await expect(admin.grade({ ...grade, userId: waiting.userId })).rejects.toMatchObject({
      message: "instructors.not_teaching",
    });
  });

  it("are what the queue shows, with who teaches though they never applied", async () => {
    const { userId } = await anInstructor();
    const teacher = await aPerson(database.db, { role: "INSTRUCTOR", name: "Never Applied" });
    const asAdmin = await anAdmin();
    const queue = await asAdmin.queue({ queue: "teaching" });
    expect(await asAdmin.queue({ queue: "teaching", page: 9 })).toEqual(queue);
    const { people, counts, total } = queue;
    expect(total).toBe(counts.teaching);
    expect(people.find((each) => each.userId === userId)).toMatchObject({ status: "ACTIVE", tier: "STANDARD" });
    expect(people.find((each) => each.userId === teacher.id)).toMatchObject({ status: null, bio: "" });
  });
});
