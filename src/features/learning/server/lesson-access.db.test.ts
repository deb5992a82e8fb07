import { beforeAll, describe, expect, it } from "vitest";
import type { AccessLevel, LessonBody } from "@/features/learning/rules";
import type { Actor, Tier } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type LessonShape, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const levels = ["GUEST", "REGISTERED", "PREMIUM"] as const satisfies AccessLevel[];

const canary = (level: string, body: LessonBody) => `CANARY-${level}-${body}`;
const lessonOf = (name: string, level: AccessLevel, more: LessonShape = {}): LessonShape => ({
  title: name,
  accessLevel: level,
  content: `# ${canary(name, "content")}\n\n![secret](media/${name}.png)`,
  registeredContent: canary(name, "registered"),
  guestContent: canary(name, "guest"),
  transcript: `TRANSCRIPT-${name}`,
  embedUrl: `https://www.desmos.com/calculator/embed${name.toLowerCase().replace(/[^a-z]/g, "")}`,
  labChecks: [`LABCHECK-${name}`],
  ...more,
});

type Who = "guest" | "stranger" | "learner" | "buyer" | "subscriber" | "teacher" | "admin" | "suspended";
const everyone: Who[] = ["guest", "stranger", "learner", "buyer", "subscriber", "teacher", "admin", "suspended"];
const bodies: Record<AccessLevel, Record<Who, LessonBody>> = {
  GUEST: {
    guest: "content",
    stranger: "content",
    learner: "content",
    buyer: "content",
    subscriber: "content",
    teacher: "content",
    admin: "content",
    suspended: "content",
  },
  REGISTERED: {
    guest: "guest",
    stranger: "registered",
    learner: "content",
    buyer: "content",
    subscriber: "content",
    teacher: "content",
    admin: "content",
    suspended: "registered",
  },
  PREMIUM: {
    guest: "guest",
    stranger: "registered",
    learner: "registered",
    buyer: "content",
    subscriber: "content",
    teacher: "content",
    admin: "content",
    suspended: "registered",
  },
};

let course: MadeCourseOf;
let previews: MadeCourseOf;
const actors = {} as Record<Who, Actor>;

async function anEnrollmentIn(
  made: MadeCourseOf,
  userId: string,
  more: { status?: "SUSPENDED"; grantId?: string } = {},
) {
  await test.db.enrollment.create({ data: { userId, courseId: made.id, versionId: made.versionId, ...more } });
}

async function someone(role: "STUDENT" | "ADMIN" = "STUDENT", tier: Tier = "FREE") {
  const person = await aPerson(test.db, { role });
  return { id: person.id, actor: actorOf(person, tier) };
}

beforeAll(async () => {
  course = await aCourseOf(test.db, { modules: [{ lessons: levels.map((level) => lessonOf(level, level)) }] });
  previews = await aCourseOf(test.db, {
    course: { priceMinor: 4900 },
    modules: [{ lessons: levels.map((level) => lessonOf(`PREVIEW-${level}`, level, { isFreePreview: true })) }],
  });
  const [stranger, learner, buyer, subscriber, admin, suspended] = await Promise.all([
    someone(),
    someone(),
    someone(),
    someone("STUDENT", "PREMIUM"),
    someone("ADMIN"),
    someone(),
  ]);
  await anEnrollmentIn(course, learner.id);
  const grant = await test.db.accessGrant.create({ data: { userId: buyer.id, courseId: course.id } });
  await anEnrollmentIn(course, buyer.id, { grantId: grant.id });
  await anEnrollmentIn(course, suspended.id, { status: "SUSPENDED" });
  Object.assign(actors, {
    guest: actorOf(null),
    stranger: stranger.actor,
    learner: learner.actor,
    buyer: buyer.actor,
    subscriber: subscriber.actor,
    teacher: actorOf(course.teacher),
    admin: admin.actor,
    suspended: suspended.actor,
  });
});

const apiAs = (who: Who) => createCaller(depsOf(test.db, actors[who], clock));
const cells = levels.flatMap((level) => everyone.map((who) => ({ level, who, body: bodies[level][who] })));

