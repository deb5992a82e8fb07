import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { AccessLevel, LessonBody } from "@/features/learning/rules";
import { expireTiers } from "@/features/subscriptions/server/expire-tiers";
import { mailEndedTier, mailGrantedTier } from "@/features/subscriptions/server/mail-tier";
import type { Actor, Tier } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const start = "2026-11-20T12:00:00.000Z";
const clock = aClock(start);
const until = "2026-12-20T23:59:59.999Z";
type Someone = Awaited<ReturnType<typeof aPerson>>;

let admin: Someone;
beforeAll(async () => {
  admin = await aPerson(test.db, { role: "ADMIN" });
});

const api = (actor: Actor) => createCaller(depsOf(test.db, actor, clock));
const tiers = () => api(actorOf(admin)).subscriptions;
const grant = (whom: string, tier: Tier, more: { until?: string; grantId?: string } = {}) =>
  tiers().grant({
    grantId: more.grantId ?? randomUUID(),
    whom,
    tier,
    until: tier === "FREE" ? null : (more.until ?? until),
    reason: "paid by invoice",
  });

/** As every request finds the person: by a session. */
async function signedIn(person: Someone): Promise<(at?: Date) => Promise<Actor>> {
  const at = new Date(start);
  const far = new Date("2028-01-01T00:00:00Z");
  const { id } = await test.db.userSession.create({
    data: { userId: person.id, loginMethod: "PASSWORD", lastActivityAt: at, idleExpiresAt: far, expiresAt: far },
  });
  return (when = clock.now()) => loadActor(test.db, id, when);
}
const tierOf = (actor: Actor): Tier | null => (actor.kind === "person" ? actor.tier : null);
const periodsOf = (person: Someone) =>
  test.db.subscriptionPeriod.findMany({
    where: { subscription: { userId: person.id } },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { tier: true, status: true, startedAt: true, endedAt: true },
  });

