import { describe, expect, it, test } from "vitest";
import { CatalogQuery } from "@/features/catalog/schema";
import { getLanding } from "@/features/catalog/server/landing";
import { enroll } from "@/features/enrollment/server/enroll";
import { countAllChanges } from "@/features/statistics/server/count-changes";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { aPhoto, uploadedPicture } from "@/testing/uploaded-picture";

const database = testDatabase();
const clock = aClock();

type Asker = Parameters<typeof actorOf>[0];
const depsFor = (person: Asker) => depsOf(database.db, actorOf(person), clock);
const as = (person: Asker) => createCaller(depsFor(person));
const site = () => as(null);

async function aCategory(parentId: string | null = null) {
  const slug = `area-${crypto.randomUUID()}`;
  const { id } = await database.db.category.create({ data: { slug, name: slug, parentId } });
  return { id, slug };
}

interface Wish {
  name?: string;
  areaId?: string;
  status?: "ACTIVE" | "PENDING" | "REJECTED" | "SUSPENDED" | "DRAFT";
  isPublic?: boolean;
}

async function anInstructor({ name = "Rukmini Deshpande", areaId, status = "ACTIVE", isPublic = true }: Wish = {}) {
  const person = await aPerson(database.db, { name, role: "INSTRUCTOR" });
  await database.db.instructorProfile.create({
    data: {
      userId: person.id,
      displayName: name,
      headline: "Counts books",
      status,
      isPublic,
      ...(areaId ? { expertise: { create: { categoryId: areaId } } } : {}),
    },
  });
  return person;
}

const anAdmin = async () => as(await aPerson(database.db, { role: "ADMIN" }));
const found = async (query: { q?: string; area?: string }) =>
  (await site().instructors.list(query)).people.map(({ username }) => username);

/** What makes kept copies old where a test writes past the use cases. */
const later = () => clock.advance(120_000);

describe("the list of instructors", () => {
  it("holds those who were approved and want to be found, and no others", async () => {
    const area = await aCategory();
    const shown = await anInstructor({ areaId: area.id });
    await anInstructor({ areaId: area.id, isPublic: false });
    for (const status of ["PENDING", "REJECTED", "SUSPENDED", "DRAFT"] as const)
      await anInstructor({ areaId: area.id, status });
    expect(await found({ area: area.slug })).toEqual([shown.username]);
    const addresses = await site().instructors.publicAddresses();
    expect(addresses.map(({ username }) => username)).toContain(shown.username);
  });

  it("finds by area, those in what it contains included, and by name without its accents", async () => {
    const [whole, other] = [await aCategory(), await aCategory()];
    const part = await aCategory(whole.id);
    const inWhole = await anInstructor({ name: "Zoë Ångström", areaId: whole.id });
    const inPart = await anInstructor({ name: "Ada Part", areaId: part.id });
    await anInstructor({ name: "Elsewhere", areaId: other.id });
    expect((await found({ area: whole.slug })).sort()).toEqual([inWhole.username, inPart.username].sort());
    expect(await found({ area: part.slug })).toEqual([inPart.username]);
    expect(await found({ area: whole.slug, q: "angstr" })).toEqual([inWhole.username]);
    expect(await found({ q: "%" })).toEqual([]);
    const first = await site().instructors.list({ area: part.slug });
    expect(await site().instructors.list({ area: part.slug, page: 9 })).toEqual(first);
    const { areas } = first;
    expect(areas.find(({ slug }) => slug === whole.slug)).toMatchObject({ count: 2 });
  });
});

