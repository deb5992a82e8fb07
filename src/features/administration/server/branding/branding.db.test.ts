import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { iconSide, logoBox } from "@/features/administration/branding/rules";
import { queueMail } from "@/features/mail/server/queue-mail";
import { readBrand } from "@/server/brand/read-brand";
import { brandKey, ownBrand } from "@/server/brand/stored-brand";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
beforeEach(() => database.db.siteSetting.deleteMany({ where: { key: { startsWith: brandKey } } }));

async function adminApi() {
  const admin = await aPerson(database.db, { role: "ADMIN" });
  return { admin, asAdmin: createCaller(depsOf(database.db, actorOf(admin), clock)).branding };
}
const wish = {
  ...{ seen: 0, name: "Anna's harbour", tagline: "Seamanship by the book", accent: "#7a1f1f" },
  ...{ support: "help@skarvig.example", links: "Tides https://tides.example" },
};
const logged = async () =>
  (await database.db.auditEvent.findMany({ where: { objectId: brandKey }, orderBy: { sequence: "asc" } })).map(
    ({ action, values }) => ({
      action,
      // Beside each value is the salt of its digest.
      values: Object.fromEntries(
        Object.entries(values as Record<string, { value: unknown }>).map(([name, { value }]) => [name, value]),
      ),
    }),
  );
const publicly = () => createCaller(depsOf(database.db, { kind: "guest" }, clock)).branding;

async function aFile(ownerId: string, bytes: Buffer, mimeType: string) {
  return aStoredFile({ db: database.db, storage: getStorage() }, ownerId, { bytes, mimeType });
}
const aLogo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 120, g: 30, b: 30, alpha: 1 } } })
    .png()
    .toBuffer();

describe("what the site is called and looks like", () => {
  test("is saved once however often it is sent, with a line that says what changed, and is put back whole", async () => {
    const { asAdmin } = await adminApi();
    const before = (await logged()).length;
    for (let sent = 0; sent < 2; sent++) await asAdmin.save(wish);
    expect(await asAdmin.get()).toMatchObject({
      ...{ name: wish.name, tagline: wish.tagline, accent: wish.accent, support: wish.support, revision: 1 },
      links: [{ name: "Tides", url: "https://tides.example" }],
    });
    await asAdmin.save({ ...wish, seen: 1, accent: null });
    for (let sent = 0; sent < 2; sent++) await asAdmin.reset();
    expect(await readBrand(database.db)).toEqual({ ...ownBrand, revision: 3 });
    const lines = (await logged()).slice(before);
    expect(lines.map(({ action }) => action)).toEqual(["branding.save", "branding.save", "branding.reset"]);
    expect(lines[1]?.values).toEqual({ accent: null, accentBefore: wish.accent });
    expect(lines[2]?.values).toMatchObject({ name: "Lectern", nameBefore: wish.name, support: "" });
  });

  test("is not written over what someone else has saved meanwhile", async () => {
    const { asAdmin } = await adminApi();
    await asAdmin.save(wish);
    await expect(asAdmin.save({ ...wish, name: "Mine" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await asAdmin.get()).name).toBe(wish.name);
  });

  test("is refused with nothing stored where a field is wrong", async () => {
    const { asAdmin } = await adminApi();
    for (const wrong of [
      { name: "" },
      { name: "{site}" },
      { name: "a".repeat(41) },
      { accent: "#808080" },
      { accent: "red" },
      { support: "nobody" },
      { links: "Tides http://tides.example" },
      { tagline: "two\nlines" },
    ])
      await expect(asAdmin.save({ ...wish, ...wrong }), JSON.stringify(wrong)).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    expect(await asAdmin.get()).toEqual(ownBrand);
  });

  test("is what emails say", async () => {
    const { admin, asAdmin } = await adminApi();
    await asAdmin.save(wish);
    const id = randomUUID();
    await queueMail(database.db, {
      ...{ id, kind: "account.reset", to: admin.email, userId: admin.id, locale: "en" },
      ...{ subject: "x", preview: "x", heading: "x", parts: [], reason: "x" },
    });
    const mail = await database.db.outboxMail.findUniqueOrThrow({ where: { id } });
    expect(mail.html).toContain(wish.name);
    expect(mail.html).not.toContain("Lectern");
  });
});

describe("an image of the site", () => {
  test("is a small copy that stays when the file goes, with a sign made of it until there is one of its own", async () => {
    const { admin, asAdmin } = await adminApi();
    const file = await aFile(admin.id, await aLogo(2000, 250), "image/png");
    for (let sent = 0; sent < 2; sent++) await asAdmin.savePicture({ picture: "light", fileId: file.id });
    const { pictures, revision } = await asAdmin.get();
    expect(revision).toBe(1);
    expect(pictures.light).toMatchObject({ width: logoBox.width, height: 88 });
    await database.db.storedFile.delete({ where: { id: file.id } });
    const served = await publicly().picture({ picture: "light" });
    expect(served).toMatchObject({ mark: pictures.light?.mark, mimeType: "image/webp" });
    const sides = async () => {
      const { base64, mimeType } = await publicly().picture({ picture: "icon" });
      const { width, height, format } = await sharp(Buffer.from(base64, "base64")).metadata();
      return { width, height, format, mimeType };
    };
    const square = { width: iconSide, height: iconSide, format: "png", mimeType: "image/png" };
    expect(await sides()).toEqual(square);
    const icon = await aFile(admin.id, await aLogo(40, 40), "image/png");
    await asAdmin.savePicture({ picture: "icon", fileId: icon.id });
    expect(await sides()).toEqual(square);
    await asAdmin.savePicture({ picture: "light", fileId: null });
    await expect(publicly().picture({ picture: "light" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await asAdmin.reset();
    await expect(publicly().picture({ picture: "icon" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await database.db.siteSetting.count({ where: { key: { startsWith: `${brandKey}.` } } })).toBe(0);
  });

  test("is no drawing, no page under an image's name, nothing broken and no one else's", async () => {
    const { admin, asAdmin } = await adminApi();
    const other = await aPerson(database.db, { role: "ADMIN" });
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>',
    );
    const refused = [
      await aFile(admin.id, drawing, "image/svg+xml"),
      await aFile(admin.id, Buffer.from("<!doctype html><p>hello"), "text/html"),
      await aFile(admin.id, Buffer.from("\x89PNG\r\n\x1a\nbroken"), "image/png"),
      await aFile(other.id, await aLogo(40, 40), "image/png"),
    ];
    for (const { id } of refused)
      await expect(asAdmin.savePicture({ picture: "light", fileId: id })).rejects.toMatchObject({
        code: "UNPROCESSABLE_CONTENT",
      });
    expect(await asAdmin.get()).toEqual(ownBrand);
  });
});
