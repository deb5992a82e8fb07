import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { exportCourse } from "@/features/interchange/server/export-course";
import { importCourse } from "@/features/interchange/server/import-course";
import { zipStream } from "@/features/interchange/server/native/pack-course";
import { openExport } from "@/features/interchange/server/open-export";
import { system } from "@/policy/actor";
import { LocalStorage } from "@/server/storage/local-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson, asActor } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
let folder = "";
let storage: LocalStorage;
let lead: Awaited<ReturnType<typeof aPerson>>;
let made: { id: string; slug: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
  lead = await aPerson(database.db, { role: "INSTRUCTOR" });
  const root = join(folder, "sky");
  await mkdir(join(root, "01-m"), { recursive: true });
  await mkdir(join(root, "media"));
  await writeFile(join(root, "course.yaml"), "title: Sky\n");
  await writeFile(join(root, "01-m/01-a.md"), "---\ntitle: A\n---\n\n[One](media/one.bin) and [two](media/two.bin)\n");
  await writeFile(join(root, "media/one.bin"), Buffer.alloc(3_000_000, "one"));
  await writeFile(join(root, "media/two.bin"), "two");
  const { course } = await importCourse(deps(), { path: root, owner: { id: lead.id, isAdmin: false } });
  made = { id: course.id ?? "", slug: course.slug };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const deps = () => ({ db: database.db, storage, now: clock.now });
const ask = (person: Parameters<typeof asActor>[0]) =>
  createCaller(depsOf(database.db, asActor(person), clock)).interchange.export({ courseId: made.id });

test("the archive that the portal sends is to the byte the one that the command writes", async () => {
  const opened = await openExport(deps(), made.id);
  expect(opened).toMatchObject({ slug: made.slug, title: "Sky", lessons: 1 });
  const sent = createHash("sha256");
  for await (const chunk of zipStream(opened?.texts ?? [], opened?.media ?? [])) sent.update(chunk);
  const path = join(folder, "sky.zip");
  await exportCourse(deps(), { slug: made.slug, path });
  const written = createHash("sha256").update(await readFile(path));
  expect(sent.digest("hex")).toBe(written.digest("hex"));
});

test("a download that is broken off closes the file it was reading", async () => {
  const opened = await openExport(deps(), made.id);
  const streams: NodeJS.ReadableStream[] = [];
  const media = (opened?.media ?? []).map((file) => ({
    ...file,
    open: async () => {
      const stream = await file.open();
      streams.push(stream);
      return stream;
    },
  }));
  const archive = zipStream(opened?.texts ?? [], media);
  while (streams.length === 0) {
    archive.read();
    await turn();
  }
  archive.destroy();
  // One that stays open lets the test run out of time.
  await Promise.all(streams.map((stream) => Reflect.get(stream, "closed") === true || once(stream, "close")));
  expect(streams.map((stream) => Reflect.get(stream, "closed"))).toEqual(streams.map(() => true));
});

test("only who may edit a course takes it out", async () => {
  await expect(ask(lead)).resolves.toEqual({ courseId: made.id, version: null });
  await expect(ask(await aPerson(database.db, { role: "ADMIN" }))).resolves.toEqual({
    courseId: made.id,
    version: null,
  });
  for (const role of ["INSTRUCTOR", "STUDENT"] as const)
    await expect(ask(await aPerson(database.db, { role }))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("one version is taken out as it is, whatever else is written, and only of its own course", async () => {
  const caller = createCaller(depsOf(database.db, asActor(lead), clock)).interchange;
  await publishCourse({ ...deps(), actor: system }, { courseId: made.id });
  await editDraft({ ...deps(), actor: system }, made.id, (tx, { versionId }) =>
    tx.courseVersion.update({ where: { id: versionId }, data: { title: "Sky at night" } }),
  );
  const [first, draft] = await database.db.courseVersion.findMany({
    where: { courseId: made.id },
    orderBy: { number: "asc" },
  });
  expect(await caller.export({ courseId: made.id, versionId: first?.id })).toMatchObject({ version: { number: 1 } });
  expect(await openExport(deps(), made.id, first?.id)).toMatchObject({ title: "Sky", lessons: 1 });
  expect(await openExport(deps(), made.id, draft?.id)).toMatchObject({ title: "Sky at night" });
  const other = await aCourse(database.db);
  await expect(caller.export({ courseId: made.id, versionId: other.versionId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await openExport(deps(), made.id, other.versionId)).toBeNull();
});

test("a file whose bytes are gone is named before anything is sent", async () => {
  const { storageKey } = await database.db.storedFile.findFirstOrThrow({ where: { originalName: "two.bin" } });
  await storage.delete([storageKey]);
  await expect(openExport(deps(), made.id)).rejects.toMatchObject({ file: "media/two.bin" });
});
