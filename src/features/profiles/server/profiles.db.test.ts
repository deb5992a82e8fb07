import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { createAccount } from "@/features/accounts/server/create-account";
import { profileFields, profileTexts, visibleFields } from "@/features/profiles/profile-fields";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { aPhoto, uploadedPicture } from "@/testing/uploaded-picture";

const database = testDatabase();
const clock = aClock();
beforeAll(() => setVariable("AUTH_SECRET", "0".repeat(40)));

const callerOf = (person: Awaited<ReturnType<typeof aPerson>> | null) =>
  createCaller(depsOf(database.db, actorOf(person), clock));

async function aProfile() {
  const person = await aPerson(database.db);
  return { person, own: callerOf(person).profiles, guest: callerOf(null).profiles };
}

/** One value a field that no other field and no other page has. */
const canaries = {
  bio: "canary-bio",
  expertise: "canary-expertise",
  educationalBackground: "canary-education",
  website: "https://canary-website.example",
  linkedin: "https://www.linkedin.com/in/canary-linkedin",
  twitter: "https://x.com/canary-twitter",
  github: "https://github.com/canary-github",
  phone: "+47 22 33 44 55",
  address: "canary-address 7",
  city: "canary-city",
  state: "canary-state",
  postalCode: "canary-9876",
  country: "canary-country",
  dateOfBirth: "1987-06-05",
  teachingExperience: 73,
  interests: ["canary-interest"],
} as const;

/** What gives a field away in JSON. The years are two digits, which a user name may hold as well. */
const markOf = (name: string): string => {
  const value = canaries[name as keyof typeof canaries];
  return typeof value === "number" ? `:${value}` : typeof value === "string" ? value : value[0];
};

async function fillIn(own: Awaited<ReturnType<typeof aProfile>>["own"]) {
  for (const [field, value] of Object.entries(canaries))
    await own.saveField({ field: field as keyof typeof canaries, value: value as never });
}

