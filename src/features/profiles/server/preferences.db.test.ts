import { beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import type { Preferences } from "@/features/profiles/preferences";
import { loadActor } from "@/server/auth/load-actor";
import { type Asker, withPageContext } from "@/server/cache/page-context";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
beforeAll(() => setVariable("AUTH_SECRET", "0".repeat(40)));

async function aPersonWithPreferences() {
  const person = await aPerson(database.db);
  return { person, own: createCaller(depsOf(database.db, actorOf(person), clock)).profiles };
}

const everything = {
  theme: "dark",
  reading: "sans",
  size: "larger",
  isMotionReduced: true,
  hasCaptions: true,
  showsCovers: true,
  timeZone: "Europe/Oslo",
  followsDevice: false,
  language: "en",
  reminderFrequency: "WEEKLY",
  reminderTime: "07:45",
  contentFilters: {
    category: ["earth-ocean", "gone"],
    level: ["BEGINNER", "ALL_LEVELS"],
    language: ["en", "pt-BR"],
    price: "free",
    duration: ["short"],
    certificate: true,
    rating: 4,
  },
} satisfies Preferences;

describe("one's preferences", () => {
  test("are what the site does automatically until one says otherwise, and are kept one by one", async () => {
    const { own } = await aPersonWithPreferences();
    const usual = await own.preferences();
    expect(usual).toMatchObject({ theme: "system", reading: "serif", reminderFrequency: "NEVER", followsDevice: true });
    let expected = usual;
    for (const [name, value] of Object.entries(everything)) {
      await own.savePreferences({ [name]: value });
      await own.savePreferences({ [name]: value });
      expected = { ...expected, [name]: value };
      expect(await own.preferences()).toEqual(expected);
    }
    expect(expected).toEqual(everything);
    await own.savePreferences({ language: null });
    expect((await own.preferences()).language).toBeNull();
  });

  test("changed in two places at once are both kept", async () => {
    const { own } = await aPersonWithPreferences();
    await Promise.all([own.savePreferences({ size: "large" }), own.savePreferences({ hasCaptions: true })]);
    expect(await own.preferences()).toMatchObject({ size: "large", hasCaptions: true });
  });

  test("of the catalog's filters are kept facet by facet, from two places at once too", async () => {
    const { own } = await aPersonWithPreferences();
    const none = (await own.preferences()).contentFilters;
    expect(none).toMatchObject({ category: [], level: [], price: null, certificate: false });
    await Promise.all([
      own.savePreferences({ contentFilters: { level: ["ADVANCED"] } }),
      own.savePreferences({ contentFilters: { price: "paid" } }),
    ]);
    expect((await own.preferences()).contentFilters).toEqual({ ...none, level: ["ADVANCED"], price: "paid" });
    await own.savePreferences({ contentFilters: { level: [], price: null } });
    expect((await own.preferences()).contentFilters).toEqual(none);
  });

  test.each([
    { theme: "pink" },
    { size: "huge" },
    { timeZone: "Mars/Olympus" },
    { timeZone: "+01:00" },
    { reminderTime: "24:00" },
    { reminderTime: "7:5" },
    { reminderFrequency: "HOURLY" },
    { language: "en\u0000" },
    { contentFilters: { category: ["a\u0000"] } },
    { contentFilters: { level: ["EXPERT"] } },
    { contentFilters: { language: Array.from({ length: 21 }, () => "en") } },
    { contentFilters: { rating: 6 } },
    { contentFilters: { price: "cheap" } },
    {},
  ])("like %j are refused", async (change) => {
    const { own } = await aPersonWithPreferences();
    const before = await own.preferences();
    await expect(own.savePreferences(change as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await own.preferences()).toEqual(before);
  });

  test("know no language that the site does not speak", async () => {
    const { own } = await aPersonWithPreferences();
    await expect(own.savePreferences({ language: "tlh" })).rejects.toMatchObject({
      cause: { reason: "profiles.no_such_language" },
    });
  });

  test("take a device's switches as they are, and leave zone and reminders alone", async () => {
    const { own } = await aPersonWithPreferences();
    await own.savePreferences(everything);
    await own.setView({ theme: "light", size: "small" });
    expect(await own.preferences()).toEqual({
      ...everything,
      theme: "light",
      size: "small",
      reading: "serif",
      isMotionReduced: false,
      hasCaptions: false,
      showsCovers: false,
    });
    await own.setView({ catalog: "covers" });
    expect(await own.preferences()).toMatchObject({ showsCovers: true, theme: "system" });
  });

  test("are no one else's", async () => {
    const { own } = await aPersonWithPreferences();
    const other = await aPersonWithPreferences();
    await own.savePreferences(everything);
    expect(await other.own.preferences()).toMatchObject({
      theme: "system",
      contentFilters: { category: [], level: [] },
    });
    const guest = createCaller(depsOf(database.db, actorOf(null), clock)).profiles;
    await expect(guest.preferences()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(guest.savePreferences({ theme: "dark" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(guest.setView({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("are told to the answer in progress with the person's session", async () => {
    const { person, own } = await aPersonWithPreferences();
    await own.savePreferences({ theme: "dark", size: "large" });
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    const session = await database.db.userSession.create({
      data: {
        userId: person.id,
        loginMethod: "PASSWORD",
        lastActivityAt: clock.now(),
        expiresAt,
        idleExpiresAt: expiresAt,
      },
    });
    const told: Asker[] = [];
    await withPageContext(async (context) => {
      context.onAsker = (asker) => told.push(asker);
      await loadActor(database.db, session.id, clock.now());
      await loadActor(database.db, person.id, clock.now());
    });
    const view = { theme: "DARK", timeZone: "UTC", language: null, accessibility: { theme: "dark", size: "large" } };
    expect(told).toEqual([{ id: person.id, view }]);
  });
});
