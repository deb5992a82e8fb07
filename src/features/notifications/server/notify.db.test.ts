import { describe, expect, test } from "vitest";
import { allKinds } from "@/features/notifications/kinds";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { notify, type Wish } from "./notify";
import { notificationTexts, wordsOf } from "./texts";

const database = testDatabase();
type Person = Awaited<ReturnType<typeof aPerson>>;

const clock = aClock();
const asking = (person: Person | null) => createCaller(depsOf(database.db, actorOf(person), clock)).notifications;
const tell = (wish: Wish) => database.db.$transaction((tx) => notify(tx, wish, clock.now()));
const ended = (person: Person, key: string, more: Partial<Wish> = {}): Wish => ({
  kind: "seat.ended",
  userIds: [person.id],
  params: { course: "Knots" },
  path: "/courses/knots",
  key,
  ...more,
});
const all = { filter: "all", before: null } as const;

describe("something that happened", () => {
  test("is told once, however often and by however many it is said", async () => {
    const person = await aPerson(database.db);
    const told = await Promise.all(Array.from({ length: 8 }, () => tell(ended(person, "seat"))));
    expect(told.reduce((sum, made) => sum + made, 0)).toBe(1);
    expect(await asking(person).list(all)).toMatchObject({
      unread: 1,
      items: [{ title: "Your enrollment in “Knots” has ended", href: "/courses/knots", isNew: true }],
    });
  });

  test("leads to a place on this site, or is refused before it is written", async () => {
    const person = await aPerson(database.db);
    for (const path of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", ""])
      await expect(tell(ended(person, path, { path }))).rejects.toThrow("a path of this site");
    expect(await database.db.notification.count({ where: { userId: person.id } })).toBe(0);
  });

  test("has a place in order even where many come in one moment", async () => {
    const person = await aPerson(database.db);
    await Promise.all(Array.from({ length: 10 }, (_, n) => tell(ended(person, `seat ${n}`))));
    const rows = await database.db.notification.findMany({ where: { userId: person.id } });
    expect(new Set(rows.map(({ createdAt }) => createdAt.getTime())).size).toBe(10);
  });

  test("is not shown past its end, nor to anyone whose account is shut", async () => {
    const [person, shut] = [await aPerson(database.db), await aPerson(database.db)];
    await database.db.user.update({ where: { id: shut.id }, data: { isActive: false } });
    expect(await tell(ended(shut, "seat"))).toBe(0);
    await tell(ended(person, "seat", { expiresAt: new Date(clock.now().getTime() + 1000) }));
    expect((await asking(person).list(all)).unread).toBe(1);
    clock.advance(1000);
    expect(await asking(person).list(all)).toMatchObject({ unread: 0, items: [] });
  });

  test("of a batched kind is counted within its hour, each thing once, and is news again", async () => {
    const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
    const { id: courseId } = await aCourse(database.db, { instructorId: teacher.id });
    const enrolled = (subject: string) =>
      tell({
        kind: "learner.enrolled",
        userIds: [teacher.id],
        params: { course: "Knots" },
        path: `/instructor/courses/${courseId}/students`,
        courseId,
        key: courseId,
        subject,
      });
    clock.set("2026-03-02T10:00:00Z");
    await Promise.all(["a", "b", "a"].map(enrolled));
    const [first] = (await asking(teacher).list(all)).items;
    expect(first?.title).toBe("2 new students in “Knots”");
    await asking(teacher).markRead({ notificationId: first?.id ?? "" });
    await enrolled("c");
    expect(await asking(teacher).list(all)).toMatchObject({
      unread: 1,
      items: [{ title: "3 new students in “Knots”", isNew: true }],
    });
    clock.set("2026-03-02T11:00:00Z");
    await enrolled("c");
    await enrolled("d");
    const { items } = await asking(teacher).list(all);
    expect(items.map(({ title }) => title)).toEqual(["1 new student in “Knots”", "3 new students in “Knots”"]);
  });
});

describe("whoever reads", () => {
  test("marks, puts away and takes out again, and twice is once", async () => {
    const person = await aPerson(database.db);
    for (const key of ["a", "b", "c"]) await tell(ended(person, key));
    const { items } = await asking(person).list(all);
    const [notificationId = "", other = ""] = items.map(({ id }) => id);
    for (let n = 0; n < 2; n++) await asking(person).markRead({ notificationId });
    expect((await asking(person).list({ ...all, filter: "unread" })).items).toHaveLength(2);
    for (let n = 0; n < 2; n++) await asking(person).dismiss({ notificationId: other });
    expect(await asking(person).list(all)).toMatchObject({ unread: 1, all: 2 });
    await asking(person).restore({ notificationId: other });
    expect(await asking(person).list(all)).toMatchObject({ unread: 2, all: 3 });
    await asking(person).markAllRead();
    await asking(person).markAllRead();
    expect(await asking(person).list({ ...all, filter: "unread" })).toMatchObject({ unread: 0, items: [] });
  });

  test("reads and changes nothing of anyone else's, and nothing signed out", async () => {
    const [person, other] = [await aPerson(database.db), await aPerson(database.db)];
    await tell(ended(person, "mine"));
    const [item] = (await asking(person).list(all)).items;
    const ref = { notificationId: item?.id ?? "" };
    const theirs = asking(other);
    for (const change of [theirs.markRead, theirs.dismiss, theirs.restore])
      await expect(change(ref)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await theirs.markAllRead();
    expect(await theirs.list(all)).toMatchObject({ items: [] });
    expect(await theirs.list({ ...all, before: ref.notificationId })).toMatchObject({ items: [] });
    expect((await asking(person).list(all)).unread).toBe(1);
    const nobody = asking(null);
    for (const call of [() => nobody.list(all), nobody.recent, nobody.markAllRead, nobody.choices])
      await expect(call()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(nobody.watch({ lastId: null })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("pages through all of them, each once, and sees those of one part alone", async () => {
    const person = await aPerson(database.db);
    for (let n = 0; n < 45; n++) await tell(ended(person, `${n}`));
    await tell({
      ...ended(person, "draft"),
      kind: "draft.ending",
      params: { course: "", isTitled: "no", endsAt: "2026-03-09T00:00:00Z" },
    });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof asking>["list"]>> = await asking(person).list({
        filter: "courses",
        before,
      });
      seen.push(...page.items.map(({ id }) => id));
      before = page.olderThan;
    } while (before);
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    expect((await asking(person).list({ filter: "teaching", before: null })).items).toMatchObject([
      { title: "An untitled course will be archived on 9 Mar 2026" },
    ]);
  });
});

const everyParam = {
  course: "Knots",
  number: "LC-1",
  endsAt: "2026-03-09T00:00:00Z",
  untilAt: "2026-03-09T00:00:00Z",
  who: "Ilse",
  words: "Is the second knot too tight?",
  stage: "outline",
  draft: "Knots",
  isTitled: "yes",
  isLast: "true",
  announcement: "A new lesson",
  reason: "The class is full.",
  tier: "PREMIUM",
  price: "£20.00",
  decision: "approved",
  count: 2,
  assessment: "Tied and untied",
  isChange: "no",
};

test.each(allKinds)("%s has words, with all of its blanks filled", async (kind) => {
  const { title, message } = wordsOf(await notificationTexts("en"), "en", kind, everyParam);
  expect(title).toMatch(/^[^{}]{5,}$/);
  expect(`${title} ${message}`).not.toMatch(/[{}]|kinds\.|2026-03-09T/);
});

test("the end of a tier has words, although there is no day to say", async () => {
  const words = wordsOf(await notificationTexts("en"), "en", "tier.changed", { tier: "FREE", untilAt: "" });
  expect(words.title).toBe("Your tier has ended");
});