describe("one's own profile", () => {
  test("keeps every field as it was written, and takes the same write twice", async () => {
    const { own } = await aProfile();
    await fillIn(own);
    await fillIn(own);
    await own.saveField({ field: "name", value: "  Ilse Tamberg " });
    const { values, isPublic, visibleFields: shown } = await own.own();
    expect(values).toEqual({ ...canaries, name: "Ilse Tamberg" });
    expect({ isPublic, shown }).toEqual({ isPublic: false, shown: [] });
    await own.saveField({ field: "dateOfBirth", value: null });
    expect((await own.own()).values.dateOfBirth).toBeNull();
  });

  test.each([
    ["name", " "],
    ["name", "\u0000"],
    ["bio", "x".repeat(4_001)],
    ["bio", "half \ud800 a pair"],
    ["city", "two\nlines"],
    ["website", "http://example.org"],
    ["website", "javascript:alert(1)"],
    ["website", "https://name:word@example.org"],
    ["linkedin", "https://linkedin.com.example.org/in/x"],
    ["twitter", "https://github.com/x"],
    ["github", "https://notgithub.com/x"],
    ["phone", "call me"],
    ["dateOfBirth", "2999-01-01"],
    ["dateOfBirth", "1899-12-31"],
    ["dateOfBirth", "2001-02-30"],
    ["teachingExperience", 101],
    ["teachingExperience", 1.5],
    ["teachingExperience", Number.NaN],
    ["interests", ["", "x"]],
    ["interests", Array.from({ length: 31 }, (_, n) => `${n}`)],
    ["interests", "not a list"],
  ] as const)("refuses a %s like %j, and stores nothing", async (field, value) => {
    const { own } = await aProfile();
    const before = await own.own();
    await expect(own.saveField({ field, value: value as never })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await own.own()).toEqual(before);
  });

  test("is no one else's to read or write", async () => {
    const { guest } = await aProfile();
    await expect(guest.own()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(guest.saveField({ field: "bio", value: "x" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(guest.setPublic({ isPublic: true })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(guest.removePicture()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const [mine, theirs] = [await aProfile(), await aProfile()];
    await mine.own.saveField({ field: "bio", value: "mine" });
    expect((await theirs.own.own()).values.bio).toBe("");
  });
});

describe("the public page", () => {
  test("is there only once it is turned on, and for who may come in", async () => {
    const { person, own, guest } = await aProfile();
    const page = () => guest.person({ username: person.username });
    const isGone = () => expect(page()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await isGone();
    await own.setPublic({ isPublic: true });
    expect(await page()).toMatchObject({ name: person.name, texts: {}, interests: [] });
    await database.db.user.update({ where: { id: person.id }, data: { isActive: false } });
    await isGone();
    await database.db.user.update({ where: { id: person.id }, data: { isActive: true, anonymizedAt: clock.now() } });
    await isGone();
    await database.db.user.update({ where: { id: person.id }, data: { anonymizedAt: null } });
    await own.setPublic({ isPublic: false });
    await isGone();
    await expect(guest.person({ username: "no-such-person" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test.each(visibleFields.filter((field) => field !== "picture"))(
    "shows %s when told to, and no other field",
    async (field) => {
      const { person, own, guest } = await aProfile();
      await fillIn(own);
      await own.setPublic({ isPublic: true });
      await own.showField({ field, isShown: true });
      await own.showField({ field, isShown: true });
      const seen = JSON.stringify(await guest.person({ username: person.username }));
      for (const name of Object.keys(canaries))
        expect([name, seen.includes(markOf(name))]).toEqual([name, name === field]);
      expect(seen).not.toContain(person.email);
      await own.showField({ field, isShown: false });
      const hidden = await guest.person({ username: person.username });
      expect(Object.keys(canaries).filter((name) => JSON.stringify(hidden).includes(markOf(name)))).toEqual([]);
    },
  );

  test("knows every field that is saved", () => {
    expect([...profileFields].sort()).toEqual(["name", ...Object.keys(canaries)].sort());
    expect(Object.keys(canaries)).toEqual(expect.arrayContaining([...profileTexts]));
  });
});

describe("a user name", () => {
  test("is changed, and the old one leads nowhere and to no one else", async () => {
    const { person, own, guest } = await aProfile();
    await own.setPublic({ isPublic: true });
    const name = `ilse-${person.id.slice(-6)}`;
    expect(await own.changeUsername({ username: ` ${name.toUpperCase()} ` })).toEqual({ username: name });
    expect(await own.changeUsername({ username: name })).toEqual({ username: name });
    await expect(guest.person({ username: person.username })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await guest.person({ username: name })).toMatchObject({ username: name });
    const other = await aProfile();
    for (const username of [person.username, name])
      await expect(other.own.changeUsername({ username })).rejects.toMatchObject({
        cause: { reason: "profiles.username_taken" },
      });
    expect((await other.own.own()).username).toBe(other.person.username);
    expect(await own.changeUsername({ username: person.username })).toEqual({ username: person.username });
  });

  test("that someone gave up is not given to a newcomer", async () => {
    const { own } = await aProfile();
    const name = `aud-${uuidV7().slice(-8)}`;
    await own.changeUsername({ username: name });
    await own.changeUsername({ username: `${name}-2` });
    const { id } = await createAccount(database.db, {
      name,
      email: `${name}@example.test`,
      password: "a long enough sentence",
      role: "STUDENT",
    });
    const newcomer = await database.db.user.findUniqueOrThrow({ where: { id } });
    expect(newcomer.username).toMatch(new RegExp(`^${name}-\\d+$`));
  });

  test.each([
    ["ab", "username_length"],
    ["x".repeat(41), "username_length"],
    ["ilse tamberg", "username_shape"],
    ["-ilse", "username_shape"],
    ["ilse--t", "username_shape"],
    ["ílse", "username_shape"],
    ["admin", "username_reserved"],
  ])("like %s is refused", async (username, why) => {
    const { own } = await aProfile();
    await expect(own.changeUsername({ username })).rejects.toMatchObject({ cause: { reason: `profiles.${why}` } });
  });

  test("cannot be changed all day long, and two who want the same do not both get it", async () => {
    const { person, own } = await aProfile();
    const free = (n: number) => `free-${person.id.slice(-8)}-${n}`;
    for (let n = 1; n <= 5; n++) await own.changeUsername({ username: free(n) });
    await expect(own.changeUsername({ username: free(6) })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    const [one, two] = [await aProfile(), await aProfile()];
    const wish = { username: `both-${person.id.slice(-8)}` };
    const came = await Promise.allSettled([one.own.changeUsername(wish), two.own.changeUsername(wish)]);
    expect(came.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the image", () => {
  const filesOf = (ownerId: string) => database.db.storedFile.findMany({ where: { ownerId } });

  test("is cut to a square without what the camera wrote, replaced, and removed with its bytes", async () => {
    const { person, own, guest } = await aProfile();
    const uploadId = await uploadedPicture(own, await aPhoto(900));
    const { picture } = await own.savePicture({ uploadId });
    expect(picture).toContain("/files/");
    expect((await own.savePicture({ uploadId })).picture).toBe(picture);
    const [file, ...rest] = await filesOf(person.id);
    expect(rest).toEqual([]);
    const opened = await getStorage().open(file?.storageKey ?? "");
    const chunks: Buffer[] = [];
    for await (const chunk of opened?.stream ?? []) chunks.push(chunk as Buffer);
    const facts = await sharp(Buffer.concat(chunks)).metadata();
    expect(facts).toMatchObject({ width: 512, height: 512, format: "webp" });
    expect(facts.exif).toBeUndefined();

    await own.setPublic({ isPublic: true });
    expect((await guest.person({ username: person.username })).picture).toBeNull();
    await own.showField({ field: "picture", isShown: true });
    expect((await guest.person({ username: person.username })).picture).toBe(picture);

    await own.savePicture({ uploadId: await uploadedPicture(own, await aPhoto(300)) });
    expect(await filesOf(person.id)).toHaveLength(1);
    await own.removePicture();
    await own.removePicture();
    expect((await own.own()).picture).toBeNull();
    expect(await filesOf(person.id)).toEqual([]);
    expect(await database.db.storageUse.findUnique({ where: { ownerId: person.id } })).toMatchObject({
      usedBytes: 0n,
      reservedBytes: 0n,
    });
  });

  test("is no text under an image's name, nothing too large, and no one else's upload", async () => {
    const { person, own } = await aProfile();
    for (const bytes of [
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      Buffer.from("%PDF-1.7 no picture"),
    ]) {
      const uploadId = await uploadedPicture(own, bytes, "me");
      await expect(own.savePicture({ uploadId })).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
    }
    expect(await filesOf(person.id)).toEqual([]);
    await expect(
      own.startPicture({ uploadId: uuidV7(), name: "a.png", sizeBytes: 9_000_000, sha256: null }),
    ).rejects.toMatchObject({ cause: { reason: "storage.too_large" } });
    const theirs = await uploadedPicture(own, await aPhoto(100));
    const stranger = await aProfile();
    await expect(stranger.own.savePicture({ uploadId: theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await stranger.own.own()).picture).toBeNull();
  });
});
