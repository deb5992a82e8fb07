import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));
const MIB = 1024 * 1024;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Reads a course in a process of its own, and tells the most memory it ever held, in bytes. As Linux counts the program itself:
 * what `maxRSS` says there is at least what its parent held when it was forked, and this one runs a whole suite.
 */
async function peakOf(course: string): Promise<number> {
  const script = join(folder, "read.mts");
  const source = (name: string) => JSON.stringify(join(root, "src/features/interchange/server", name));
  await writeFile(
    script,
    `import ${JSON.stringify(join(root, "src/server/small-memory.ts"))};
     import { existsSync, readFileSync } from "node:fs";
     import { stageCourse } from ${source("staging/stage-course.ts")};
     import { readCourse } from ${source("read-course.ts")};
     const staged = await stageCourse(process.argv[2], { stagingRoot: process.argv[3] });
     await readCourse(staged);
     await staged.close();
     const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
     console.log(1024 * (Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1]) || process.resourceUsage().maxRSS));`,
  );
  const loader = new URL("../../../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", loader, script, course, join(folder, "staging")], {
    env: { NODE_ENV: "test", PATH: "/usr/bin:/bin", TSX_TSCONFIG_PATH: join(root, "src/cli/tsconfig.json") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of child.stdout) output += String(chunk);
  if (output.trim() === "") throw new Error("the course was not read");
  return Number(output.trim());
}

test("reads a course of 400 MB of video and 3,000 lessons in less than 300 MB of memory", {
  timeout: 240_000,
}, async () => {
  const path = join(folder, "large.zip");
  const video = join(folder, "talk.mp4");
  const file = await open(video, "w");
  await file.truncate(400 * MIB);
  await file.close();
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from("title: Large\n"), "course.yaml");
  zip.addFile(video, "media/talk.mp4", { compress: false });
  for (let module = 1; module <= 30; module += 1) {
    zip.addBuffer(Buffer.from(`title: Module ${module}\n`), `${module}-module/module.yaml`);
    for (let lesson = 1; lesson <= 100; lesson += 1) {
      const text = `---\ntitle: Lesson ${lesson}\n---\n\n${"A sentence with *some* words in it.\n\n".repeat(20)}`;
      zip.addBuffer(Buffer.from(text), `${module}-module/${lesson}-lesson.md`);
    }
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  const peak = await peakOf(path);
  expect(peak).toBeLessThan(300 * MIB);
});
