import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isImportError } from "@/features/interchange/import-error";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Where a course cannot be read, in the order in which it is told. */
async function faultsOf(name: string, files: Record<string, string | Buffer>): Promise<string[]> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), content);
  }
  const staged = await stageCourse(join(folder, name), { stagingRoot: join(folder, "staging") });
  try {
    await readCourse(staged);
    return [];
  } catch (error) {
    if (!isImportError(error)) throw error;
    return [error, ...error.others].map(({ file, line }) => `${file}:${line}`);
  } finally {
    await staged.close();
  }
}

const latin = (text: string) => Buffer.from(text, "latin1");

const olx = {
  "course.xml": '<course url_name="r" org="o" course="c"/>\n',
  "course/r.xml": '<course display_name="Sky">\n<chapter url_name="one"/>\n<chapter url_name="two"/>\n</course>\n',
  "chapter/one.xml":
    '<chapter display_name="One"><sequential display_name="S">\n<vertical url_name="a"/>\n<vertical url_name="b"/>\n</sequential></chapter>\n',
  "chapter/two.xml":
    '<chapter display_name="Two"><sequential display_name="S"><vertical url_name="c"/></sequential></chapter>\n',
  "vertical/a.xml": '<vertical>\n<html url_name="stars"/>\n<html url_name="moons"/>\n</vertical>\n',
  "vertical/b.xml": "<vertical><problem><p>Which?</p></problem></vertical>\n",
  "vertical/c.xml": '<vertical><html url_name="stars"/></vertical>\n',
  "html/stars.xml": '<html filename="stars"/>\n',
  "html/stars.html": "<p>Stars.</p>\n",
  "html/moons.xml": '<html filename="moons"/>\n',
  "html/moons.html": "<p>Moons.</p>\n",
  "policies/r/policy.json": "{}\n",
  "about/overview.html": "<p>About the sky.</p>\n",
};

test("everything that is damaged in an Open edX course is told at once, each once", async () => {
  expect(await faultsOf("whole-olx", olx)).toEqual([]);
  const damaged = {
    ...olx,
    "course.xml": '<course url_name="r" course="c"/>\n',
    "vertical/b.xml": "<vertical>\n<problem>\n</vertical>\n",
    "html/stars.xml": "<html\n",
    "html/moons.xml": '<html filename="planets"/>\n',
    "policies/r/policy.json": latin('{"course/r": {"display_name": "Caf\u00e9"}}\n'),
    "about/overview.html": latin("<p>\nCaf\u00e9</p>\n"),
  };
  expect((await faultsOf("olx", damaged)).toSorted()).toEqual([
    "about/overview.html:2",
    "course/r.xml:1",
    "html/moons.xml:1",
    "html/stars.xml:2",
    "policies/r/policy.json:1",
    "vertical/b.xml:3",
  ]);
});

const markdown = {
  "README.md": "# Sky\n\nAbout it.\n",
  "1-stars/README.md": "# Stars\n",
  "1-stars/1-near.md": "# Near\n",
  "1-stars/2-far.md": "# Far\n",
  "2-moons/1-ours.md": "# Ours\n",
  "notes/old.md": "# Old\n",
  "quiz/quiz-en.json": "[]\n",
};

test("every text that cannot be read in a folder of Markdown is told at once, each once", async () => {
  expect(await faultsOf("whole-markdown", markdown)).toEqual([]);
  const damaged = {
    "README.md": latin("# Sky\n\nCaf\u00e9\n"),
    "1-stars/2-far.md": latin("# Far\n\n\nCaf\u00e9\n"),
    "2-moons/1-ours.md": Buffer.from("\ufeff# Ours\n", "utf16le"),
    "notes/old.md": latin("Caf\u00e9\n"),
    "quiz/quiz-en.json": latin('["Caf\u00e9"]\n'),
  };
  expect((await faultsOf("markdown", { ...markdown, ...damaged })).toSorted()).toEqual([
    "1-stars/2-far.md:4",
    "2-moons/1-ours.md:1",
    "README.md:3",
    "notes/old.md:1",
    "quiz/quiz-en.json:1",
  ]);
});
