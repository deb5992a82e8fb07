import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CourseDocument, LessonDocument } from "@/features/interchange/course-document";
import { isImportError } from "@/features/interchange/import-error";
import { type MediaFile, packFolder, packZip } from "@/features/interchange/server/native/pack-course";
import { readNativeCourse } from "@/features/interchange/server/native/read-native-course";
import { writeNativeCourse } from "@/features/interchange/server/native/write-native-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import type { QuestionDocument } from "@/features/questions/course-files";
import { reviewTimes } from "@/features/questions/review-matrix";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import { anyHotspot } from "@/testing/any-hotspot";
import fc, { type Arbitrary, runsFactor } from "@/testing/fast-check";
import { withLessonsToRead } from "@/testing/with-lessons-to-read";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(path: string) {
  const staged = await stageCourse(path);
  try {
    return await readNativeCourse(staged);
  } finally {
    await staged.close();
  }
}

const mediaOf = (course: CourseDocument): MediaFile[] =>
  course.files.map(({ path, size, localPath }) => ({ path, size, open: async () => createReadStream(localPath) }));

const withoutPlaces = (course: CourseDocument) => ({
  ...course,
  files: course.files.map(({ path, size }) => ({ path, size })),
});

const word = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.replace(/[\r\0]/g, "·"));
const line = word.map((text) => text.replace(/\n/g, " ")).filter((text) => /\S/.test(text));
const prose = fc.array(word, { maxLength: 4 }).map((parts) => parts.join("\n").replace(/[[\]<>:{}]/g, ""));
const key = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);

const units = [
  {},
  { units: { others: [{ unit: "km", factor: "1000" }], asked: false, cost: 0 } },
  { units: { others: [], asked: true, cost: 33.33 } },
];

const question: Arbitrary<QuestionDocument> = fc
  .record({
    sourceKey: key,
    text: line.map((text) => text.replace(/[[\]<>:{}]/g, "")).filter((text) => /\S/.test(text)),
    points: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
    explanation: prose,
    feedback: prose,
  })
  .chain((base) =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom("SINGLE_CHOICE" as const, "TRUE_FALSE" as const), line, prose)
        .map(([type, text, feedback]) => ({
          ...base,
          type,
          options: [
            { text: text.replace(/[[\]<>:{}]/g, "x"), correct: false, feedback },
            { text: "no", correct: true, feedback: "" },
          ],
          numeric: null,
          accepted: [],
        })),
      fc.tuple(word, fc.constantFrom("0", "0.5", "5%"), fc.constantFrom(...units)).map(([unit, tolerance, more]) => ({
        ...base,
        type: "NUMERIC" as const,
        options: [],
        numeric: { value: "3.10", tolerance, unit, ...(unit.trim() !== "" && more) },
        ...(tolerance === "5%" && { penalty: 12.5 }),
        accepted: [],
      })),
      fc.tuple(line, fc.boolean(), fc.boolean(), prose).map(([text, caseSensitive, isRegex, feedback]) => ({
        ...base,
        type: "SHORT_ANSWER" as const,
        options: [],
        numeric: null,
        accepted: [{ text, caseSensitive, isRegex, feedback }],
      })),
      fc
        .record({
          language: fc.constantFrom("python" as const, "cpp" as const, null),
          starter: word,
          graderNotes: prose,
          outputs: fc
            .array(fc.record({ text: line, feedback: prose }), { maxLength: 2 })
            .map((all) => all.map((one, at) => (at > 0 ? { ...one, credit: 33.33 } : one))),
        })
        .map((code) => ({ ...base, type: "CODE" as const, options: [], numeric: null, accepted: [], code })),
      fc
        .record({
          most: fc.integer({ min: 1, max: 10 }),
          accepts: fc.subarray([...fileGroups], { minLength: 1 }),
          megabytes: fc.integer({ min: 1, max: 2000 }),
          graderNotes: prose,
        })
        .map((files) => ({ ...base, type: "FILE_UPLOAD" as const, options: [], numeric: null, accepted: [], files })),
      anyHotspot(line, prose).map((hotspot) => ({ ...base, ...hotspot })),
    ),
  );

const instantIn = (year: number) =>
  fc.nat(364 * 24 * 60).map((minutes) => new Date(Date.UTC(year, 0, 1, 0, minutes)).toISOString());

