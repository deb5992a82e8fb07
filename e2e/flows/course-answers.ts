import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ZipFile } from "yazl";
import type { CourseDocument } from "../../src/features/interchange/course-document";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a course file says, answers included: read from the file itself, in a process of its own. */
export function readCourseFile(path: string): CourseDocument {
  const output = execFileSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "--tsconfig", "src/cli/tsconfig.json", "e2e/flows/print-course.ts", path],
    { cwd: root, maxBuffer: 256 * 1024 * 1024, encoding: "utf8" },
  );
  return JSON.parse(output) as CourseDocument;
}

/** The folder of sample courses, or null on a clone without it. */
export function testData(): string | null {
  const folder = process.env.TEST_DATA || join(root, "../shared/data");
  return existsSync(folder) ? folder : null;
}

/** The folder of a demo course that travels with the project. */
export const shippedCourse = join(root, "prisma/seed/courses/estimation-without-fear");

/**
 * A demo course that travels with the project, packed as a file that a form can take: under another identity and title, because
 * the site that is tested has the course itself already.
 */
export async function packShippedCourse(): Promise<string> {
  const folder = shippedCourse;
  const packed = join(mkdtempSync(join(tmpdir(), "lectern-course-")), "course.zip");
  const zip = new ZipFile();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const text = name === "course.yaml" ? renamed(readFileSync(path, "utf8")) : null;
    if (text === null) zip.addFile(path, name);
    else zip.addBuffer(Buffer.from(text), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(packed));
  return packed;
}

const renamed = (yaml: string): string =>
  yaml
    .replace(/^id: .*$/m, `id: ${randomUUID()}`)
    .replace(/^title: .*$/m, "title: Guessing Well")
    .replace(/^slug: .*$/m, "slug: guessing-well");
