import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
beforeEach(() => database.db.testimonial.deleteMany({}));

async function adminApi() {
  const admin = await aPerson(database.db, { role: "ADMIN" });
  return createCaller(depsOf(database.db, actorOf(admin), clock)).testimonials;
}
type AdminApi = Awaited<ReturnType<typeof adminApi>>;

async function add(asAdmin: AdminApi, name: string, isFeatured = true) {
  const wish = { testimonialId: randomUUID(), name, role: "Pilot", content: `So says ${name}.`, rating: 5, isFeatured };
  await asAdmin.save({ ...wish, seen: null });
  return wish;
}

/** What a stranger reads on the front page. */
async function shown() {
  const { testimonials } = await createCaller(depsOf(database.db, { kind: "guest" }, clock)).catalog.landing();
  return testimonials.map(({ name }) => name);
}
const listed = async (asAdmin: AdminApi, id: string) => (await asAdmin.list()).find((one) => one.id === id);
const audited = async (objectId: string) =>
  (await database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

test("the front page shows the first three that are featured, in the order that an admin gives them", async () => {
  const asAdmin = await adminApi();
  const [a, , c, d] = [
    await add(asAdmin, "Ann"),
    await add(asAdmin, "Bo", false),
    await add(asAdmin, "Cy"),
    await add(asAdmin, "Di"),
    await add(asAdmin, "Ed"),
  ];
  expect(await shown()).toEqual(["Ann", "Cy", "Di"]);
  for (let sent = 0; sent < 2; sent++)
    await asAdmin.place({ testimonialId: d.testimonialId, beforeId: a.testimonialId });
  await asAdmin.place({ testimonialId: a.testimonialId, beforeId: null });
  expect(await shown()).toEqual(["Di", "Cy", "Ed"]);
  expect((await asAdmin.list()).map(({ name }) => name)).toEqual(["Di", "Bo", "Cy", "Ed", "Ann"]);
  expect(await audited(d.testimonialId)).toEqual(["testimonial.create", "testimonial.place"]);
  await asAdmin.save({ ...c, isFeatured: false, seen: (await listed(asAdmin, c.testimonialId))?.mark ?? "" });
  expect(await shown()).toEqual(["Di", "Ed", "Ann"]);
});

test("one is added, changed and deleted once however often it is sent", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin, "Ann");
  await asAdmin.save({ ...wish, seen: null });
  const changed = { ...wish, content: "Better said.", seen: (await listed(asAdmin, wish.testimonialId))?.mark ?? "" };
  await Promise.all([asAdmin.save(changed), asAdmin.save(changed)]);
  expect(await asAdmin.list()).toMatchObject([{ name: "Ann", content: "Better said." }]);
  const ref = { testimonialId: wish.testimonialId };
  for (let sent = 0; sent < 2; sent++) await asAdmin.delete(ref);
  expect(await shown()).toEqual([]);
  expect(await audited(wish.testimonialId)).toEqual(["testimonial.create", "testimonial.edit", "testimonial.delete"]);
  await expect(asAdmin.save({ ...changed, seen: "of one that is gone" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(asAdmin.place({ ...ref, beforeId: null })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what someone else changed meanwhile is not written over", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin, "Ann");
  const seen = (await listed(asAdmin, wish.testimonialId))?.mark ?? "";
  await asAdmin.save({ ...wish, role: "Theirs", seen });
  await expect(asAdmin.save({ ...wish, role: "Mine", seen })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await listed(asAdmin, wish.testimonialId))?.role).toBe("Theirs");
});

test("an image is one of the admin's own, is beside the words, and is described by its file", async () => {
  const admin = await aPerson(database.db, { role: "ADMIN" });
  const asAdmin = createCaller(depsOf(database.db, actorOf(admin), clock)).testimonials;
  const other = await aPerson(database.db, { role: "ADMIN" });
  const aFile = (ownerId: string, mimeType: string) =>
    aStoredFile({ db: database.db, storage: getStorage() }, ownerId, { mimeType, altText: "At the helm" });
  const wish = await add(asAdmin, "Ann");
  const seen = (await listed(asAdmin, wish.testimonialId))?.mark ?? "";
  for (const { id } of [
    await aFile(other.id, "image/jpeg"),
    await aFile(admin.id, "image/svg+xml"),
    await aFile(admin.id, "text/plain"),
  ])
    await expect(asAdmin.save({ ...wish, seen, pictureId: id })).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
    });
  const { id: pictureId, storageKey } = await aFile(admin.id, "image/jpeg");
  for (let sent = 0; sent < 2; sent++) await asAdmin.save({ ...wish, seen, pictureId });
  const now = await listed(asAdmin, wish.testimonialId);
  expect(now).toMatchObject({ pictureId, picture: { alt: "At the helm" } });
  expect(now?.picture?.src).toContain(storageKey);
  const { testimonials } = await createCaller(depsOf(database.db, { kind: "guest" }, clock)).catalog.landing();
  expect(testimonials[0]?.picture).toMatchObject({ alt: "At the helm" });
  // Another admin changes the words, and leaves an image that is not theirs.
  const theirs = createCaller(depsOf(database.db, actorOf(other), clock)).testimonials;
  await theirs.save({ ...wish, role: "Skipper", seen: now?.mark ?? "", pictureId });
  expect(await listed(asAdmin, wish.testimonialId)).toMatchObject({ role: "Skipper", pictureId });
});

test("no one but an admin writes what people say", async () => {
  const asAdmin = await adminApi();
  const wish = await add(asAdmin, "Ann");
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  const { testimonials } = createCaller(depsOf(database.db, actorOf(teacher), clock));
  const ref = { testimonialId: wish.testimonialId };
  for (const call of [
    () => testimonials.list(),
    () => testimonials.save({ ...wish, name: "Me", seen: null }),
    () => testimonials.place({ ...ref, beforeId: null }),
    () => testimonials.delete(ref),
  ])
    await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