describe("a tier", () => {
  it("is given by user name or proved address, holds to its last moment and ends automatically", async () => {
    const person = await aPerson(test.db);
    const actor = await signedIn(person);
    expect(tierOf(await actor())).toBe("FREE");
    expect(await grant(person.email, "BASIC")).toEqual({ name: person.name, isNew: true });
    expect(await tiers().list({ page: 2 })).toMatchObject({ page: 1, people: [{ name: person.name }], total: 1 });
    expect(tierOf(await actor())).toBe("BASIC");
    expect(tierOf(await actor(new Date("2026-12-20T23:59:59.998Z")))).toBe("BASIC");
    expect(tierOf(await actor(new Date(until)))).toBe("FREE");
    expect(await test.db.accessGrant.findFirstOrThrow({ where: { userId: person.id } })).toMatchObject({
      ...{ tier: "BASIC", grantedById: admin.id, courseId: null, amountMinor: 0, expiresAt: new Date(until) },
      reason: "paid by invoice",
    });
    expect(await test.db.auditEvent.count({ where: { action: "subscription.grant", objectId: person.id } })).toBe(1);
  });

  it("keeps its history: more time goes on, another tier starts again, FREE ends it", async () => {
    const person = await aPerson(test.db);
    const at = clock.now();
    await grant(person.username, "BASIC");
    clock.advance(1000);
    await grant(person.username, "BASIC", { until: "2027-06-30T23:59:59.999Z" });
    clock.advance(1000);
    await grant(person.username, "PREMIUM");
    clock.advance(1000);
    await grant(person.username, "FREE");
    clock.set(start);
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    expect(await periodsOf(person)).toEqual([
      { tier: "BASIC", status: "CANCELLED", startedAt: at, endedAt: later(2) },
      { tier: "PREMIUM", status: "CANCELLED", startedAt: later(2), endedAt: later(3) },
    ]);
    const actor = await signedIn(person);
    expect(tierOf(await actor(later(4)))).toBe("FREE");
    const grants = await test.db.accessGrant.findMany({ where: { userId: person.id, revokedAt: null } });
    expect(grants.map(({ tier }) => tier)).toEqual(["FREE"]);
    expect(await grant(person.username, "FREE")).toMatchObject({ isNew: false });
  });

  it("that was sent twice is one grant, and of two at once both are in line", async () => {
    const person = await aPerson(test.db);
    const grantId = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => grant(person.username, "PREMIUM", { grantId })));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    await expect(grant(person.username, "BASIC", { grantId })).rejects.toMatchObject({
      ...{ code: "CONFLICT", message: "subscriptions.other_grant" },
    });
    await Promise.all([grant(person.username, "BASIC"), grant(person.username, "PREMIUM")]);
    const running = (await periodsOf(person)).filter(({ endedAt }) => endedAt === null);
    expect(running).toHaveLength(1);
    const { tier } = await test.db.subscription.findUniqueOrThrow({ where: { userId: person.id } });
    expect(running[0]?.tier).toBe(tier);
    expect(await test.db.accessGrant.count({ where: { userId: person.id, revokedAt: null } })).toBe(1);
  });

  it("is refused for no one, for an address that is only claimed, and for a past end", async () => {
    const person = await aPerson(test.db, { email: "claimed@tide.example" });
    await test.db.emailAddress.updateMany({ where: { userId: person.id }, data: { verifiedAt: null } });
    const refused = (message: string) => ({ code: "UNPROCESSABLE_CONTENT", message });
    await expect(grant("nobody-at-all", "BASIC")).rejects.toMatchObject(refused("subscriptions.no_such_person"));
    await expect(grant(person.email, "BASIC")).rejects.toMatchObject(refused("subscriptions.address_unproved"));
    await expect(grant(person.username, "BASIC", { until: start })).rejects.toMatchObject(
      refused("subscriptions.time_has_passed"),
    );
    const bad = { grantId: randomUUID(), whom: person.username, reason: "" };
    await expect(tiers().grant({ ...bad, tier: "BASIC", until: null })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(tiers().grant({ ...bad, tier: "FREE", until })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await periodsOf(person)).toEqual([]);
  });

  it("is the admins' to give", async () => {
    const person = await aPerson(test.db);
    const teacher = await aPerson(test.db, { role: "INSTRUCTOR" });
    for (const asker of [person, teacher]) {
      const { subscriptions } = api(actorOf(asker));
      const wish = { grantId: randomUUID(), whom: person.username, tier: "PREMIUM" as const, until, reason: "" };
      await expect(subscriptions.grant(wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(subscriptions.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await periodsOf(person)).toEqual([]);
  });

  it("that is over is written down once, with its end, and another can follow before that", async () => {
    const [first, second] = [await aPerson(test.db), await aPerson(test.db)];
    for (const { username } of [first, second]) await grant(username, "PREMIUM");
    clock.set("2026-12-21T08:00:00.000Z");
    await grant(second.username, "BASIC", { until: "2027-01-31T23:59:59.999Z" });
    await expireTiers({ db: test.db, now: clock.now }, 500);
    expect(await expireTiers({ db: test.db, now: clock.now }, 500)).toBe(0);
    const over = { tier: "PREMIUM", status: "EXPIRED", startedAt: new Date(start), endedAt: new Date(until) };
    expect(await periodsOf(first)).toEqual([over]);
    expect(await periodsOf(second)).toEqual([
      over,
      { tier: "BASIC", status: "ACTIVE", startedAt: clock.now(), endedAt: null },
    ]);
    const shown = async (show: "running" | "over", q: string) =>
      (await tiers().list({ show, q })).people.map(({ username, tier, periods }) => [username, tier, periods.length]);
    expect(await shown("running", second.email)).toEqual([[second.username, "BASIC", 2]]);
    expect(await shown("over", first.username)).toEqual([[first.username, "PREMIUM", 1]]);
    expect(await shown("running", first.username)).toEqual([]);
    clock.set(start);
  });

  it("is told to its person by mail: given, ended by hand, ended automatically; each once", async () => {
    const person = await aPerson(test.db);
    const mails = async () =>
      (await test.db.outboxMail.findMany({ where: { userId: person.id }, orderBy: { id: "asc" } })).map(
        ({ subject }) => subject,
      );
    const grantId = randomUUID();
    await grant(person.username, "PREMIUM", { grantId });
    await mailGrantedTier({ db: test.db }, grantId);
    await mailGrantedTier({ db: test.db }, grantId);
    expect(await mails()).toEqual(["You have Premium until 20 Dec 2026"]);
    const period = await test.db.subscriptionPeriod.findFirstOrThrow({
      where: { subscription: { userId: person.id } },
    });
    expect(await mailEndedTier({ db: test.db }, period.id)).toBe(false);
    clock.set("2026-12-21T08:00:00.000Z");
    await expireTiers({ db: test.db, now: clock.now }, 500);
    await mailEndedTier({ db: test.db }, period.id);
    await mailEndedTier({ db: test.db }, period.id);
    clock.set(start);
    expect((await mails()).toSorted()).toEqual(["You have Premium until 20 Dec 2026", "Your tier has ended"]);
  });
});

type ResourceKind = "open" | "premium";
interface Seen {
  body: LessonBody;
  /** Of a lesson that has one of each. */
  resources: ResourceKind[];
}
interface Opened {
  /** Without an enrollment in the free course. */
  stranger: Record<AccessLevel, Seen>;
  /** With one. */
  learner: Record<AccessLevel, Seen>;
  templates: Record<Tier, boolean>;
}

const shut: Seen = { body: "registered", resources: [] };
const plain: Seen = { body: "content", resources: ["open"] };
const whole: Seen = { body: "content", resources: ["open", "premium"] };
const everything = { GUEST: whole, REGISTERED: whole, PREMIUM: whole };

/** What each tier opens, cell by cell, by hand from the table of access in the data model. */
const opened: Record<Tier, Opened> = {
  FREE: {
    stranger: { GUEST: plain, REGISTERED: shut, PREMIUM: shut },
    learner: { GUEST: plain, REGISTERED: plain, PREMIUM: shut },
    templates: { FREE: true, BASIC: false, PREMIUM: false },
  },
  BASIC: {
    stranger: { GUEST: whole, REGISTERED: shut, PREMIUM: shut },
    learner: { GUEST: whole, REGISTERED: whole, PREMIUM: shut },
    templates: { FREE: true, BASIC: true, PREMIUM: false },
  },
  PREMIUM: {
    stranger: everything,
    learner: everything,
    templates: { FREE: true, BASIC: true, PREMIUM: true },
  },
};
const levels = ["GUEST", "REGISTERED", "PREMIUM"] as const;
const kinds = ["open", "premium"] as const;

describe("what a tier opens", () => {
  interface Scene {
    course: MadeCourseOf;
    resourceIds: Record<AccessLevel, Record<ResourceKind, string>>;
  }

  async function aScene(): Promise<Scene> {
    const bodies = { content: "ALL", registeredContent: "SOME", guestContent: "LITTLE" };
    const course = await aCourseOf(test.db, {
      modules: [{ lessons: levels.map((accessLevel) => ({ accessLevel, ...bodies })) }],
    });
    const resourceIds = {} as Scene["resourceIds"];
    for (const [at, level] of levels.entries()) {
      const lessonId = course.lessonIds[at] ?? "";
      resourceIds[level] = {
        open: await aResource(course, lessonId, "open"),
        premium: await aResource(course, lessonId, "premium"),
      };
    }
    return { course, resourceIds };
  }

  async function aResource(course: MadeCourseOf, lessonId: string, kind: ResourceKind): Promise<string> {
    const version = await test.db.lessonVersion.findFirstOrThrow({ where: { lessonId } });
    const { id } = await test.db.resource.create({ data: { courseId: course.id } });
    await test.db.$transaction(async (tx) => {
      // A published version takes nothing more; the file was there from the start.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.resourceVersion.create({
        data: {
          ...{ lessonVersionId: version.id, resourceId: id, position: kinds.indexOf(kind), title: "Sheet" },
          ...{ url: `https://example.org/${kind}`, isPremium: kind === "premium" },
        },
      });
    });
    return id;
  }

  async function seenBy(actor: Actor, { course, resourceIds }: Scene): Promise<Record<AccessLevel, Seen>> {
    const { learning } = api(actor);
    const seen = {} as Record<AccessLevel, Seen>;
    for (const [at, level] of levels.entries()) {
      const lesson = { slug: course.slug, lessonId: course.lessonIds[at] ?? "" };
      const page = await learning.lesson(lesson);
      const resources: ResourceKind[] = [];
      for (const kind of kinds) {
        const ask = learning.downloadResource({ ...lesson, resourceId: resourceIds[level][kind] });
        const url = await ask.then(
          (given) => given.url,
          (error: { code?: string }) => error.code,
        );
        if (url === `https://example.org/${kind}`) resources.push(kind);
        else expect([level, kind, url]).toEqual([level, kind, "FORBIDDEN"]);
      }
      const shown = page.resources.filter(({ isOpen }) => isOpen).map(({ id }) => id);
      expect(shown, "the page says what the file's address does").toEqual(
        resources.map((kind) => resourceIds[level][kind]),
      );
      seen[level] = { body: page.access.body, resources };
    }
    return seen;
  }

  async function look(actor: Actor, person: Someone): Promise<Opened> {
    const scene = await aScene();
    const stranger = await seenBy(actor, scene);
    await api(actor).enrollment.enroll({ courseId: scene.course.id });
    const learner = await seenBy(actor, scene);
    const teacher: Actor = actor.kind === "person" ? { ...actor, role: "INSTRUCTOR" } : actor;
    const { templates } = await api(teacher).studio.templates.list({ type: null, tag: null });
    const opens = (tier: Tier) =>
      templates.filter(({ requiredTier, isOwn }) => requiredTier === tier && !isOwn).every(({ isLocked }) => !isLocked);
    expect(new Set(templates.map(({ requiredTier }) => requiredTier)).size, person.name).toBe(3);
    return {
      stranger,
      learner,
      templates: { FREE: opens("FREE"), BASIC: opens("BASIC"), PREMIUM: opens("PREMIUM") },
    };
  }

  it.each(["FREE", "BASIC", "PREMIUM"] as const)("by %s, and nothing of it once the tier is over", async (tier) => {
    const person = await aPerson(test.db);
    const actor = await signedIn(person);
    if (tier !== "FREE") await grant(person.username, tier);
    expect(await look(await actor(), person)).toEqual(opened[tier]);
    expect(await look(await actor(new Date(until)), person)).toEqual(opened.FREE);
  });

  it("is all of a course that was granted, whatever the tier", async () => {
    const scene = await aScene();
    await test.db.course.update({ where: { id: scene.course.id }, data: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    const given = await test.db.accessGrant.create({ data: { userId: person.id, courseId: scene.course.id } });
    await test.db.enrollment.create({
      data: { userId: person.id, courseId: scene.course.id, versionId: scene.course.versionId, grantId: given.id },
    });
    expect(await seenBy(await (await signedIn(person))(), scene)).toEqual(everything);
  });

  it("is nothing in a priced course that one has no enrollment in", async () => {
    const { course } = await aScene();
    await test.db.course.update({ where: { id: course.id }, data: { priceMinor: 4900 } });
    const person = await aPerson(test.db);
    const actor = await signedIn(person);
    await grant(person.username, "PREMIUM");
    await expect(api(await actor()).enrollment.enroll({ courseId: course.id })).rejects.toMatchObject({
      message: "enrollment.needs_access",
    });
  });
});
