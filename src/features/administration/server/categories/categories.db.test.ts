import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type CatalogQuery, CatalogQuery as Query } from "@/features/catalog/schema";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
const stranger = () => createCaller(depsOf(database.db, { kind: "guest" }, clock)).catalog;
const found = async (query: Partial<CatalogQuery>) => (await stranger().search(Query.parse(query))).total;

async function adminApi() {
  const admin = await aPerson(database.db, { role: "ADMIN", name: "Adaeze Min" });
  return createCaller(depsOf(database.db, actorOf(admin), clock)).categories;
}
type AdminApi = Awaited<ReturnType<typeof adminApi>>;
type Wish = Parameters<AdminApi["save"]>[0];

/** A word that no other test uses: categories belong to the whole site. */
const aWord = () => `c${randomUUID().slice(0, 8)}`;

async function add(asAdmin: AdminApi, wish: Partial<Wish> = {}): Promise<Wish> {
  const slug = aWord();
  const whole = {
    ...{ categoryId: randomUUID(), seen: null, name: slug, slug, description: "", icon: null, parentId: null },
    ...{ isShown: true, isFeatured: false, ...wish },
  };
  await asAdmin.save(whole);
  return whole;
}

const listed = async (asAdmin: AdminApi, id: string) => (await asAdmin.list()).find((one) => one.id === id);
const seen = async (asAdmin: AdminApi, { categoryId }: Wish) => (await listed(asAdmin, categoryId))?.mark ?? "";
const audited = (objectId: string) =>
  database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } });

test("a category is added once however often it is sent, with its line in the audit log", async () => {
  const asAdmin = await adminApi();
  const wish = { categoryId: randomUUID(), seen: null, name: "Weather", slug: aWord(), description: "Above the sea." };
  const whole = { ...wish, icon: "sun-moon" as const, parentId: null, isShown: true, isFeatured: true };
  await Promise.all([asAdmin.save(whole), asAdmin.save(whole)]);
  await asAdmin.save(whole);
  expect(await listed(asAdmin, wish.categoryId)).toMatchObject({
    slug: wish.slug,
    icon: "sun-moon",
    depth: 0,
    courses: 0,
  });
  expect((await audited(wish.categoryId)).map(({ action }) => action)).toEqual(["category.create"]);
});

test("a new address: the old one leads there in one step, and back again without a circle", async () => {
  const asAdmin = await adminApi();
  const { slug: first, ...wish } = await add(asAdmin);
  const { id } = await aCourseOf(database.db, { course: { categoryId: wish.categoryId } });
  const [second, third] = [aWord(), aWord()];
  for (const slug of [second, third])
    await asAdmin.save({ ...wish, slug, seen: await seen(asAdmin, { ...wish, slug }) });
  const ledTo = async (...slugs: string[]) =>
    (await stranger().subjects({ slugs })).map(({ asked, slug }) => [asked, slug]).toSorted();
  expect(await ledTo(first, second, third)).toEqual(
    [
      [first, third],
      [second, third],
      [third, third],
    ].toSorted(),
  );
  expect(await found({ category: [first] })).toBe(1);
  await asAdmin.save({ ...wish, slug: first, seen: await seen(asAdmin, { ...wish, slug: first }) });
  expect(await ledTo(first, third)).toEqual(
    [
      [first, first],
      [third, first],
    ].toSorted(),
  );
  expect((await listed(asAdmin, wish.categoryId))?.formerSlugs).toEqual([second, third].toSorted());
  // Covers are drawn by the first address, and stay.
  const course = await database.db.course.findUniqueOrThrow({ where: { id }, select: { category: true } });
  expect(course.category?.coverGrammar).toBe(first);
});

test("an address that is someone's, or leads to someone, is not taken; nor a name in the same place", async () => {
  const asAdmin = await adminApi();
  const [one, other] = [await add(asAdmin), await add(asAdmin)];
  const moved = aWord();
  await asAdmin.save({ ...one, slug: moved, seen: await seen(asAdmin, one) });
  const refused = async (wish: Partial<Wish>, reason: string) =>
    expect(asAdmin.save({ ...other, ...wish, seen: await seen(asAdmin, other) })).rejects.toMatchObject({
      message: `administration.category_${reason}`,
    });
  await refused({ slug: moved }, "slug_taken");
  await refused({ slug: one.slug }, "slug_leads_on");
  await refused({ name: one.name.toUpperCase() }, "name_taken");
  await refused({ parentId: randomUUID() }, "parent_gone");
  expect(await listed(asAdmin, other.categoryId)).toMatchObject({ slug: other.slug, name: other.name, parentId: null });
  // Elsewhere in the tree the name is free.
  await asAdmin.save({ ...other, name: one.name, parentId: one.categoryId, seen: await seen(asAdmin, other) });
});

