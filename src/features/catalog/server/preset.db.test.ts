import { describe, expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { CatalogQuery, openCatalog } from "../schema";

describe("a preset of the catalog", () => {
  const site = testDatabase();
  const clock = aClock();
  const callerOf = (actor: Parameters<typeof depsOf>[1]) => createCaller(depsOf(site.db, actor, clock));

  async function aPersonWith(contentFilters: object) {
    const person = await aPerson(site.db);
    const stored = { contentFilters };
    await site.db.userPreference.upsert({
      where: { userId: person.id },
      create: { ...stored, userId: person.id },
      update: stored,
    });
    return { person, api: callerOf(actorOf(person)) };
  }

  test("is what the person chose, and none for others, for strangers and where nothing is chosen", async () => {
    const { api } = await aPersonWith({ level: ["ADVANCED"] });
    expect(await api.catalog.preset()).toMatchObject({ level: ["ADVANCED"], language: [], price: null });
    const other = await aPersonWith({});
    expect(await other.api.catalog.preset()).toBeNull();
    expect(await callerOf(actorOf(await aPerson(site.db))).catalog.preset()).toBeNull();
    expect(await callerOf(actorOf(null)).catalog.preset()).toBeNull();
  });

  test.each([{ level: "x", price: 3, category: [7] }, { topic: "tides" }, ["ADVANCED"]])(
    "leaves out what cannot be read of %j",
    async (stored) => {
      const { api } = await aPersonWith(stored);
      expect(await api.catalog.preset()).toBeNull();
    },
  );

  test("narrows what the bare catalog shows, and leaves a search and an address with filters alone", async () => {
    await aCourseOf(site.db, { slug: "first-steps", version: { title: "First Steps", level: "BEGINNER" } });
    await aCourseOf(site.db, { slug: "the-deep-end", version: { title: "The Deep End", level: "ADVANCED" } });
    const { api } = await aPersonWith({});
    const titles = async (parts: Record<string, unknown>) => {
      const { query } = openCatalog(CatalogQuery.parse(parts), await api.catalog.preset());
      return (await api.catalog.search(query)).entries.map(({ title }) => title).sort();
    };
    expect(await titles({})).toEqual(["First Steps", "The Deep End"]);
    await api.profiles.savePreferences({ contentFilters: { level: ["ADVANCED"] } });
    expect(await titles({})).toEqual(["The Deep End"]);
    expect(await titles({ all: "1" })).toEqual(["First Steps", "The Deep End"]);
    expect(await titles({ level: "beginner" })).toEqual(["First Steps"]);
    expect(await titles({ sort: "newest" })).toEqual(["First Steps", "The Deep End"]);
  });

  test("is chosen among what courses have: of categories and languages, the ones that someone would find", async () => {
    const german = await aCourseOf(site.db, { slug: "gezeiten", version: { language: "de" } });
    await aCourseOf(site.db, { slug: "entwurf", published: false, version: { language: "fi" } });
    await site.db.category.create({ data: { slug: "no-course", name: "No Course" } });
    const { categories, languages } = await callerOf(actorOf(null)).catalog.filterChoices();
    expect(languages).toContain("de");
    expect(languages).not.toContain("fi");
    expect(categories).toContainEqual({ slug: `${german.slug}-subject`, name: `${german.slug} subject` });
    expect(categories.map(({ slug }) => slug)).not.toContain("no-course");
  });
});
