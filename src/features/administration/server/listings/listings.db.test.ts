import { expect, test } from "vitest";
import { listingsPageSize } from "@/features/administration/listings/rules";
import { CatalogQuery } from "@/features/catalog/schema";
import { tellOfUnpublish } from "@/features/notifications/server/sources/tell-of-unpublish";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
const asked = { show: "all", q: "", category: null, after: null } as const;
type Someone = Awaited<ReturnType<typeof aPerson>>;
const api = (person: Someone | null) => createCaller(depsOf(database.db, actorOf(person), clock));
const adminApi = async () => api(await aPerson(database.db, { role: "ADMIN" })).listings;
const audited = (objectId: string) =>
  database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } });
const stateOf = (id: string) =>
  database.db.course.findUniqueOrThrow({
    where: { id },
    select: { state: true, isFeatured: true, unpublishReason: true, unpublishedAt: true },
  });

test("courses are found by title, address and who leads them, by state, and by category with what is below it", async () => {
  const asAdmin = await adminApi();
  const lead = await aPerson(database.db, { role: "INSTRUCTOR", name: "Ilse Sørensen-Ångström" });
  const sea = await database.db.category.create({ data: { slug: "sea-l", name: "Sea" } });
  const tides = await database.db.category.create({ data: { slug: "tides-l", name: "Tides", parentId: sea.id } });
  const live = await aCourseOf(database.db, {
    course: { categoryId: tides.id },
    version: { title: "100% of the Knots" },
  });
  const draft = await aCourse(database.db, { instructorId: lead.id, title: "Splices", published: false });
  const titles = async (wish: object) => (await asAdmin.list({ ...asked, ...wish })).courses.map(({ title }) => title);
  expect(await titles({ q: "100%" })).toEqual(["100% of the Knots"]);
  expect(await titles({ q: "1%0" })).toEqual([]);
  expect(await titles({ q: live.slug.toUpperCase() })).toEqual(["100% of the Knots"]);
  expect(await titles({ q: "angstrom" })).toEqual(["Splices"]);
  expect(await titles({ q: "angstrom", show: "LIVE" })).toEqual([]);
  expect(await titles({ category: sea.id })).toEqual(["100% of the Knots"]);
  const { courses, counts } = await asAdmin.list({ ...asked, q: "Splices" });
  expect(courses).toMatchObject([{ courseId: draft.id, state: "DRAFT", leadName: lead.name, learners: 0 }]);
  expect(counts.all).toBe(await database.db.course.count());
  expect(counts.DRAFT).toBe(await database.db.course.count({ where: { state: "DRAFT" } }));
});

test("page after page shows each course once, also while others come in above", async () => {
  const asAdmin = await adminApi();
  const lead = await aPerson(database.db, { role: "INSTRUCTOR", name: "Many Courses" });
  for (let made = 0; made <= listingsPageSize; made++)
    await aCourse(database.db, { instructorId: lead.id, published: false });
  const first = await asAdmin.list({ ...asked, q: lead.name });
  await aCourse(database.db, { instructorId: lead.id, published: false });
  const second = await asAdmin.list({ ...asked, q: lead.name, after: first.next });
  const seen = [...first.courses, ...second.courses].map(({ courseId }) => courseId);
  expect([seen.length, new Set(seen).size, second.next]).toEqual([listingsPageSize + 1, listingsPageSize + 1, null]);
});

test("a featured course is first on the front page until that is ended; each once in the audit log", async () => {
  const asAdmin = await adminApi();
  const [one, other] = [await aCourseOf(database.db), await aCourseOf(database.db)];
  await database.db.course.update({ where: { id: other.id }, data: { enrolledCount: 50 } });
  const first = async () => (await api(null).catalog.landing()).featured[0]?.slug;
  expect(await first()).toBe(other.slug);
  for (let sent = 0; sent < 2; sent++) await asAdmin.feature({ courseId: one.id, isFeatured: true });
  expect(await first()).toBe(one.slug);
  expect((await asAdmin.list({ ...asked, show: "featured" })).courses.map(({ slug }) => slug)).toEqual([one.slug]);
  for (let sent = 0; sent < 2; sent++) await asAdmin.feature({ courseId: one.id, isFeatured: false });
  expect(await first()).toBe(other.slug);
  expect((await audited(one.id)).map(({ action }) => action)).toEqual(["course.feature", "course.feature"]);
});