const times = fc.subarray([...reviewTimes]);

const lesson: Arbitrary<LessonDocument> = fc.record({
  sourceKey: key,
  title: line,
  section: fc.option(line, { nil: null }),
  type: fc.constantFrom("VIDEO", "READING", "INTERACTIVE", "QUIZ", "LAB", "DISCUSSION"),
  activity: fc.constantFrom("WATCH", "READ", "DO", "DISCUSS"),
  required: fc.boolean(),
  access: fc.constantFrom("GUEST", "REGISTERED", "PREMIUM"),
  freePreview: fc.boolean(),
  durationMinutes: fc.option(fc.nat(500), { nil: null }),
  content: prose,
  guestContent: prose,
  registeredContent: prose,
  video: fc.option(
    fc.record({
      url: fc.constant("https://www.youtube.com/watch?v=abcdefghijk"),
      filePath: fc.constant(null),
      captions: fc.constant([]),
      transcript: prose,
      durationSeconds: fc.option(fc.nat(9999), { nil: null }),
    }),
    { nil: null },
  ),
  embedUrl: fc.constantFrom<string | null>(null, "https://phet.colorado.edu/sims/html/x.html"),
  hasLab: fc.boolean(),
  labChecks: fc.array(word, { maxLength: 3 }),
  resources: fc.constant([]),
  assessment: fc.option(
    fc.record({
      title: line,
      description: word,
      passingScore: fc.nat(100),
      maxAttempts: fc.nat(5),
      timeLimitMinutes: fc.nat(90),
      opensAt: fc.option(instantIn(2026), { nil: null }),
      closesAt: fc.option(instantIn(2027), { nil: null }),
      cooldownMinutes: fc.nat(2000),
      shuffleQuestions: fc.boolean(),
      shuffleAnswers: fc.boolean(),
      review: fc.record({ score: times, correctness: times, feedback: times, answers: times }),
      counts: fc.constantFrom("BEST", "LAST", "AVERAGE"),
      feedbackBands: fc.uniqueArray(fc.record({ from: fc.nat(100), text: prose }), {
        maxLength: 3,
        selector: ({ from }) => from,
      }),
      recordsSignals: fc.boolean(),
      hidesNames: fc.boolean(),
      twoGraders: fc.boolean(),
      agreementPercent: fc.nat(100),
      questions: fc.uniqueArray(question, { minLength: 1, maxLength: 4, selector: ({ sourceKey }) => sourceKey }),
    }),
    { nil: null },
  ),
});

const course: Arbitrary<CourseDocument> = fc
  .record({
    originKey: fc.oneof(
      fc.uuid().map((id) => `lectern:${id}`),
      fc.constant("olx:Org/Course/Run 1"),
    ),
    slug: fc.option(fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}$/), { nil: null }),
    title: line,
    subtitle: word,
    description: prose,
    language: fc.constantFrom("en", "pt-BR"),
    level: fc.constantFrom("BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"),
    category: fc.constantFrom<string | null>(null, "science"),
    objectives: fc.array(word, { maxLength: 3 }),
    requirements: fc.array(word, { maxLength: 3 }),
    audience: fc.array(word, { maxLength: 3 }),
    skills: fc.array(word, { maxLength: 3 }),
    price: fc.constantFrom<CourseDocument["price"]>(null, { amountMinor: 1900, currency: "EUR" }),
    hasCertificate: fc.boolean(),
    seo: fc.record({ description: word, keywords: fc.array(word, { maxLength: 2 }) }),
    thumbnail: fc.constant(null),
    durationMinutes: fc.option(fc.nat(500), { nil: null }),
    modules: fc.uniqueArray(
      fc.record({
        sourceKey: key,
        title: line,
        description: prose,
        hidden: fc.boolean(),
        durationMinutes: fc.option(fc.nat(500), { nil: null }),
        lessons: fc.array(lesson, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ sourceKey }) => sourceKey },
    ),
    files: fc.constant<CourseDocument["files"]>([]),
  })
  .map((document) => ({
    ...document,
    modules: document.modules.map((module, index) => ({
      ...module,
      lessons: module.lessons.map((item, position) => ({
        ...item,
        sourceKey: `${item.sourceKey}-${index}-${position}`,
      })),
    })),
  }))
  .map(withLessonsToRead);