describe("a lesson over the API", () => {
  it.each(cells)(
    "of level $level gives a $who the $body body and not a byte of another",
    async ({ level, who, body }) => {
      const lessonId = course.lessonIds[levels.indexOf(level)] ?? "";
      const page = await apiAs(who).learning.lesson({ slug: course.slug, lessonId });
      const sent = JSON.stringify(page);
      expect(page.access.body).toBe(body);
      for (const other of ["content", "registered", "guest"] as const) {
        if (other === body) expect(sent).toContain(canary(level, other));
        else expect(sent).not.toContain(canary(level, other));
      }
      for (const part of [`TRANSCRIPT-${level}`, `embed${level.toLowerCase()}`, `LABCHECK-${level}`]) {
        if (body === "content") expect(sent).toContain(part);
        else expect(sent).not.toContain(part);
      }
      for (const foreign of levels.filter((one) => one !== level)) expect(sent).not.toContain(`CANARY-${foreign}`);
    },
  );

  it.each(levels)(
    "of level %s that is a free preview gives a guest all of it, in a priced course too",
    async (level) => {
      const lessonId = previews.lessonIds[levels.indexOf(level)] ?? "";
      const page = await apiAs("guest").learning.lesson({ slug: previews.slug, lessonId });
      expect(page.access).toEqual({ body: "content", opensWith: null });
    },
  );

  it("says what opens the rest", async () => {
    const opens = async (who: Who, level: AccessLevel) =>
      (await apiAs(who).learning.lesson({ slug: course.slug, lessonId: course.lessonIds[levels.indexOf(level)] ?? "" }))
        .access.opensWith;
    expect(await opens("guest", "REGISTERED")).toBe("sign-in");
    expect(await opens("stranger", "REGISTERED")).toBe("enroll");
    expect(await opens("learner", "PREMIUM")).toBe("premium");
  });

  it("shows the way in where what is open to a reader without an enrollment ends", async () => {
    const entry = async (who: Who, made: MadeCourseOf) =>
      (await apiAs(who).learning.lesson({ slug: made.slug, lessonId: made.lessonIds[0] ?? "" })).entry;
    for (const who of ["guest", "stranger"] as const)
      expect(await entry(who, course)).toMatchObject({ entry: { isOpen: true }, isSignedIn: who !== "guest" });
    for (const who of ["learner", "teacher", "admin"] as const) expect(await entry(who, course)).toBeNull();
    // The next lesson is open as well.
    expect(await entry("guest", previews)).toBeNull();
  });

  it("leaves no progress where the content is closed", async () => {
    const lessonId = course.lessonIds[2] ?? "";
    const call = apiAs("learner").learning.markComplete({ slug: course.slug, lessonId });
    await expect(call).rejects.toMatchObject({ message: "learning.not_open" });
  });

  it("is unknown to all but staff while its module is hidden, and never counted", async () => {
    const made = await aCourseOf(test.db, {
      modules: [
        { lessons: [lessonOf("SHOWN", "GUEST")] },
        { isHidden: true, title: "SECRET MODULE", lessons: [lessonOf("HIDDEN", "GUEST")] },
      ],
    });
    const [shown = "", hidden = ""] = made.lessonIds;
    const guest = apiAs("guest").learning;
    await expect(guest.lesson({ slug: made.slug, lessonId: hidden })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const page = await guest.lesson({ slug: made.slug, lessonId: shown });
    expect(JSON.stringify(page)).not.toMatch(/HIDDEN|SECRET/);
    expect(page.next).toBeNull();
    const staff = await createCaller(depsOf(test.db, actorOf(made.teacher), clock)).learning.lesson({
      slug: made.slug,
      lessonId: hidden,
    });
    expect(staff.lesson.number).toBeNull();
  });

  it("of an unpublished course does not exist for strangers", async () => {
    const made = await aCourseOf(test.db, { course: { state: "ARCHIVED", archivedAt: clock.now() } });
    for (const who of ["guest", "stranger"] as const) {
      const call = apiAs(who).learning.lesson({ slug: made.slug, lessonId: made.lessonIds[0] ?? "" });
      await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("a resource", () => {
  it("is given to those who see the lesson, and counted once a person and day", async () => {
    const made = await aCourseOf(test.db, { modules: [{ lessons: [lessonOf("RES", "REGISTERED")] }] });
    const lessonId = made.lessonIds[0] ?? "";
    const version = await test.db.lessonVersion.findFirstOrThrow({ where: { lessonId } });
    const add = async (isPremium: boolean, position: number) => {
      const { id: resourceId } = await test.db.resource.create({ data: { courseId: made.id } });
      await test.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
        await tx.resourceVersion.create({
          data: {
            lessonVersionId: version.id,
            resourceId,
            position,
            title: `R${position}`,
            url: `https://example.org/${position}`,
            isPremium,
          },
        });
      });
      return resourceId;
    };
    const open = await add(false, 0);
    const premium = await add(true, 1);
    const learner = await someone();
    const basic = await someone("STUDENT", "BASIC");
    await anEnrollmentIn(made, learner.id);
    await anEnrollmentIn(made, basic.id);
    const as = (actor: Actor) => createCaller(depsOf(test.db, actor, clock)).learning;
    const ask = (actor: Actor, resourceId: string) =>
      as(actor).downloadResource({ slug: made.slug, lessonId, resourceId });

    await expect(ask(actorOf(null), open)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(ask(actors.stranger, open)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask(learner.actor, premium)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ask(basic.actor, premium)).toEqual({ url: "https://example.org/1" });
    await Promise.all(Array.from({ length: 5 }, () => ask(learner.actor, open)));
    await ask(actorOf(made.teacher), open);
    const counted = await test.db.resource.findUniqueOrThrow({ where: { id: open } });
    expect(counted.downloadCount).toBe(1);
    const page = await as(learner.actor).lesson({ slug: made.slug, lessonId });
    expect(JSON.stringify(page.resources)).not.toContain("example.org");
    expect(page.resources.map((resource) => resource.isOpen)).toEqual([true, false]);
  });
});
