import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/env/server";
import { exportCourse } from "@/features/interchange/server/export-course";
import { type ImportDeps, type ImportReport, importCourse } from "@/features/interchange/server/import-course";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { type TestDatabase, testDatabase } from "@/testing/database";
import { isTaken } from "@/testing/every-course";
import { aPerson } from "@/testing/factories/person";

/** Files of a course. */
const LARGE = 30;

const here = testDatabase();
const clock = aClock();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  await here.db.category.create({ data: { slug: "computing", name: "Computing" } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function hashOf(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

/** Path and hash of each file under a folder. */
async function contentOf(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.sort().map(async (file) => [file.slice(root.length), await hashOf(file)] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

interface Site {
  bring(path: string, options?: { publish?: boolean }): Promise<ImportReport>;
  /** Exports as a folder and as a .zip; what is in the one and the hash of the other. */
  takeOut(slug: string, name: string): Promise<{ files: Record<string, string>; zip: string }>;
}

/** A database and a storage of their own, with one instructor in it. */
async function aSite({ db }: TestDatabase, name: string): Promise<Site> {
  const storage = new LocalStorage({ folder: join(folder, name), secret: `the secret of ${name}`, linkPath: "/files" });
  const deps: ImportDeps = { db, storage, now: clock.now };
  const { id } = await aPerson(db, { role: "INSTRUCTOR" });
  const owner = { id, isAdmin: false };
  return {
    bring: (path, options = {}) =>
      importCourse(deps, { path, owner, stagingRoot: join(folder, "staging"), ...options }),
    takeOut: async (slug, out) => {
      for (const path of [join(folder, out), join(folder, `${out}.zip`)]) await exportCourse(deps, { slug, path });
      return { files: await contentOf(join(folder, out)), zip: await hashOf(join(folder, `${out}.zip`)) };
    },
  };
}

const demo = (name: string) => fileURLToPath(new URL(`../../../../prisma/seed/courses/${name}`, import.meta.url));
const sample = (path: string) => join(env.TEST_DATA ?? "", path);
const courses = [
  demo("estimation-without-fear"),
  demo("reading-a-tide-table"),
  demo("sql-for-people-who-count"),
  sample("olx/oxa-kitchen-sink.tar.gz"),
  sample("olx/openedx-demo-course.tar.gz"),
  sample("curricula/Web-Dev-For-Beginners"),
  sample("common-cartridge/course-1"),
  sample("common-cartridge/canvas_cc_gem_course.imscc"),
  sample("qti/1.2-canvas-all-question-types"),
  sample("qti/2.x-packages/qti22.zip"),
  sample("qti/3.0-examples"),
  sample("qti/3.0-kennisnet-2"),
]
  .filter(isTaken)
  .map((path) => ({ path, name: path.split("/").at(-1) ?? path }));

describe.each(courses)("$name, exported", { timeout: 120_000 }, ({ path, name }) => {
  const elsewhere = testDatabase({ isElsewhere: true });

  test.skipIf(!existsSync(path))(
    "is the same to the byte after an import over itself and into an empty site, as folder and as .zip",
    async () => {
      const site = await aSite(here, `${name}-here`);
      const { course, carried } = await site.bring(path, { publish: true });
      const out = join(folder, `${name}-1`);
      const first = await site.takeOut(course.slug, `${name}-1`);
      expect(Object.keys(first.files)).toContain("/course.yaml");

      await cp(out, join(folder, "a-copy-of-it"), { recursive: true });
      // Of a large course either form is taken once: the folder here, the archive into the empty site.
      const isLarge = carried.files > LARGE;
      for (const form of isLarge ? [join(folder, "a-copy-of-it")] : [join(folder, "a-copy-of-it"), `${out}.zip`]) {
        const again = await site.bring(form);
        expect(again).toMatchObject({ isNew: false, conflicts: [], notes: [], carried, course: { slug: course.slug } });
      }
      await rm(join(folder, "a-copy-of-it"), { recursive: true });
      expect(await site.takeOut(course.slug, `${name}-2`)).toEqual(first);

      expect(await elsewhere.db.course.count()).toBe(0);
      const emptySite = await aSite(elsewhere, `${name}-elsewhere`);
      const there = await emptySite.bring(`${out}.zip`);
      expect(there).toMatchObject({ isNew: true, notes: [], carried, course: { slug: course.slug } });
      expect(await emptySite.takeOut(course.slug, `${name}-3`)).toEqual(first);
      if (isLarge) return;
      expect(await emptySite.bring(out)).toMatchObject({ isNew: false, conflicts: [], notes: [], carried });
      expect(await emptySite.takeOut(course.slug, `${name}-4`)).toEqual(first);
    },
  );
});
