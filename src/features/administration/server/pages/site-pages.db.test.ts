import { expect, test } from "vitest";
import { sitePageKey, sitePages } from "@/features/administration/rules";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const aStranger = () => createCaller(depsOf(database.db, { kind: "guest" }, aClock())).sitePages;
async function anAdmin(name: string) {
  const person = await aPerson(database.db, { role: "ADMIN", name });
  return createCaller(depsOf(database.db, actorOf(person), aClock())).sitePages;
}
const draft = { change: null };

test("until an admin writes them, the pages say what the software does, with a section for each thing", async () => {
  for (const page of sitePages) {
    const { html, ...rest } = await aStranger().read({ page });
    expect(rest).toEqual({ isStandard: true, changedAt: null });
    expect(html.match(/<h2/g)?.length).toBeGreaterThan(5);
    expect(html).not.toMatch(/[{}]|\]\(/);
  }
  const { html } = await aStranger().read({ page: "privacy" });
  expect(html).toContain('<a href="/account/data">My data</a>');
  expect(html).toContain("after 180 days");
  // Only what this site does: here there is neither an email server nor a model.
  expect(html).not.toContain("language model");
});

test("an admin's words are there at once, safe to show, with who wrote what before in the audit log", async () => {
  const page = "terms";
  const admin = await anAdmin("Adaeze Min");
  const first = await admin.draft({ page, ...draft });
  expect(first).toMatchObject({ isStandard: true, revision: 0, changes: [] });
  const text = "## House rules\r\n\r\nBe **kind**. <script>alert(1)</script><img src=x onerror=alert(1)>";
  expect(await admin.preview({ page, text })).toContain("<strong>kind</strong>");
  await Promise.all([admin.save({ page, text, revision: 0 }), admin.save({ page, text, revision: 0 })]);
  await admin.save({ page, text, revision: 0 });
  const read = await aStranger().read({ page });
  expect(read).toMatchObject({ isStandard: false, html: expect.stringContaining("<strong>kind</strong>") });
  expect(read.html).not.toMatch(/script|onerror/);
  await admin.save({ page, text: "Anew.", revision: 1 });
  const { changes, revision } = await admin.draft({ page, ...draft });
  expect({ revision, by: changes.map(({ by }) => by) }).toEqual({ revision: 2, by: ["Adaeze Min", "Adaeze Min"] });
  const earlier = await admin.draft({ page, change: changes[1]?.id ?? null });
  expect(earlier.text).toMatch(/^## House rules\n\nBe/);
});

test("what someone else saved meanwhile is not written over", async () => {
  const page = "privacy";
  const [one, other] = [await anAdmin("One"), await anAdmin("Other")];
  await one.save({ page, text: "Mine.", revision: 0 });
  await expect(other.save({ page, text: "Theirs.", revision: 0 })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await aStranger().read({ page })).html).toContain("Mine.");
});

test.each(["", "  \n", "standard"])(
  "the standard text comes back with %j, and goes with the settings again",
  async (sent) => {
    const page = "accessibility";
    const admin = await anAdmin("Back Again");
    const { text: standard } = await admin.draft({ page, ...draft });
    const { revision } = await admin.draft({ page, ...draft });
    await admin.save({ page, text: "Ours.", revision });
    const text = sent === "standard" ? standard : sent;
    await admin.save({ page, text, revision: revision + 1 });
    expect(await aStranger().read({ page })).toMatchObject({ isStandard: true, changedAt: null });
    // To save the standard text as it is stored is no change.
    await admin.save({ page, text: standard, revision: revision + 2 });
    expect((await admin.draft({ page, ...draft })).revision).toBe(revision + 2);
    expect((await admin.list()).find((listed) => listed.page === page)).toMatchObject({
      isStandard: true,
      changedBy: "Back Again",
    });
  },
);

test("a change of another setting cannot be read through a page's editor", async () => {
  const admin = await anAdmin("Curious");
  const { id } = await database.db.auditEvent.findFirstOrThrow({ where: { objectId: sitePageKey("privacy") } });
  await expect(admin.draft({ page: "accessibility", change: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a stranger learns whether the parts answer and nothing else", async () => {
  const { parts, checkedAt } = await aStranger().status();
  expect(parts.map(({ part }) => part)).toEqual(["web", "database", "storage", "jobs"]);
  // The others are asked of the process, which no database was given to here: what they say is the journey's to see.
  expect(parts[0]?.isAnswering).toBe(true);
  for (const part of parts) expect(Object.keys(part)).toEqual(["part", "isAnswering", "since"]);
  expect(checkedAt).toMatch(/^2026-/);
});
