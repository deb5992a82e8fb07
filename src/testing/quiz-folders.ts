import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { exportCourse } from "@/features/interchange/server/export-course";
import { type ImportReport, importCourse } from "@/features/interchange/server/import-course";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "./clock";
import type { testDatabase } from "./database";
import { aPerson } from "./factories/person";

/** Courses of one lesson with a quiz, brought in from folders and taken out again. */
export function quizFolders(database: Pick<ReturnType<typeof testDatabase>, "db">) {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "lectern-test-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const deps = () => ({
    ...{ db: database.db, now: aClock().now },
    storage: new LocalStorage({ folder: join(root, "files"), secret: "a secret", linkPath: "/files" }),
  });

  /** `id` is that of the course, its lesson and, below, its folder. `files`: by their paths in the course. */
  async function write(id: string, quiz: string, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
    const folder = join(root, id);
    const texts = {
      "course.yaml": `id: ${id}\ntitle: ${id}\nlanguage: en\n`,
      "01-first/module.yaml": "id: first\ntitle: First\n",
      [`01-first/01-${id}.md`]: `---\nid: ${id}\ntitle: ${id}\n---\n\nText.\n`,
      [`01-first/01-${id}.quiz.yaml`]: quiz,
    };
    for (const [path, body] of Object.entries({ ...texts, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), body);
    }
    return folder;
  }

  /** `into`: the address of another person's course. */
  async function bring(folder: string, ownerId: string, into: string | null = null): Promise<ImportReport> {
    return importCourse(deps(), {
      path: folder,
      into,
      owner: { id: ownerId, isAdmin: false },
      stagingRoot: join(root, "staging"),
    });
  }

  return {
    write,
    bring,
    /** In, with what takes it out and in again. */
    async bringQuiz(id: string, quiz: string, files: Readonly<Record<string, Uint8Array>> = {}) {
      const { id: ownerId } = await aPerson(database.db, { role: "INSTRUCTOR" });
      const { course } = await bring(await write(id, quiz, files), ownerId);
      let outs = 0;
      return {
        ownerId,
        /** Into a new folder; `quiz` is its quiz's text. */
        async takeOut(): Promise<{ folder: string; quiz: string }> {
          outs += 1;
          const folder = join(root, `${id}-out-${outs}`);
          await exportCourse(deps(), { slug: course.slug, path: folder });
          return { folder, quiz: await readFile(join(folder, "01-first", `01-${id}.quiz.yaml`), "utf8") };
        },
        bringBack: (folder: string) => bring(folder, ownerId),
      };
    },
  };
}
