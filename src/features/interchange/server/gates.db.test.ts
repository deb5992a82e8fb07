import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportCourse } from "@/features/interchange/server/export-course";
import { importCourse } from "@/features/interchange/server/import-course";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";

const here = testDatabase();
const clock = aClock();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-gates-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const moduleYaml = `id: second
title: Second
opens:
  afterModules:
    - first
  daysAfterEnrolment: 7
`;
const lessonText = `---
id: two
title: Two
opens:
  after:
    - one
    - nowhere
  on: 2026-12-03T08:00:00.000Z
---

Text.
`;

async function write(name: string): Promise<string> {
  const root = join(folder, name);
  for (const part of ["01-first", "02-second"]) await mkdir(join(root, part), { recursive: true });
  const files = {
    "course.yaml": "format: 1\nid: 0199a1b2-0000-7000-8000-00000000aa01\ntitle: Gates\nslug: gates\nlanguage: en\n",
    "01-first/module.yaml": "id: first\ntitle: First\n",
    "01-first/01-one.md": "---\nid: one\ntitle: One\n---\n\nText.\n",
    "02-second/module.yaml": moduleYaml,
    "02-second/01-two.md": lessonText,
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  return root;
}

describe("what opens when", () => {
  test("comes in with a course, goes out with it and comes in again, the same", async () => {
    const storage = new LocalStorage({ folder: join(folder, "files"), secret: "s", linkPath: "/files" });
    const deps = { db: here.db, storage, now: clock.now };
    const owner = { id: (await aPerson(here.db, { role: "INSTRUCTOR" })).id, isAdmin: false };
    const bring = (path: string) => importCourse(deps, { path, owner, stagingRoot: join(folder, "staging") });
    const report = await bring(await write("in"));
    expect(report.notCarried).toMatchObject([{ where: "Two", what: "gate" }]);
    const gates = await here.db.lessonGate.findMany({ include: { lesson: true, module: true } });
    const idOf = async (sourceKey: string) => (await here.db.lesson.findFirstOrThrow({ where: { sourceKey } })).id;
    const first = await here.db.module.findFirstOrThrow({ where: { sourceKey: "first" } });
    const byKey = gates.map(({ lesson, module, condition }) => [(lesson ?? module)?.sourceKey, condition]);
    expect(Object.fromEntries(byKey)).toEqual({
      second: { afterModules: [first.id], daysAfterEnrolment: 7 },
      two: { afterLessons: [await idOf("one")], opensAt: "2026-12-03T08:00:00.000Z" },
    });

    const out = join(folder, "out");
    await exportCourse(deps, { slug: "gates", path: out });
    expect(await readFile(join(out, "02-second/module.yaml"), "utf8")).toBe(moduleYaml);
    expect(await readFile(join(out, "02-second/01-two.md"), "utf8")).toBe(lessonText.replace("    - nowhere\n", ""));
    expect(await bring(out)).toMatchObject({ isNew: false, conflicts: [], notCarried: [] });

    await here.db.lessonGate.updateMany({
      where: { lessonId: await idOf("two") },
      data: { condition: { daysAfterEnrolment: 3 } },
    });
    expect((await bring(out)).conflicts).toMatchObject([{ where: "Second / Two", what: "lesson" }]);
    const kept = await here.db.lessonGate.findFirst({ where: { lessonId: await idOf("two") } });
    expect(kept?.condition).toEqual({ daysAfterEnrolment: 3 });
  });
});
