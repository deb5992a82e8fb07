import { beforeAll, describe, expect, test } from "vitest";
import { guest } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson, asActor } from "@/testing/factories/person";
import { CatalogQuery } from "../schema";
import { indexCourse } from "./index-course";
import { searchCourses } from "./search-courses";

describe("searching the catalog", () => {
  const site = testDatabase();
  const clock = aClock();
  const ask = async (parts: Record<string, unknown>, actor: Parameters<typeof depsOf>[1] = guest) =>
    searchCourses(depsOf(site.db, actor, clock), CatalogQuery.parse(parts));
  const titles = async (parts: Record<string, unknown>, actor?: Parameters<typeof depsOf>[1]) =>
    (await ask(parts, actor)).entries.map(({ title }) => title);

  beforeAll(async () => {
    const tides = await aCourseOf(site.db, {
      slug: "tides",
      version: {
        skills: ["Seamanship"],
        subtitle: "Where the numbers come from",
        description: "For mariners and the curious.",
        level: "BEGINNER",
        totalMinutes: 60,
      },
      modules: [
        {
          title: "One",
          lessons: [
            { title: "Open", accessLevel: "GUEST", content: "The harbormaster keeps a brass almanac." },
            {
              title: "Closed",
              accessLevel: "REGISTERED",
              content: "Only learners read of the quicksilver gauge.",
              guestContent: "A teaser about gauges.",
            },
            { title: "Dear", accessLevel: "PREMIUM", content: "The premium zanzibar body." },
          ],
        },
        { title: "Hidden", isHidden: true, lessons: [{ accessLevel: "GUEST", content: "An unshown xylophone." }] },
      ],
    });
    const bread = await aCourseOf(site.db, {
      slug: "bread",
      course: {
        priceMinor: 2900,
        currency: "EUR",
        discountPriceMinor: 1900,
        discountEndsAt: new Date("2027-01-01T00:00:00Z"),
        hasCertificate: false,
      },
      version: { title: "Bread as Chemistry", level: "ADVANCED", language: "de", totalMinutes: 700 },
      modules: [{ title: "One", lessons: [{ accessLevel: "GUEST", content: "Wasser, Mehl und Zeit." }] }],
    });
    const draft = await aCourseOf(site.db, {
      version: { title: "Unfinished Tide Business" },
      slug: "draft",
      published: false,
      modules: [{ title: "One", lessons: [{ content: "Nobody reads drafts." }] }],
    });
    for (const { id } of [tides, bread, draft]) await indexCourse(site.db, id, clock.now());
  });

  test("finds words of titles, skills, descriptions and lessons, in any form the language gives them", async () => {
    expect(await titles({ q: "tide tables" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "seamanship" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "harbormaster" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "wasser" })).toEqual(["Bread as Chemistry"]);
  });

  test("shows the subtitle with what was found marked in it, where the course's own words are found", async () => {
    expect((await ask({ q: "numbers" })).entries[0]?.snippet).toBe("Where the \u0001numbers\u0002 come from");
    expect((await ask({ q: "seamanship" })).entries[0]?.snippet).toBe("Where the numbers come from");
  });

  test("marks what was found in the title, in any form the language gives it", async () => {
    expect((await ask({ q: "table" })).entries[0]?.markedTitle).toBe("Reading a Tide \u0001Table\u0002");
    expect((await ask({ q: "tide tables" })).entries[0]?.markedTitle).toBe(
      "Reading a \u0001Tide\u0002 \u0001Table\u0002",
    );
    expect((await ask({ q: "numbers" })).entries[0]?.markedTitle).toBe("Reading a Tide Table");
    expect((await ask({})).entries[0]?.markedTitle).toBeNull();
  });

  test("forgives a letter left out of a word of three", async () => {
    expect(await titles({ q: "tde table" })).toEqual(["Reading a Tide Table"]);
  });

  test("forgives slips of the finger in titles and skills", async () => {
    expect(await titles({ q: "chemstry" })).toEqual(["Bread as Chemistry"]);
    expect(await titles({ q: "seamanshp" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "qqqqqq" })).toEqual([]);
  });

  test("forgives them in descriptions and in lessons, in what students read too, and shows no word of theirs", async () => {
    expect(await titles({ q: "mariners" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "marniers" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "harbormaster" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ q: "brass almnac" })).toEqual(["Reading a Tide Table"]);
    expect((await ask({ q: "chemstry almnac" })).isNear).toBe(true);
    const { entries } = await ask({ q: "quiksilver" });
    expect(entries.map(({ slug }) => slug)).toEqual(["tides"]);
    expect(JSON.stringify(entries)).not.toContain("quicksilver");
    const open = await ask({ q: "almnac" });
    expect(open.entries[0]?.snippet).toContain("\u0001almanac\u0002");
  });

  test("answers words that no course holds together with those that hold some of them, and says so", async () => {
    expect(await ask({ q: "tide zeppelin" })).toMatchObject({ isNear: true, total: 1, entries: [{ slug: "tides" }] });
    const both = await ask({ q: "tide wasser" });
    expect([both.isNear, both.entries.map(({ slug }) => slug).sort()]).toEqual([true, ["bread", "tides"]]);
    expect(await ask({ q: "tide" })).toMatchObject({ isNear: false, total: 1 });
    expect(await ask({ q: "the zeppelin" })).toMatchObject({ isNear: false, total: 0 });
    expect(await ask({ q: "zanzibar zeppelin" })).toMatchObject({ isNear: false, total: 0 });
    expect(await ask({ q: "zeppelin -tide" })).toMatchObject({ isNear: false, total: 0 });
    // Where the words find a course and a filter leaves it out, the filter is what to change.
    expect(await ask({ q: "tide", price: "paid" })).toMatchObject({ isNear: false, total: 0 });
  });

  test("finds a word by its beginning, and by no word of a draft or of what left the catalog", async () => {
    expect(await titles({ q: "chem" })).toEqual(["Bread as Chemistry"]);
    expect(await titles({ q: "drfats" })).toEqual([]);
    const gone = await aCourseOf(site.db, {
      version: { title: "Gone" },
      modules: [{ title: "One", lessons: [{ accessLevel: "GUEST", content: "Wormwood tincture." }] }],
    });
    await indexCourse(site.db, gone.id, clock.now());
    expect(await titles({ q: "wormwod" })).toEqual(["Gone"]);
    await site.db.course.update({ where: { id: gone.id }, data: { state: "DRAFT", liveVersionId: null } });
    await indexCourse(site.db, gone.id, clock.now());
    expect(await titles({ q: "wormwod" })).toEqual([]);
    await indexCourse(site.db, gone.id, clock.now());
    expect(await site.db.searchDocument.count({ where: { courseId: gone.id } })).toBe(0);
  });

  test("finds a course by what its students read, and quotes none of it to others", async () => {
    const { entries } = await ask({ q: "quicksilver" });
    expect(entries.map(({ slug }) => slug)).toEqual(["tides"]);
    expect(JSON.stringify(entries)).not.toContain("quicksilver");
    const open = await ask({ q: "almanac" });
    expect(open.entries[0]?.snippet).toContain("\u0001almanac\u0002");
  });

  test("knows nothing of premium bodies, hidden modules and drafts", async () => {
    expect(await titles({ q: "zanzibar" })).toEqual([]);
    expect(await titles({ q: "xylophone" })).toEqual([]);
    expect(await titles({ q: "unfinished" })).toEqual([]);
    expect((await ask({})).total).toBe(2);
  });

  test("answers past its end with its last page", async () => {
    expect(await ask({ page: 9 })).toEqual(await ask({}));
    expect(await ask({})).toMatchObject({ total: 2, page: 1, lastPage: 1 });
  });

  test("combines facets, and counts each as if its own choices were open", async () => {
    const { total, facets } = await ask({ level: "advanced" });
    expect(total).toBe(1);
    expect(facets.level.map(({ value, count }) => [value, count]).sort()).toEqual([
      ["ADVANCED", 1],
      ["BEGINNER", 1],
    ]);
    expect(facets.price).toEqual([{ value: "paid", count: 1 }]);
    expect(facets.language).toEqual([{ value: "de", count: 1 }]);
    expect(await titles({ price: "free" })).toEqual(["Reading a Tide Table"]);
    expect(await titles({ duration: "long", language: "de", certificate: "0" })).toEqual(["Bread as Chemistry"]);
    expect(await titles({ price: "free", language: "de" })).toEqual([]);
  });

  test("says until when its answer stays right automatically", async () => {
    expect((await ask({})).changesAt).toEqual(new Date("2027-01-01T00:00:00Z"));
  });

  test("text with the syntax of queries in it is text", async () => {
    for (const q of ["'; DROP TABLE course; --", "a & | ! ( ) : *", '"open quote', "%_\\", "\u202e tide"])
      expect(Array.isArray(await titles({ q }))).toBe(true);
  });

  test("finds the courses of an instructor by their name as the catalog shows it, and by no other", async () => {
    const holm = await aCourseOf(site.db, { version: { title: "Knots at the Helm" } });
    await indexCourse(site.db, holm.id, clock.now());
    await site.db.user.update({ where: { id: holm.teacher.id }, data: { name: "Ingrid Hælm" } });
    expect(await titles({ q: "ingrid haelm" })).toEqual(["Knots at the Helm"]);
    expect(await titles({ q: "Ingrid" })).toEqual(["Knots at the Helm"]);
    expect((await ask({ q: "ingrid tide" })).isNear).toBe(true);
    expect(await titles({ q: "ingrid knots" })).toEqual(["Knots at the Helm"]);
    await site.db.instructorProfile.create({ data: { userId: holm.teacher.id, displayName: "Captain Quist" } });
    expect(await titles({ q: "quist" })).toEqual(["Knots at the Helm"]);
    expect(await titles({ q: "ingrid" })).toEqual([]);
    await site.db.courseInstructor.updateMany({
      where: { courseId: holm.id },
      data: { isActive: false, leftAt: clock.now() },
    });
    expect(await titles({ q: "quist" })).toEqual([]);
    await site.db.courseInstructor.updateMany({ where: { courseId: holm.id }, data: { isActive: true, leftAt: null } });
    expect(await titles({ q: "quist" })).toEqual(["Knots at the Helm"]);
    await site.db.instructorProfile.delete({ where: { userId: holm.teacher.id } });
    expect(await titles({ q: "quist" })).toEqual([]);
    expect(await titles({ q: "haelm" })).toEqual(["Knots at the Helm"]);
    expect(await site.db.searchWord.count({ where: { word: { in: ["quist", "ingrid", "haelm"] } } })).toBe(0);
    await site.db.course.update({ where: { id: holm.id }, data: { state: "DRAFT", liveVersionId: null } });
    await indexCourse(site.db, holm.id, clock.now());
    expect(await titles({ q: "haelm" })).toEqual([]);
  });

  test("finds courses by a name that changed while they were published", async () => {
    const reef = await aCourseOf(site.db, { version: { title: "The Reef at Night" } });
    const { id } = reef.teacher;
    const renames = {
      brandvold: () => site.db.user.update({ where: { id }, data: { name: "Oda Brandvold" } }),
      sandvik: () => site.db.instructorProfile.create({ data: { userId: id, displayName: "Pilot Sandvik" } }),
    };
    for (const [name, rename] of Object.entries(renames)) {
      let renamed: Promise<unknown> | undefined;
      await site.db.$transaction(async (tx) => {
        await indexCourse(tx, reef.id, clock.now());
        // Prisma sends nothing before someone asks for the answer.
        renamed = rename().then(() => undefined);
        const waiting = () => tx.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        await expect.poll(waiting, { timeout: 4_000 }).toHaveLength(1);
      });
      await renamed;
      expect(await titles({ q: name })).toEqual(["The Reef at Night"]);
    }
  });

  test("a person sees their own place, and a course counts a person once a day", async () => {
    const person = await aPerson(site.db);
    const deps = {
      ...depsOf(site.db, asActor(person), clock),
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    };
    const course = await site.db.course.findUniqueOrThrow({ where: { slug: "tides" } });
    const count = async () => (await site.db.course.findUniqueOrThrow({ where: { slug: "tides" } })).viewCount;
    const caller = createCaller(deps);
    await Promise.all(Array.from({ length: 5 }, () => caller.catalog.countView({ courseId: course.id })));
    expect(await count()).toBe(1);
    await createCaller({
      ...deps,
      userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)",
      actor: guest,
    }).catalog.countView({ courseId: course.id });
    expect(await count()).toBe(1);
    await createCaller({ ...deps, actor: guest, ip: "192.0.2.7" }).catalog.countView({ courseId: course.id });
    expect(await count()).toBe(2);
  });
});

describe("the levels to choose from", () => {
  const site = testDatabase();
  const clock = aClock();

  test("count what each of them finds: courses for all levels are found at every level", async () => {
    for (const level of ["BEGINNER", "ALL_LEVELS", "ALL_LEVELS"] as const) {
      const { id } = await aCourseOf(site.db, { version: { level } });
      await indexCourse(site.db, id, clock.now());
    }
    const ask = (asked: object) => searchCourses(depsOf(site.db, guest, clock), CatalogQuery.parse(asked));
    const { facets } = await ask({});
    const counts = Object.fromEntries(facets.level.map(({ value, count }) => [value, count]));
    expect(counts).toEqual({ BEGINNER: 3, INTERMEDIATE: 2, ADVANCED: 2, ALL_LEVELS: 2 });
    for (const [level, count] of Object.entries(counts)) expect((await ask({ level })).total).toBe(count);
  });
});