test("what no one finds in the catalog is not featured", async () => {
  const asAdmin = await adminApi();
  const draft = await aCourse(database.db, { published: false });
  const unlisted = await aCourseOf(database.db, { course: { visibility: "UNLISTED" } });
  for (const { id } of [draft, unlisted])
    await expect(asAdmin.feature({ courseId: id, isFeatured: true })).rejects.toMatchObject({
      message: "administration.course_not_listed",
    });
});

test("an unpublished course is found by no one, its students go on, and its team reads why until it is live again", async () => {
  const asAdmin = await adminApi();
  const lead = await aPerson(database.db, { role: "INSTRUCTOR" });
  const course = await aCourse(database.db, { instructorId: lead.id, title: "Borrowed Maps" });
  const helper = await aPerson(database.db);
  const gone = await aPerson(database.db);
  await database.db.courseInstructor.create({ data: { courseId: course.id, userId: helper.id, role: "ASSISTANT" } });
  const left = {
    courseId: course.id,
    userId: gone.id,
    role: "ASSISTANT",
    isActive: false,
    leftAt: clock.now(),
  } as const;
  await database.db.courseInstructor.create({ data: left });
  const learner = await aPerson(database.db);
  await anEnrollment(database.db, { userId: learner.id, course });
  const reason = "The maps have no licence.";
  for (let sent = 0; sent < 2; sent++) await asAdmin.unpublish({ courseId: course.id, reason });

  const { state, unpublishReason, unpublishedAt } = await stateOf(course.id);
  expect([state, unpublishReason]).toEqual(["DRAFT", reason]);
  const found = await api(null).catalog.search(CatalogQuery.parse({ q: "Borrowed" }));
  expect(found.total).toBe(0);
  const [lessonId = ""] = course.lessonIds;
  expect((await api(learner).learning.lesson({ slug: course.slug, lessonId })).access.body).toBe("content");
  expect((await audited(course.id)).map(({ action }) => action)).toEqual(["course.unpublish"]);

  const told = { courseId: course.id, unpublishedAt: unpublishedAt?.toISOString() ?? "" };
  const events = await database.db.outboxEvent.findMany({ where: { name: "course/unpublished" } });
  expect(events.filter(({ data }) => JSON.stringify(data).includes(course.id)).map(({ data }) => data)).toEqual([told]);
  const deps = { db: database.db, now: clock.now };
  expect([await tellOfUnpublish(deps, told), await tellOfUnpublish(deps, told)]).toEqual([2, 0]);
  const { items } = await api(lead).notifications.list({ filter: "all", before: null });
  expect(items.map(({ title, message }) => [title, message])).toEqual([
    ["“Borrowed Maps” was unpublished", `The site admin’s reason: ${reason}`],
  ]);
  for (const person of [gone, learner])
    expect((await api(person).notifications.list({ filter: "all", before: null })).items).toEqual([]);

  const { courses } = api(lead);
  expect((await courses.header({ courseId: course.id })).takenOff).toMatchObject({ reason });
  await courses.publish({ courseId: course.id });
  expect(await stateOf(course.id)).toMatchObject({ state: "LIVE", unpublishReason: null });
  // Told too late: it is back.
  expect(await tellOfUnpublish(deps, told)).toBe(0);
});

test("what its team takes off has no reason, and what is not live cannot be taken off", async () => {
  const asAdmin = await adminApi();
  const lead = await aPerson(database.db, { role: "INSTRUCTOR" });
  const course = await aCourse(database.db, { instructorId: lead.id });
  await api(lead).courses.move({ courseId: course.id, move: "unpublish" });
  expect(await stateOf(course.id)).toMatchObject({ state: "DRAFT", unpublishReason: null });
  await api(lead).courses.move({ courseId: course.id, move: "archive" });
  await expect(asAdmin.unpublish({ courseId: course.id, reason: "Late." })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("no one but an admin sees every course, features or unpublishes one", async () => {
  const course = await aCourse(database.db);
  const { listings } = api(await aPerson(database.db, { role: "INSTRUCTOR" }));
  for (const call of [
    () => listings.list(asked),
    () => listings.feature({ courseId: course.id, isFeatured: true }),
    () => listings.unpublish({ courseId: course.id, reason: "Mine." }),
  ])
    await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await stateOf(course.id)).toMatchObject({ state: "LIVE", isFeatured: false });
});