describe("a course in our own format", { timeout: 60_000 * runsFactor }, () => {
  test("comes back as it was written, and the second export equals the first", async () => {
    await fc.assert(
      fc.asyncProperty(course, async (document) => {
        const target = await mkdtemp(join(folder, "p-"));
        const texts = await writeNativeCourse(document);
        await packFolder(target, texts, []);
        const { course: again, notes, notCarried } = await read(target);
        expect(again).toEqual(document);
        expect(notes).toEqual([]);
        // The one file that texts here name; its bytes are none of this.
        expect(notCarried.filter(({ why }) => !why.includes('"media/chart.png"'))).toEqual([]);
        expect(await writeNativeCourse(again)).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });

  test("packs to the same bytes twice, and the zip reads like the folder", async () => {
    await writeHandMade(join(folder, "sky"));
    const { course: document } = await read(join(folder, "sky"));
    const texts = await writeNativeCourse(document);
    await packZip(join(folder, "a.zip"), texts, mediaOf(document));
    const zipped = await stageCourse(join(folder, "a.zip"));
    const { course: again } = await readNativeCourse(zipped);
    await packZip(join(folder, "b.zip"), await writeNativeCourse(again), mediaOf(again));
    await packFolder(join(folder, "out"), texts, mediaOf(document));
    await packFolder(join(folder, "out"), texts, mediaOf(document));
    await zipped.close();
    expect((await readFile(join(folder, "a.zip"))).equals(await readFile(join(folder, "b.zip")))).toBe(true);
    expect(withoutPlaces(again)).toEqual(withoutPlaces(document));
    expect(withoutPlaces((await read(join(folder, "out"))).course)).toEqual(withoutPlaces(document));
  });
});

const handMade: Record<string, string> = {
  "course.yaml": "title: Night sky\nlanguage: de\nobjectives:\n  - Name ten\nrequirements:\n",
  "01-first-steps/module.yaml": "title: First steps\n",
  "01-first-steps/01-hello.md":
    "---\ntitle: Hello\n---\n# Hi\n\n![Map](map.svg) and [next](../02-next/01-more.md#a) and `![x](no.png)`\n",
  "01-first-steps/01-hello.quiz.yaml": "questions:\n  - type: true-false\n    text: Flat?\n    answer: false\n",
  "01-first-steps/map.svg": "<svg/>",
  "02-next/01-more.md":
    "---\nid: more\ntitle: More\nvideo:\n  file: media/talk.mp4\n  seconds: 3\n---\n\nSee ![s](../media/star%20map.png).\n",
  "02-next/01-more.transcript.txt": "Hello.\n",
  "media/talk.mp4": "mp4",
  "media/star map.png": "png",
  "README.md": "# About",
};

async function writeHandMade(root: string, changes: Record<string, string | null> = {}) {
  for (const [path, text] of Object.entries({ ...handMade, ...changes })) {
    if (text === null) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

describe("a folder written by hand", { timeout: 30_000 }, () => {
  test("is normalised once, and says so", async () => {
    const { course: document, notes, notCarried } = await read(await writeHandMade(join(folder, "sky")));
    expect(notCarried).toEqual([{ where: "README.md", what: "file", why: expect.any(String) }]);
    expect(notes).toHaveLength(4);
    const [first, second] = document.modules;
    expect(first?.lessons[0]?.content).toBe(
      "# Hi\n\n![Map](media/first-steps/map.svg) and [next](lesson:more) and `![x](no.png)`",
    );
    expect(first?.lessons[0]?.assessment?.questions[0]?.options).toEqual([
      { text: "Wahr", correct: false, feedback: "" },
      { text: "Falsch", correct: true, feedback: "" },
    ]);
    expect(second).toMatchObject({ title: "Next", sourceKey: "next" });
    expect(second?.lessons[0]?.video).toMatchObject({ filePath: "media/talk.mp4", transcript: "Hello." });
    expect(second?.lessons[0]?.content).toBe("See ![s](media/star%20map.png).");
    expect(document.files.map(({ path }) => path)).toEqual([
      "media/first-steps/map.svg",
      "media/star map.png",
      "media/talk.mp4",
    ]);
  });

  test("keeps what it says of decoration, place by place, through a change of paths and an export", async () => {
    const text = "![](../media/star%20map.png#decorative) and ![](media/star%20map.png#meaningful)";
    const root = await writeHandMade(join(folder, "sky"), {
      "02-next/01-more.md": `---\nid: more\ntitle: More\n---\n\n${text}\n`,
      "02-next/01-more.transcript.txt": null,
    });
    const { course } = await read(root);
    await packFolder(join(folder, "again"), await writeNativeCourse(course), mediaOf(course));
    const { course: again } = await read(join(folder, "again"));
    for (const { modules } of [course, again])
      expect(modules[1]?.lessons[0]?.content).toBe(text.replace("../media", "media"));
  });

  test.each<[string, Record<string, string | null>, { file: string; line: number | null; message: RegExp }]>([
    [
      "broken YAML",
      { "course.yaml": "title: a\nlevel: [beginner\n" },
      { file: "course.yaml", line: 3, message: /not valid YAML/ },
    ],
    [
      "an unknown key",
      { "course.yaml": "title: a\nlevle: beginner\n" },
      { file: "course.yaml", line: 2, message: /"levle"/ },
    ],
    [
      "a wrong value",
      { "course.yaml": "title: a\n\nlevel: easy\n" },
      { file: "course.yaml", line: 3, message: /beginner, intermediate/ },
    ],
    [
      "a missing key",
      { "01-first-steps/module.yaml": "hidden: true\n" },
      { file: "01-first-steps/module.yaml", line: 1, message: /title is missing/ },
    ],
    [
      "no course.yaml",
      { "course.yaml": null, "x.txt": "x" },
      { file: "course.yaml", line: null, message: /no course.yaml/ },
    ],
    [
      "no front matter",
      { "02-next/01-more.md": "# Hi\n" },
      { file: "02-next/01-more.md", line: 1, message: /front matter/ },
    ],
    [
      "open front matter",
      { "02-next/01-more.md": "---\ntitle: x\n" },
      { file: "02-next/01-more.md", line: 1, message: /not closed/ },
    ],
    [
      "a missing video",
      { "media/talk.mp4": null },
      { file: "02-next/01-more.md", line: 5, message: /"media\/talk.mp4"/ },
    ],
    [
      "a missing picture",
      { "media/star map.png": null },
      { file: "02-next/01-more.md", line: 9, message: /star map.png/ },
    ],
    [
      "a link to no lesson",
      { "02-next/01-more.md": "---\ntitle: x\n---\n\na\n\n[b](lesson:nope)\n", "02-next/01-more.transcript.txt": null },
      { file: "02-next/01-more.md", line: 7, message: /"nope"/ },
    ],
    [
      "a quiz without lesson",
      { "02-next/03-x.quiz.yaml": "questions: []\n" },
      { file: "02-next/03-x.quiz.yaml", line: null, message: /03-x.md/ },
    ],
    [
      "two correct options",
      {
        "01-first-steps/01-hello.quiz.yaml":
          "questions:\n  - type: single-choice\n    text: a\n    options:\n      - { text: a, correct: true }\n      - { text: b, correct: true }\n",
      },
      { file: "01-first-steps/01-hello.quiz.yaml", line: 4, message: /exactly one/ },
    ],
    [
      "the same id twice",
      { "01-first-steps/01-hello.md": "---\nid: more\ntitle: a\n---\n" },
      { file: "02-next/01-more.md", line: 2, message: /Two lessons/ },
    ],
    [
      "YAML that grows",
      {
        "course.yaml": `title: &a [x,x,x,x,x,x,x,x,x,x]\nskills: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\naudience: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nobjectives: [*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      },
      { file: "course.yaml", line: 1, message: /refers to itself|one text/ },
    ],
  ])("is refused by file and line for %s", async (_name, changes, expected) => {
    const root = join(folder, "sky");
    for (const path of Object.keys(handMade)) if (changes[path] === null) await rm(join(root, path), { force: true });
    await writeHandMade(root, changes);
    for (const [path, text] of Object.entries(changes)) if (text === null) await rm(join(root, path), { force: true });
    const error = await read(root).catch((caught: unknown) => caught);
    if (!isImportError(error)) throw error;
    expect({ file: error.file, line: error.line }).toEqual({ file: expected.file, line: expected.line });
    expect(error.message).toMatch(expected.message);
  });
});