test("a category never is below itself, neither by the page nor by the database", async () => {
  const asAdmin = await adminApi();
  const top = await add(asAdmin);
  const middle = await add(asAdmin, { parentId: top.categoryId });
  const low = await add(asAdmin, { parentId: middle.categoryId });
  for (const parentId of [top.categoryId, low.categoryId])
    await expect(asAdmin.save({ ...top, parentId, seen: await seen(asAdmin, top) })).rejects.toMatchObject({
      message: "administration.category_circle",
    });
  const byHand = { where: { id: top.categoryId }, data: { parentId: low.categoryId } };
  await expect(database.db.category.update(byHand)).rejects.toThrow(/would stand below itself/);
});

test("two who turn each other's places round at once do not make a circle", async () => {
  const asAdmin = await adminApi();
  const [a, b] = [await add(asAdmin), await add(asAdmin)];
  const wishes = [
    { ...a, parentId: b.categoryId, seen: await seen(asAdmin, a) },
    { ...b, parentId: a.categoryId, seen: await seen(asAdmin, b) },
  ];
  const outcomes = await Promise.allSettled(wishes.map((wish) => asAdmin.save(wish)));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("what someone else changed meanwhile is not written over", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin);
  const mark = await seen(asAdmin, wish);
  await asAdmin.save({ ...wish, description: "Theirs.", seen: mark });
  await expect(asAdmin.save({ ...wish, description: "Mine.", seen: mark })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await listed(asAdmin, wish.categoryId))?.description).toBe("Theirs.");
});

test("neighbours are put in order, one step of the audit log each", async () => {
  const asAdmin = await adminApi();
  const parent = await add(asAdmin);
  const below = [];
  for (let at = 0; at < 3; at++) below.push((await add(asAdmin, { parentId: parent.categoryId })).categoryId);
  const [a = "", b = "", c = ""] = below;
  const order = async () =>
    (await asAdmin.list()).filter(({ parentId }) => parentId === parent.categoryId).map(({ id }) => id);
  expect(await order()).toEqual([a, b, c]);
  await asAdmin.place({ categoryId: c, beforeId: a });
  await asAdmin.place({ categoryId: c, beforeId: a });
  expect(await order()).toEqual([c, a, b]);
  await asAdmin.place({ categoryId: c, beforeId: null });
  expect(await order()).toEqual([a, b, c]);
  expect((await audited(c)).map(({ action }) => action)).toEqual([
    "category.create",
    "category.place",
    "category.place",
  ]);
  await expect(asAdmin.place({ categoryId: c, beforeId: parent.categoryId })).rejects.toMatchObject({
    message: "administration.category_not_beside",
  });
});

test("merged, everything of it is in the other: courses, people, what was below it, every address", async () => {
  const asAdmin = await adminApi();
  const [from, into] = [await add(asAdmin), await add(asAdmin)];
  const earlier = from.slug;
  const wish = { ...from, slug: aWord() };
  await asAdmin.save({ ...wish, seen: await seen(asAdmin, from) });
  const below = await add(asAdmin, { parentId: from.categoryId });
  const course = await aCourseOf(database.db, { course: { categoryId: from.categoryId } });
  const draft = await aCourseOf(database.db, { published: false });
  await database.db.course.update({ where: { id: draft.id }, data: { categoryId: from.categoryId } });
  for (const areas of [[from], [from, into]]) {
    const person = await aPerson(database.db, { role: "INSTRUCTOR" });
    const expertise = { create: areas.map(({ categoryId }) => ({ categoryId })) };
    await database.db.instructorProfile.create({ data: { userId: person.id, displayName: "Who", expertise } });
  }
  const asked = { categoryId: from.categoryId, slug: wish.slug, intoId: into.categoryId };
  expect(await asAdmin.merge(asked)).toEqual({ courses: 2, instructors: 2, categories: 1 });
  // Again: its answer was lost.
  expect(await asAdmin.merge(asked)).toEqual({ courses: 0, instructors: 0, categories: 0 });
  expect(await listed(asAdmin, from.categoryId)).toBeUndefined();
  const formerSlugs = [earlier, wish.slug].toSorted();
  expect(await listed(asAdmin, into.categoryId)).toMatchObject({ courses: 2, instructors: 2, formerSlugs });
  expect((await listed(asAdmin, below.categoryId))?.parentId).toBe(into.categoryId);
  expect(await found({ category: [earlier] })).toBe(1);
  const { revision } = await database.db.course.findUniqueOrThrow({ where: { id: course.id } });
  expect(revision).toBe(1);
  expect((await audited(from.categoryId)).at(-1)).toMatchObject({ action: "category.merge" });
});