describe("the page of an instructor", () => {
  it("counts students once, reviews and their mean, from the rows of public courses alone", async () => {
    const { db } = database;
    const teacher = await anInstructor();
    const [one, two] = [
      await aCourse(db, { instructorId: teacher.id, title: "One" }),
      await aCourse(db, { instructorId: teacher.id, title: "Two" }),
    ];
    const hidden = await aCourse(db, { instructorId: teacher.id, course: { visibility: "UNLISTED" } });
    const [ada, bo] = [await aPerson(db), await aPerson(db)];
    await anEnrollment(db, { userId: ada.id, course: one });
    await anEnrollment(db, { userId: ada.id, course: two });
    await anEnrollment(db, { userId: bo.id, course: two });
    await anEnrollment(db, { userId: (await aPerson(db)).id, course: hidden });
    const said = { content: "Good", progressWhenWritten: 100 };
    const approved = { ...said, state: "APPROVED", decidedAt: clock.now() } as const;
    await db.review.create({ data: { ...approved, userId: ada.id, courseId: one.id, rating: 5 } });
    await db.review.create({ data: { ...approved, userId: bo.id, courseId: two.id, rating: 2 } });
    await db.review.create({ data: { ...said, userId: bo.id, courseId: one.id, rating: 1, state: "PENDING" } });
    const page = await site().instructors.page({ username: teacher.username });
    expect(page.figures).toEqual({ courses: 2, learners: 2, reviews: 2, averageRating: 3.5 });
    expect(page.courses.map(({ title }) => title).sort()).toEqual(["One", "Two"]);
  });

  it("says what the statistics say of whoever has public courses alone: no figure of a team's or an admin's own", async () => {
    const { db } = database;
    const teacher = await anInstructor();
    const [one, two] = [
      await aCourse(db, { instructorId: teacher.id }),
      await aCourse(db, { instructorId: teacher.id }),
    ];
    const [ada, bo] = [await aPerson(db), await aPerson(db)];
    await anEnrollment(db, { userId: ada.id, course: one });
    await anEnrollment(db, { userId: ada.id, course: two });
    await anEnrollment(db, { userId: bo.id, course: two });
    await anEnrollment(db, { userId: teacher.id, course: one });
    await anEnrollment(db, { userId: (await aPerson(db, { role: "ADMIN" })).id, course: two });
    for (const [user, course, rating] of [
      [ada, one, 5],
      [bo, two, 3],
      [ada, two, 4],
    ] as const)
      await db.review.create({
        data: {
          content: "Good",
          progressWhenWritten: 100,
          state: "APPROVED",
          decidedAt: clock.now(),
          userId: user.id,
          courseId: course.id,
          rating,
        },
      });
    await countAllChanges({ db, now: () => clock.now() });
    const counted = await db.instructorAnalytics.findUniqueOrThrow({ where: { instructorId: teacher.id } });
    const { figures } = await site().instructors.page({ username: teacher.username });
    expect(figures).toEqual({
      courses: counted.totalCourses,
      learners: counted.totalStudents,
      reviews: counted.totalReviews,
      averageRating: Number(counted.averageRating),
    });
    expect(figures).toEqual({ courses: 2, learners: 2, reviews: 3, averageRating: 4 });
  });

  it("is not there for whoever is hidden, suspended, not approved or no one, and never holds the account", async () => {
    const teacher = await anInstructor();
    const page = await site().instructors.page({ username: teacher.username });
    expect(JSON.stringify(page)).not.toContain(teacher.email);
    for (const wish of [{ isPublic: false }, { status: "SUSPENDED" }, { status: "PENDING" }] as const) {
      const { username } = await anInstructor(wish);
      await expect(site().instructors.page({ username })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(site().instructors.page({ username: "nobody-at-all" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is linked from the course's page while it is there", async () => {
    const teacher = await anInstructor();
    const course = await aCourse(database.db, { instructorId: teacher.id });
    const lead = async () => (await site().catalog.coursePage({ slug: course.slug })).course.teachers[0];
    expect(await lead()).toMatchObject({ username: teacher.username, hasPage: true });
    await as(teacher).instructors.setPublic({ isPublic: false });
    await expect.poll(lead).toMatchObject({ hasPage: false });
  });
});

describe("a suspended instructor's course", () => {
  async function aSuspension() {
    const { db } = database;
    const teacher = await anInstructor();
    const word = `word${crypto.randomUUID().slice(0, 8)}`;
    const course = await aCourse(db, { instructorId: teacher.id, title: `About ${word}` });
    const learner = await aPerson(db);
    await anEnrollment(db, { userId: learner.id, course });
    const admin = await anAdmin();
    await admin.instructors.suspend({ userId: teacher.id, reason: "Copied." });
    return { teacher, course, learner, admin };
  }

  const isListed = async (courseId: string) => {
    const { db } = database;
    const reader = await aPerson(db);
    const { entries } = await as(reader).catalog.search(CatalogQuery.parse({ sort: "newest" }));
    const all = [...entries, ...(await getLanding({ db, now: clock.now })).featured];
    return all.some(({ id }) => id === courseId);
  };

  it("is in no list and no sitemap, and is back in them when it is lifted", async () => {
    const { course, admin, teacher } = await aSuspension();
    later();
    const addresses = async () => (await site().catalog.publicAddresses()).map(({ slug }) => slug);
    expect(await isListed(course.id)).toBe(false);
    expect(await addresses()).not.toContain(course.slug);
    expect((await site().catalog.coursePage({ slug: course.slug })).course.isSuspended).toBe(true);
    await admin.instructors.lift({ userId: teacher.id });
    await expect.poll(addresses).toContain(course.slug);
    expect((await site().enrollment.entry({ slug: course.slug })).entry).toEqual({ isOpen: true });
  });

  it("takes no one new, by any way, with the reason", async () => {
    const { course, teacher } = await aSuspension();
    const { db } = database;
    const newcomer = await aPerson(db);
    expect((await as(newcomer).enrollment.entry({ slug: course.slug })).entry).toEqual({
      isOpen: false,
      why: "suspended",
    });
    await expect(as(newcomer).enrollment.enroll({ slug: course.slug })).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      message: "enrollment.suspended",
    });
    await expect(
      as(teacher).enrollment.students.enroll({ courseId: course.id, whom: newcomer.username, until: null }),
    ).rejects.toMatchObject({ message: "enrollment.suspended" });
    await db.accessGrant.create({ data: { userId: newcomer.id, courseId: course.id, reason: "", currency: "EUR" } });
    await expect(enroll(depsOf(database.db, actorOf(newcomer), clock), { courseId: course.id })).rejects.toMatchObject({
      reason: "enrollment.suspended",
    });
    expect(await db.enrollment.count({ where: { userId: newcomer.id } })).toBe(0);
  });

  it("stays open to those who learn in it already", async () => {
    const { course, learner } = await aSuspension();
    expect((await as(learner).enrollment.entry({ slug: course.slug })).enrollment).toMatchObject({ status: "ACTIVE" });
    const again = await as(learner).enrollment.enroll({ slug: course.slug });
    expect(again.isNew).toBe(false);
    const lessonId = course.lessonIds[0] ?? "";
    expect(await as(learner).learning.lesson({ slug: course.slug, lessonId })).toMatchObject({
      access: { body: "content" },
      lesson: { id: lessonId },
    });
  });

  it("gets no new version from its lead or its team, whose sessions know of it on their next request", async () => {
    const { course, teacher } = await aSuspension();
    const { db } = database;
    await expect(as(teacher).courses.publish({ courseId: course.id, revision: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const end = new Date(clock.now().getTime() + 86_400_000);
    const session = await db.userSession.create({
      data: { userId: teacher.id, loginMethod: "PASSWORD", idleExpiresAt: end, expiresAt: end },
    });
    const actor = await loadActor(db, session.id, clock.now());
    expect(actor).toMatchObject({ role: "INSTRUCTOR", isSuspended: true });
    const caller = createCaller(depsOf(db, actor, clock));
    const draft = { courseId: crypto.randomUUID(), sessionId: crypto.randomUUID(), title: "Another" };
    await expect(caller.studio.builder.create(draft)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await caller.courses.taught()).length).toBeGreaterThan(0);
  });
});

const pictures = [
  { what: "the portrait", field: "picture", save: "savePortrait", remove: "removePortrait", width: 512, height: 512 },
  { what: "the cover", field: "cover", save: "saveCover", remove: "removeCover", width: 1536, height: 384 },
] as const;

describe.each(pictures)("$what", ({ field, save, remove, width, height }) => {
  it("is the instructor's own to set and to remove, and is on the public page at once", async () => {
    const person = await anInstructor();
    const own = as(person);
    const uploadId = await uploadedPicture(own.profiles, await aPhoto(400));
    const { picture } = await own.instructors[save]({ uploadId });
    expect((await own.instructors[save]({ uploadId })).picture, "sent twice").toBe(picture);
    const page = () => site().instructors.page({ username: person.username });
    const none = { picture: null, cover: null };
    expect(await page()).toMatchObject({ ...none, [field]: picture });
    expect(await own.instructors.standing()).toMatchObject({ ...none, [field]: picture });
    const kept = await database.db.storedFile.findMany({ where: { ownerId: person.id } });
    expect(kept).toMatchObject([{ id: uploadId, width, height, mimeType: "image/webp" }]);
    const profile = await database.db.profile.findUnique({ where: { userId: person.id } });
    expect(profile?.pictureFileId ?? null, "the picture of the profile is another").toBeNull();

    const next = await own.instructors[save]({ uploadId: await uploadedPicture(own.profiles, await aPhoto(200)) });
    expect(await page()).toMatchObject({ ...none, [field]: next.picture });
    expect(await database.db.storedFile.count({ where: { ownerId: person.id } })).toBe(1);
    await own.instructors[remove]();
    await own.instructors[remove]();
    expect(await page()).toMatchObject(none);
    expect(await database.db.storedFile.count({ where: { ownerId: person.id } })).toBe(0);
  });

  it("is no one's who does not teach, and nothing of what they sent stays", async () => {
    for (const status of ["PENDING", "SUSPENDED"] as const) {
      const person = await anInstructor({ status });
      const uploadId = await uploadedPicture(as(person).profiles, await aPhoto(100));
      await expect(as(person).instructors[save]({ uploadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(as(person).instructors[remove]()).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await database.db.storedFile.count({ where: { ownerId: person.id } })).toBe(0);
    }
  });
});

test("a portrait and a cover are beside each other", async () => {
  const person = await anInstructor();
  const own = as(person);
  const portrait = await own.instructors.savePortrait({
    uploadId: await uploadedPicture(own.profiles, await aPhoto(400)),
  });
  const cover = await own.instructors.saveCover({ uploadId: await uploadedPicture(own.profiles, await aPhoto(600)) });
  const page = () => site().instructors.page({ username: person.username });
  expect(await page()).toMatchObject({ picture: portrait.picture, cover: cover.picture });
  await own.instructors.removePortrait();
  expect(await page()).toMatchObject({ picture: null, cover: cover.picture });
});
