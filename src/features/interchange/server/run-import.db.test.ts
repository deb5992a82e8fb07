import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MediaFile, packZip } from "@/features/interchange/server/native/pack-course";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { failImport, runImport } from "@/features/interchange/server/run-import";
import type { Person } from "@/policy/actor";
import { LocalStorage } from "@/server/storage/local-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aPerson, asActor } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
let folder = "";
let storage: LocalStorage;
let teacher: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
  teacher = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const jobDeps = () => ({ db: database.db, storage, now: clock.now });
const api = (actor: Person = teacher) => createCaller(depsOf(database.db, actor, clock));
const handIn = (body: Readable, name: string) =>
  receiveCourseFile(depsOf(database.db, teacher, clock), storage, { body, name });
const run = (importId: string) => runImport(jobDeps(), { importId, folder: join(folder, "staging") });
const stored = async () =>
  (await readdir(join(folder, "storage", "objects", "imports"), { recursive: true }).catch(() => [])).filter((name) =>
    name.includes("/"),
  );

async function aZip(lesson = "---\nid: a\ntitle: A\n---\n\nText.\n", media: MediaFile[] = []) {
  const path = join(folder, "course.zip");
  const texts = [
    { path: "course.yaml", text: "id: 0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a22\ntitle: Sky\n" },
    { path: "01-m/module.yaml", text: "id: m\ntitle: M\n" },
    { path: "01-m/01-a.md", text: lesson },
  ];
  await packZip(path, texts, media);
  return createReadStream(path);
}

describe("a course file handed in at the portal", () => {
  test("becomes a draft in the background, and its page tells what came over", async () => {
    const { importId } = await handIn(await aZip(), "sky.zip");
    expect(await api().interchange.import({ importId })).toMatchObject({
      state: "PENDING",
      fileName: "sky.zip",
      result: null,
    });
    expect(await database.db.outboxEvent.findFirst({ where: { name: "interchange/import-requested" } })).toMatchObject({
      data: { importId },
    });
    await run(importId);
    const status = await api().interchange.import({ importId });
    expect(status).toMatchObject({
      state: "DONE",
      failure: null,
      result: { isNew: true, carried: { modules: 1, lessons: 1 }, notCarried: [] },
    });
    expect(await api().studio.builder.sessions()).toMatchObject([
      { sessionId: importId, creationMethod: "IMPORT", status: "ACTIVE", title: "Sky" },
    ]);
    expect(await stored()).toEqual([]);
    expect(await readdir(join(folder, "staging"))).toEqual([]);
    await run(importId);
    expect(await database.db.course.count()).toBe(1);
  });

  test("may be a Common Cartridge", async () => {
    const path = join(folder, "sky.imscc");
    const manifest = `<manifest identifier="m"><metadata><schema>IMS Common Cartridge</schema><lom><general><title><string>Night sky</string></title></general></lom></metadata>
      <organizations><organization><item><item identifier="i"><title>Stars</title><item identifier="p" identifierref="r"><title>The Pole Star</title></item></item></item></organization></organizations>
      <resources><resource identifier="r" type="webcontent" href="pole.html"><file href="pole.html"/></resource>
      <resource identifier="t" type="imsbasiclti_xmlv1p0"><file href="tool.xml"/></resource></resources></manifest>`;
    const texts = [
      { path: "imsmanifest.xml", text: manifest },
      { path: "pole.html", text: "<html><body><p>It stands still.</p></body></html>" },
      { path: "tool.xml", text: "<cartridge_basiclti_link/>" },
    ];
    await packZip(path, texts, []);
    const { importId } = await handIn(createReadStream(path), "sky.imscc");
    await run(importId);
    expect(await api().interchange.import({ importId })).toMatchObject({
      state: "DONE",
      result: {
        carried: { modules: 1, lessons: 1 },
        notCarried: [{ where: "tool.xml", what: "imsbasiclti_xmlv1p0", why: "External tools do not exist here yet." }],
      },
    });
    expect(await database.db.course.findFirst({ where: { originKey: "cc:m/Night sky" } })).not.toBeNull();
  });

  test("tells file, line and fix of a bad one, and leaves nothing behind", async () => {
    const { importId } = await handIn(await aZip("---\nid: a\ntitle: A\nkolor: red\n---\n"), "bad.zip");
    await run(importId);
    expect(await api().interchange.import({ importId })).toMatchObject({
      state: "FAILED",
      result: null,
      failure: { file: "01-m/01-a.md", line: 4, message: expect.stringContaining('"kolor"') },
    });
    expect(await stored()).toEqual([]);
    const { importId: noArchive } = await handIn(Readable.from([Buffer.from("hello")]), "notes.zip");
    await run(noArchive);
    expect((await api().interchange.import({ importId: noArchive })).failure).toMatchObject({ file: "notes.zip" });
  });

  test("finds no room: the page says how much is needed, how much is left and what to do", async () => {
    const owner = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
    await database.db.storageUse.create({ data: { ownerId: owner.id, quotaBytes: 1_000n } });
    const picture = Buffer.from(`<svg xmlns='http://www.w3.org/2000/svg'>${" ".repeat(2_400)}</svg>`);
    const zip = await aZip("---\nid: a\ntitle: A\n---\n\n![map](media/map.svg)\n", [
      { path: "media/map.svg", size: picture.length, open: async () => Readable.from([picture]) },
    ]);
    const { importId } = await receiveCourseFile(depsOf(database.db, owner, clock), storage, {
      body: zip,
      name: "sky.zip",
    });
    const courses = await database.db.course.count();
    await run(importId);
    const { state, failure } = await api(owner).interchange.import({ importId });
    expect([state, failure?.message]).toEqual([
      "FAILED",
      expect.stringMatching(
        /^QUOTA_EXCEEDED: .* need 2\.4 kB, and 1\.0 kB of the owner's 1\.0 kB are left\. Delete files/,
      ),
    ]);
    expect([await database.db.course.count(), await stored()]).toEqual([courses, []]);
  });

  test("is not tried again where the database refuses what would be written", async () => {
    const { importId } = await handIn(await aZip("---\nid: a\ntitle: Refused\n---\n"), "sky.zip");
    const check = "ALTER TABLE lesson_version ADD CONSTRAINT refusing CHECK (title <> 'Refused') NOT VALID";
    await database.db.$executeRawUnsafe(check);
    await expect(run(importId)).rejects.toMatchObject({ name: "NonRetriableError" });
    await database.db.$executeRaw`ALTER TABLE lesson_version DROP CONSTRAINT refusing`;
    await database.db.$executeRaw`ALTER TABLE lesson_version RENAME TO away`;
    await expect(run(importId)).rejects.not.toMatchObject({ name: "NonRetriableError" });
    await database.db.$executeRaw`ALTER TABLE away RENAME TO lesson_version`;
    await run(importId);
    expect(await api().interchange.import({ importId })).toMatchObject({ state: "DONE" });
  });

  test("is no one else's to see", async () => {
    const { importId } = await handIn(await aZip(), "sky.zip");
    const other = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
    const student = asActor(await aPerson(database.db, { role: "STUDENT" }));
    await expect(api(other).interchange.import({ importId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api(student).interchange.import({ importId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await failImport(jobDeps(), importId, { file: null, line: null, message: null, others: [] });
    expect(await api().interchange.import({ importId })).toMatchObject({ state: "FAILED", failure: { message: null } });
  });
});