test("nothing is merged into what it contains, nor where two of one name would meet", async () => {
  const asAdmin = await adminApi();
  const [from, into] = [await add(asAdmin), await add(asAdmin)];
  const below = await add(asAdmin, { parentId: from.categoryId, name: "Maps" });
  await add(asAdmin, { parentId: into.categoryId, name: "MAPS" });
  const merge = (intoId: string, categoryId = from.categoryId) =>
    asAdmin.merge({ categoryId, slug: from.slug, intoId });
  for (const intoId of [from.categoryId, below.categoryId])
    await expect(merge(intoId)).rejects.toMatchObject({ message: "administration.category_within_itself" });
  await expect(merge(into.categoryId)).rejects.toMatchObject({ message: "administration.category_names_meet" });
  await expect(merge(into.categoryId, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await listed(asAdmin, from.categoryId)).toBeDefined();
});

test("only an empty category is deleted, and no course ever goes with one", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin);
  const course = await aCourseOf(database.db, { course: { categoryId: wish.categoryId } });
  const below = await add(asAdmin, { parentId: wish.categoryId });
  const parent = asAdmin.delete({ categoryId: wish.categoryId });
  await expect(parent).rejects.toMatchObject({ message: "administration.category_not_empty" });
  await asAdmin.delete({ categoryId: below.categoryId });
  await asAdmin.delete({ categoryId: below.categoryId });
  await expect(asAdmin.delete({ categoryId: wish.categoryId })).rejects.toMatchObject({
    code: "UNPROCESSABLE_CONTENT",
  });
  await expect(database.db.category.delete({ where: { id: wish.categoryId } })).rejects.toThrow();
  expect(await database.db.course.findUnique({ where: { id: course.id } })).not.toBeNull();
  expect((await audited(below.categoryId)).map(({ action }) => action)).toEqual(["category.create", "category.delete"]);
});

test("a hidden category is offered nowhere; its address still finds its courses and says that it is hidden", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin);
  await aCourseOf(database.db, { course: { categoryId: wish.categoryId } });
  await asAdmin.save({ ...wish, isShown: false, seen: await seen(asAdmin, wish) });
  const { facets, total } = await stranger().search(Query.parse({ category: [wish.slug] }));
  expect(total).toBe(1);
  expect(facets.category.map(({ value }) => value)).not.toContain(wish.slug);
  expect(await stranger().subjects({ slugs: [wish.slug, "never-was-one"] })).toEqual([
    { asked: wish.slug, slug: wish.slug, name: wish.name, isShown: false },
  ]);
});

test("what is published without a subject goes where the general one went", async () => {
  const asAdmin = await adminApi();
  const publish = async () => {
    const { id, teacher } = await aCourseOf(database.db, { course: { state: "DRAFT" } });
    await database.db.course.update({ where: { id }, data: { categoryId: null } });
    await createCaller(depsOf(database.db, actorOf(teacher), clock)).courses.publish({ courseId: id });
    return (await database.db.course.findUniqueOrThrow({ where: { id } })).categoryId;
  };
  const general = await publish();
  expect((await asAdmin.list()).find(({ slug }) => slug === "general")?.id).toBe(general);
  const into = await add(asAdmin);
  await asAdmin.merge({ categoryId: general ?? "", slug: "general", intoId: into.categoryId });
  expect(await publish()).toBe(into.categoryId);
  expect((await asAdmin.list()).some(({ slug }) => slug === "general")).toBe(false);
});

test("no one but an admin changes the tree", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin);
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  const { categories } = createCaller(depsOf(database.db, actorOf(teacher), clock));
  const ref = { categoryId: wish.categoryId };
  for (const call of [
    () => categories.list(),
    () => categories.save({ ...wish, name: "Mine", seen: null }),
    () => categories.place({ ...ref, beforeId: null }),
    () => categories.merge({ ...ref, slug: wish.slug, intoId: wish.categoryId }),
    () => categories.delete(ref),
  ])
    await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
