import { createWriteStream } from "node:fs";
import { link, mkdir, mkdtemp, open, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";
import { type Header, pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { isImportError } from "@/features/interchange/import-error";
import { importLimits } from "@/features/interchange/server/staging/limits";
import { readText } from "@/features/interchange/server/staging/read-text";
import { type StageOptions, stageCourse } from "@/features/interchange/server/staging/stage-course";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusal(path: string, options: StageOptions = {}) {
  const stagingRoot = join(folder, "staging");
  try {
    const staged = await stageCourse(path, { stagingRoot, ...options });
    await staged.close();
  } catch (error) {
    if (!isImportError(error)) throw error;
    expect(await readdir(stagingRoot).catch(() => [])).toEqual([]);
    return { file: error.file, line: error.line, message: error.message };
  }
  return null;
}

async function zipOf(entries: Record<string, string | Buffer>, mode = 0o100644) {
  const path = join(folder, "course.zip");
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name, { mode });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

async function tarOf(entries: { header: Partial<Header> & { name: string }; content?: string | Buffer }[]) {
  const path = join(folder, "course.tar.gz");
  const tar = pack();
  for (const { header, content } of entries) tar.entry(header, content ?? "");
  tar.finalize();
  await pipeline(tar, createGzip(), createWriteStream(path));
  return path;
}

/** A zip whose entry names are edited after packing, as no well-behaved packer would write them. */
async function zipNamed(honest: string, hostile: string) {
  const path = await zipOf({ [honest]: "x" });
  const file = await open(path, "r+");
  const bytes = await file.readFile();
  for (let at = bytes.indexOf(honest); at >= 0; at = bytes.indexOf(honest, at + 1)) bytes.write(hostile, at);
  await file.write(bytes, 0, bytes.length, 0);
  await file.close();
  return path;
}

describe("staging a course", { timeout: 30_000 }, () => {
  test("lists a folder, a zip and a tar.gz alike, without wrapping folder and junk", async () => {
    await mkdir(join(folder, "sky", "01-a"), { recursive: true });
    await writeFile(join(folder, "sky", "course.yaml"), "title: x");
    await writeFile(join(folder, "sky", "01-a", "01-b.md"), "b");
    await writeFile(join(folder, "sky", ".DS_Store"), "junk");
    const zip = await zipOf({ "sky/course.yaml": "title: x", "sky/01-a/01-b.md": "b", "__MACOSX/sky/._x": "junk" });
    const tar = await tarOf([
      { header: { name: "./sky/", type: "directory" } },
      { header: { name: "./sky/course.yaml" }, content: "title: x" },
      { header: { name: "./sky/01-a/01-b.md" }, content: "b" },
    ]);
    for (const path of [join(folder, "sky"), zip, tar]) {
      const staged = await stageCourse(path);
      expect(staged.name).toBe("sky");
      expect([...staged.files.keys()]).toEqual(["01-a/01-b.md", "course.yaml"]);
      const lesson = staged.files.get("01-a/01-b.md");
      expect(lesson && (await readText(lesson))).toBe("b");
      await staged.close();
    }
  });

  test("refuses what is no archive and says what it looks like", async () => {
    const path = join(folder, "course.zip");
    await writeFile(path, "%PDF-1.7 …");
    expect(await refusal(path)).toMatchObject({ file: "course.zip", message: expect.stringContaining("a PDF") });
    expect(await refusal(join(folder, "absent"))).toMatchObject({ message: expect.stringContaining("no such file") });
  });

  test.each(["..", "/x"])("refuses a zip entry whose name starts with %s", async (start) => {
    const honest = "abcdefgh.md";
    const hostile = `${start}/bcdefgh.md`.padEnd(honest.length, "_").slice(0, honest.length);
    expect(await refusal(await zipNamed(honest, hostile))).toMatchObject({ file: hostile });
  });

  test("refuses tar entries that leave the folder, are links or devices", async () => {
    expect(await refusal(await tarOf([{ header: { name: "a/../../etc/passwd" }, content: "x" }]))).toMatchObject({
      file: "a/../../etc/passwd",
    });
    for (const type of ["symlink", "link", "character-device", "fifo"] as const) {
      const tar = await tarOf([{ header: { name: "innocent.md", type, linkname: "/etc/passwd" } }]);
      expect(await refusal(tar)).toMatchObject({ file: "innocent.md", message: expect.stringContaining("link") });
    }
  });

  test("refuses links in a zip and in a folder", async () => {
    expect(await refusal(await zipOf({ "a.md": "/etc/passwd" }, 0o120777))).toMatchObject({ file: "a.md" });
    await mkdir(join(folder, "c"));
    await symlink("/etc/passwd", join(folder, "c", "a.md"));
    expect(await refusal(join(folder, "c"))).toMatchObject({ file: "a.md", message: expect.stringContaining("link") });
  });

  test("refuses two names that fall together when capitals and accents are set aside", async () => {
    expect(await refusal(await zipOf({ "A/one.md": "1", "a/ONE.md": "2" }))).toMatchObject({ file: "a/ONE.md" });
    const names = ["caf\u00e9.md", "cafe\u0301.md"];
    const tar = await tarOf(names.map((name) => ({ header: { name }, content: "x" })));
    expect(await refusal(tar)).toMatchObject({ file: "caf\u00e9.md" });
    expect(await refusal(await zipOf({ a: "file", "a/b.md": "in a folder of the same name" }))).not.toBeNull();
  });

  test("refuses a bomb by its ratio, in zip and in tar.gz", async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024);
    expect(await refusal(await zipOf({ "zeros.bin": zeros }))).toMatchObject({ file: "zeros.bin" });
    expect(await refusal(await tarOf([{ header: { name: "zeros.bin" }, content: zeros }]))).toMatchObject({
      file: "zeros.bin",
      message: expect.stringContaining("200 times"),
    });
  });

  test("refuses a zip that is about the unpacked size", async () => {
    const path = await zipOf({ "a.txt": "a".repeat(5000) });
    const file = await open(path, "r+");
    const bytes = await file.readFile();
    const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(10, directory + 24);
    await file.write(bytes, 0, bytes.length, 0);
    await file.close();
    expect(await refusal(path)).toMatchObject({ file: "course.zip", message: expect.stringContaining("damaged") });
  });

  test("refuses too many entries, too large a file, too much in all", async () => {
    const limits = { ...importLimits, entries: 3, fileBytes: 100, totalBytes: 150 };
    const many = await zipOf({ a: "1", b: "2", c: "3", d: "4" });
    expect(await refusal(many, { limits })).toMatchObject({ message: expect.stringContaining("More than 3 entries") });
    const large = await zipOf({ a: "x".repeat(101) });
    expect(await refusal(large, { limits })).toMatchObject({
      file: "a",
      message: expect.stringContaining("100 bytes"),
    });
    const much = await tarOf([
      { header: { name: "a" }, content: "x".repeat(90) },
      { header: { name: "b" }, content: "x".repeat(90) },
    ]);
    expect(await refusal(much, { limits })).toMatchObject({ message: expect.stringContaining("150 bytes unpacked") });
  });

  test("refuses a 3 GB video before reading it", async () => {
    const course = join(folder, "c");
    await mkdir(course);
    const video = await open(join(course, "talk.mp4"), "w");
    await video.truncate(3 * 1024 ** 3);
    await video.close();
    expect(await refusal(course)).toMatchObject({ file: "talk.mp4", message: expect.stringContaining("2 GiB") });
  });

  test("refuses archives that are cut off or whose bytes were changed", async () => {
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 7919) % 251));
    const tar = gzipSync(Buffer.concat([noise]));
    const cut = join(folder, "cut.tar.gz");
    await writeFile(cut, tar.subarray(0, tar.length / 2));
    expect(await refusal(cut)).toMatchObject({ file: "cut.tar.gz", message: expect.stringContaining("cut off") });
    const path = await zipOf({ "a.bin": noise });
    const file = await open(path, "r+");
    const bytes = await file.readFile();
    await file.truncate(Math.floor(bytes.length / 2));
    await file.close();
    expect(await refusal(path)).toMatchObject({ message: expect.stringContaining("cut off") });
  });

  test("names file and line of text that is not UTF-8", async () => {
    await mkdir(join(folder, "c"));
    await writeFile(join(folder, "c", "a.md"), Buffer.from("one\ntwo\nca\xe9f\n", "latin1"));
    await link(join(folder, "c", "a.md"), join(folder, "c", "b.md"));
    const staged = await stageCourse(join(folder, "c"));
    const file = staged.files.get("a.md");
    if (!file) throw new Error("a.md is not staged");
    await expect(readText(file)).rejects.toMatchObject({ file: "a.md", line: 3 });
    await staged.close();
  });
});
