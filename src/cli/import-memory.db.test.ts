import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aPerson, asActor } from "@/testing/factories/person";
import { runsFactor } from "@/testing/fast-check";
import { highestPeak } from "@/testing/process-memory";
import { bundleOf, bundleProcesses } from "./site/bundle-processes";

const MIB = 1024 * 1024;
/** What an import promises to need less than. */
const PROMISED = 300 * MIB;
const VIDEO_BYTES = 150 * MIB;
/** Of a hundred lessons each; in `npm run soak -- import-memory` 30. */
const modules = runsFactor > 1 ? 30 : 4;

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Under node_modules, because a bundle leaves most packages there. */
const buildFolder = join(root, "node_modules/.cache/lectern", `memory-${process.pid}`);
const database = testDatabase();
const children: ChildProcess[] = [];
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  await packLargeCourse(join(folder, "large.zip"));
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const path of [folder, buildFolder]) await rm(path, { recursive: true, force: true });
});

const sentences = "A sentence with *some* words in it, and [a link](../media/talk.mp4).\n\n";

function quizOf(lesson: number): string {
  const questions = [1, 2, 3].map(
    (number) =>
      `  - text: Question ${number} of lesson ${lesson}?\n    type: true-false\n    answer: ${number % 2 === 0}\n`,
  );
  return `questions:\n${questions.join("")}`;
}

/**
 * Hundreds of lessons, a tenth of them with questions, and a video that would burst the promise were it ever held whole. Its
 * size makes no difference to what is needed: 400 MB of it were measured the same, and take a busy disk a minute.
 */
async function packLargeCourse(path: string): Promise<void> {
  const video = join(folder, "talk.mp4");
  const file = await open(video, "w");
  await file.truncate(VIDEO_BYTES);
  await file.close();
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from("title: Large\n"), "course.yaml");
  zip.addFile(video, "media/talk.mp4", { compress: false });
  for (let module = 1; module <= modules; module += 1) {
    zip.addBuffer(Buffer.from(`title: Module ${module}\n`), `${module}-module/module.yaml`);
    for (let lesson = 1; lesson <= 100; lesson += 1) {
      const text = `---\ntitle: Lesson ${lesson}\n---\n\nOf module ${module}.\n\n${sentences.repeat(5)}`;
      zip.addBuffer(Buffer.from(text), `${module}-module/${lesson}-lesson.md`);
      if (lesson % 10 === 0) zip.addBuffer(Buffer.from(quizOf(lesson)), `${module}-module/${lesson}-lesson.quiz.yaml`);
    }
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

const environment = () => ({
  ...process.env,
  NODE_OPTIONS: "",
  DATABASE_URL: database.url,
  DATA_DIR: env.DATA_DIR,
  TSX_TSCONFIG_PATH: join(root, "src/cli/tsconfig.json"),
});

describe.skipIf(platform() !== "linux")("a large video and all lessons", { timeout: 240_000 * runsFactor }, () => {
  test("come in at the terminal, and again over themselves, with less than 300 MB of memory", async () => {
    const owner = await aPerson(database.db, { role: "INSTRUCTOR" });
    const { email } = await database.db.emailAddress.findFirstOrThrow({ where: { userId: owner.id } });
    for (const round of ["as a new course", "as a revision"]) {
      const child = spawn(
        process.execPath,
        ["src/cli/bootstrap.mjs", "course-import", join(folder, "large.zip"), "--instructor", email, "--json"],
        { cwd: root, env: environment(), stdio: ["ignore", "pipe", "inherit"] },
      );
      children.push(child);
      const output: string[] = [];
      child.stdout.on("data", (chunk) => output.push(String(chunk)));
      const peak = await highestPeak(child, once(child, "close"));
      expect(JSON.parse(output.join("")), round).toMatchObject({
        course: { slug: "large" },
        carried: { lessons: modules * 100, assessments: modules * 10, questions: modules * 30, files: 1 },
        conflicts: [],
      });
      expect(peak, round).toBeGreaterThan(50 * MIB);
      expect(peak, round).toBeLessThan(PROMISED);
    }
  });

  test("come in at the portal with less than 300 MB in each process of the job runner", async () => {
    const teacher = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
    const storage = new LocalStorage({ folder: join(env.DATA_DIR, "files"), secret: authSecret(), linkPath: "/files" });
    const { importId } = await receiveCourseFile(depsOf(database.db, teacher, aClock()), storage, {
      body: createReadStream(join(folder, "large.zip")),
      name: "large.zip",
    });
    await bundleProcesses(buildFolder);
    const child = fork(bundleOf(buildFolder, "jobs"), [], { cwd: root, env: environment() });
    children.push(child);
    const upload = () => database.db.uploadedContent.findUniqueOrThrow({ where: { id: importId } });
    const ended = async () => {
      while (!["DONE", "FAILED"].includes((await upload()).state)) await pause(200);
    };
    const peak = await highestPeak(child, ended());
    expect(await upload()).toMatchObject({
      state: "DONE",
      metadata: { result: { carried: { lessons: modules * 100 } } },
    });
    expect(peak).toBeGreaterThan(50 * MIB);
    expect(peak).toBeLessThan(PROMISED);
  });
});
