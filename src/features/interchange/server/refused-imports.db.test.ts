import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { env } from "@/env/server";
import { isImportError } from "@/features/interchange/import-error";
import { importCourse } from "@/features/interchange/server/import-course";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { runImport } from "@/features/interchange/server/run-import";
import type { Person } from "@/policy/actor";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aPerson, asActor } from "@/testing/factories/person";

const GIB = 1024 ** 3;
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
beforeEach(() => rm(join(folder, "course"), { recursive: true, force: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

const deps = () => ({ db: database.db, storage, now: clock.now });

/** The rows of every table, and every file that storage and staging hold with its size. */
async function everything() {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  expect(tables.length).toBeGreaterThan(50);
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`);
  const { rows } = await database.pool.query<{ name: string; rows: number }>(counts.join(" UNION ALL "));
  const files: Record<string, number> = {};
  for (const place of ["storage", "staging"]) {
    const entries = await readdir(join(folder, place), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      files[path] = (await stat(path)).size;
    }
  }
  return { rows: Object.fromEntries(rows.map(({ name, rows: count }) => [name, count])), files };
}

const good: Readonly<Record<string, string | Buffer>> = {
  "course.yaml": "id: 0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a33\ntitle: Sky\n",
  "01-m/module.yaml": "id: m\ntitle: M\n",
  "01-m/01-a.md": "---\nid: a\ntitle: A\n---\n\nSee ![map](media/map.svg).\n",
  "media/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
};

const at = (name: string) => join(folder, name);

async function aFolder(changes: Record<string, string | Buffer>, base = good): Promise<string> {
  for (const [path, content] of Object.entries({ ...base, ...changes })) {
    await mkdir(dirname(at(`course/${path}`)), { recursive: true });
    await writeFile(at(`course/${path}`), content);
  }
  return at("course");
}

async function aZip(changes: Record<string, string | Buffer>, mode = 0o100644): Promise<string> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries({ ...good, ...changes })) {
    zip.addBuffer(Buffer.from(content), path, { mode });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(at("course.zip")));
  return at("course.zip");
}

async function aFile(name: string, content: string | Buffer): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

/** Names that no well-behaved packer would write. */
async function aZipNaming(honest: string, hostile: string): Promise<string> {
  const bytes = await readFile(await aZip({ [honest]: "x" }));
  for (let from = bytes.indexOf(honest); from >= 0; from = bytes.indexOf(honest, from + 1)) bytes.write(hostile, from);
  return aFile("course.zip", bytes);
}

async function cutOff(path: string): Promise<string> {
  await truncate(path, Math.floor((await stat(path)).size / 2));
  return path;
}

async function withLargeVideo(): Promise<string> {
  const root = await aFolder({ "media/talk.mp4": "" });
  const video = await open(join(root, "media/talk.mp4"), "w");
  await video.truncate(3 * GIB);
  await video.close();
  return root;
}

async function withLink(): Promise<string> {
  const root = await aFolder({});
  await symlink("/etc/hostname", join(root, "media/host.txt"));
  return root;
}

const xml = (doctype: string) => ({
  "course.xml": `<?xml version="1.0"?>\n${doctype}\n<course url_name="r" org="o" course="c"/>\n`,
});
const entity = '<!DOCTYPE course [<!ENTITY secret SYSTEM "file:///etc/hostname">]>';
const laughs = '<!DOCTYPE course [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const lesson = (body: string | Buffer) =>
  Buffer.concat([Buffer.from("---\nid: a\ntitle: A\n---\n\n"), Buffer.from(body)]);

interface Refusal {
  file: string;
  line?: number;
  message: RegExp;
}

const cases: [string, () => Promise<string>, Refusal][] = [
  ["a text named .zip", () => aFile("notes.zip", "hello"), { file: "notes.zip", message: /not a course archive/ }],
  ["an empty file", () => aFile("empty.zip", ""), { file: "empty.zip", message: /an empty file/ }],
  ["a PDF", () => aFile("book.zip", "%PDF-1.7\n"), { file: "book.zip", message: /looks like a PDF/ }],
  ["a zip bomb", () => aZip({ "media/b.bin": Buffer.alloc(9e6) }), { file: "media/b.bin", message: /200 times/ }],
  ["a name that climbs out", () => aZipNaming("xx/a", "../a"), { file: "../a", message: /./ }],
  ["a symbolic link in a .zip", () => aZip({}, 0o120777), { file: "course.yaml", message: /link or a device/ }],
  ["a symbolic link in a folder", withLink, { file: "media/host.txt", message: /link to another place/ }],
  ["a .zip cut in half", async () => cutOff(await aZip({})), { file: "course.zip", message: /cut off/ }],
  [
    "a .tar.gz cut in half",
    async () => cutOff(await aFile("course.tar.gz", gzipSync(Buffer.alloc(20_000, "lectern course ")))),
    { file: "course.tar.gz", message: /damaged|cut off/ },
  ],
  ["a 3 GB video", withLargeVideo, { file: "media/talk.mp4", message: /2 GiB/ }],
  ["an external entity", () => aFolder(xml(entity), {}), { file: "course.xml", line: 2, message: /declares entities/ }],
  [
    "entities in entities",
    () => aFolder(xml(laughs), {}),
    { file: "course.xml", line: 2, message: /declares entities/ },
  ],
  [
    "a picture that is missing",
    () => aFolder({ "01-m/01-a.md": lesson("Text.\n\nSee ![x](media/none.png).\n") }),
    { file: "01-m/01-a.md", line: 8, message: /media\/none\.png/ },
  ],
  [
    "broken YAML",
    () => aFolder({ "01-m/module.yaml": "id: m\ntitle: [M\n" }),
    { file: "01-m/module.yaml", line: 3, message: /./ },
  ],
  [
    "a setting nobody knows",
    () => aFolder({ "01-m/01-a.quiz.yaml": "questions:\n  - text: A?\n    typ: numeric\n" }),
    { file: "01-m/01-a.quiz.yaml", line: 2, message: /typ/ },
  ],
  [
    "a text in Latin-1",
    () => aFolder({ "01-m/01-a.md": lesson(Buffer.from("One.\nCaf\u00e9\n", "latin1")) }),
    { file: "01-m/01-a.md", line: 7, message: /not UTF-8/ },
  ],
  [
    "a text in UTF-16",
    () => aFolder({ "course.yaml": Buffer.from("\ufefftitle: Sky\n", "utf16le") }),
    { file: "course.yaml", line: 1, message: /UTF-16/ },
  ],
];

describe("an import that is refused", { timeout: 60_000 }, () => {
  test("is of a course that would be taken without its fault", async () => {
    const request = { path: await aFolder({}), owner: { id: teacher.id, isAdmin: false }, dryRun: true };
    expect(await importCourse(deps(), request)).toMatchObject({ carried: { lessons: 1, files: 1 } });
  });

  test.each(cases)("stores nothing of %s and says where it is", async (_name, make, refusal) => {
    const path = await make();
    const before = await everything();
    const owner = { id: teacher.id, isAdmin: false };
    const error = await importCourse(deps(), { path, owner, stagingRoot: at("staging") }).catch((caught) => caught);
    if (!isImportError(error)) throw error;
    const { file, line, message } = error;
    expect({ file, line, message }).toEqual({
      file: refusal.file,
      line: refusal.line ?? line,
      message: expect.stringMatching(refusal.message),
    });
    expect(message).not.toMatch(/\n|undefined|Error:|\bat \//);
    expect(await everything()).toEqual(before);
  });

  test("says everything that is wrong with the parts, and then everything that is wrong between them", async () => {
    const refuse = async (files: Record<string, string>) => {
      const owner = { id: teacher.id, isAdmin: false };
      const error = await importCourse(deps(), { path: await aFolder(files), owner }).catch((caught) => caught);
      if (!isImportError(error)) throw error;
      return [error, ...error.others].map(({ file, line }) => `${file}:${line}`);
    };
    const links = { "01-m/02-b.md": "---\nid: b\ntitle: B\n---\n\n![x](media/none.png)\n" };
    const parts = {
      "course.yaml": "id: 0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a33\ntitel: Sky\nlevel: hard\n",
      "01-m/module.yaml": "id: m\ntitle: [M\n",
      "01-m/01-a.md": "---\nid: a\ntitle: A\nminuts: 3\n---\n\nText.\n",
    };
    expect((await refuse({ ...links, ...parts })).toSorted()).toEqual([
      "01-m/01-a.md:4",
      "01-m/module.yaml:3",
      "course.yaml:1",
      "course.yaml:2",
      "course.yaml:3",
    ]);
    const quiz = "questions:\n  - text: A?\n    typ: numeric\n";
    expect(await refuse({ ...links, "01-m/01-a.quiz.yaml": quiz })).toEqual([
      "01-m/01-a.quiz.yaml:2",
      "01-m/02-b.md:6",
    ]);
  });

  test.each(cases.filter(([, , { file }]) => file.endsWith(".zip") || file === "media/b.bin" || file === "../a"))(
    "at the portal leaves of %s the upload's row with its error and no bytes",
    async (_name, make, refusal) => {
      const path = await make();
      const before = await everything();
      const name = path.slice(folder.length + 1);
      const { importId } = await receiveCourseFile(depsOf(database.db, teacher, clock), storage, {
        body: createReadStream(path),
        name,
      });
      await runImport(deps(), { importId, folder: at("staging") });
      const upload = await database.db.uploadedContent.findUniqueOrThrow({ where: { id: importId } });
      expect(upload).toMatchObject({ state: "FAILED", error: { file: refusal.file } });
      const { uploaded_content = 0, outbox_event = 0 } = before.rows;
      // Room was set aside for the file while it came: the sums of its owner stay.
      const added = { uploaded_content: uploaded_content + 1, outbox_event: outbox_event + 1, storage_use: 1 };
      const rows = { ...before.rows, ...added };
      expect(await everything()).toEqual({ ...before, rows });
    },
  );
});

const hostile = join(env.TEST_DATA ?? "", "hostile");

describe.skipIf(!env.TEST_DATA || !existsSync(hostile))("the hostile samples", { timeout: 60_000 }, () => {
  test("are each refused with one plain error, and none stores anything", async () => {
    const before = await everything();
    const names = await readdir(hostile);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const request = { path: join(hostile, name), owner: { id: teacher.id, isAdmin: false } };
      const error = await importCourse(deps(), { ...request, stagingRoot: at("staging") }).catch((caught) => caught);
      expect(isImportError(error) && error.file, name).toBeTruthy();
    }
    expect(await everything()).toEqual(before);
  });
});
