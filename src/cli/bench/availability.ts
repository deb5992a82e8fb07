import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CommandError } from "../command-error";
import { type Figure, figure, type Verdict } from "./figure";
import { mutate, query, type Visitor } from "./visitor";

const mostMilliseconds = 100;
const between = 10;
const paragraph =
  "## Tides\n\nThe *moon* pulls, $E = mc^2$, and [the sea](https://example.org) follows.\n\n- one\n- two\n\n";
/** By their titles. */
const texts = {
  // As long as the longest chapter of the courses that others wrote.
  "A long chapter": paragraph.repeat(Math.ceil(250_000 / paragraph.length)),
  "Footnotes over and over": `${"[^1] ".repeat(30_000)}\n\n[^1]: a`,
  "Stars over and over": "*a".repeat(5_900),
};

interface Asked {
  url: string;
  student: Visitor;
  instructor: Visitor;
}

async function get({ url, cookie }: Visitor, path: string): Promise<Buffer> {
  const answer = await fetch(url + path, { headers: { cookie } });
  if (answer.status !== 200) throw new CommandError(`${path} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** In a course of its own, published, which the student takes. */
async function publishLessons({ student, instructor }: Asked): Promise<{ courseId: string; lessons: string[] }> {
  const courseId = randomUUID();
  const moduleId = randomUUID();
  const write = (procedure: string, input: object): Promise<{ slug?: string }> =>
    mutate(instructor, procedure, { courseId, ...input });
  await write("studio.builder.create", { sessionId: randomUUID(), title: "Long texts" });
  await write("authoring.outline.addModule", { moduleId, title: "All of them" });
  const lessonIds: string[] = [];
  for (const [title, content] of Object.entries(texts)) {
    const lessonId = randomUUID();
    lessonIds.push(lessonId);
    await write("authoring.outline.addLesson", { lessonId, moduleId, title, kind: "lesson" });
    await write("authoring.lesson.saveTexts", { lessonId, baseRevision: 0, texts: { content } });
  }
  const { slug } = await write("courses.publish", {});
  await mutate(student, "enrollment.enroll", { slug });
  return { courseId, lessons: lessonIds.map((id) => `/learn/${slug}/${id}`) };
}

async function bringIn(teacher: Visitor, packed: Buffer): Promise<void> {
  const answer = await fetch(`${teacher.url}/api/uploads/course?name=again.zip`, {
    method: "POST",
    headers: { cookie: teacher.cookie, origin: teacher.url },
    body: new Uint8Array(packed),
  });
  if (answer.status !== 202) throw new CommandError(`The course was refused: ${answer.status} ${await answer.text()}`);
  const { importId } = (await answer.json()) as { importId: string };
  for (let state = "PENDING"; state === "PENDING" || state === "PROCESSING"; await pause(50))
    ({ state } = await query<{ state: string }>(teacher, "interchange.import", { importId }));
}

/** The longest that /api/health took while this was done, in milliseconds. */
async function watchHealth(url: string, work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  let longest = 0;
  const watch = async () => {
    while (!isDone) {
      const started = performance.now();
      await fetch(`${url}/api/health`);
      longest = Math.max(longest, performance.now() - started);
      await pause(between);
    }
  };
  await Promise.all([done, watch()]);
  return longest;
}

/** Whether the site still answers while one person asks for what costs most. */
export async function measureAvailability(asked: Asked): Promise<{ figures: Figure[]; verdicts: Verdict[] }> {
  const { url, student, instructor } = asked;
  const [certificate] = await query<{ number: string }[]>(student, "certificates.mine", {});
  if (!certificate) throw new CommandError("The demo student has no certificate.");
  await get(student, "/api/health");
  const course = { courseId: "", lessons: [] as string[] };
  const exportOf = () => get(instructor, `/instructor/courses/${course.courseId}/export`);
  const works: Record<string, () => Promise<unknown>> = {
    "the publishing of three long lessons": async () => Object.assign(course, await publishLessons(asked)),
    "the reading of three long lessons": async () => {
      for (const address of course.lessons) await get(student, address);
    },
    "a certificate as PDF": () => get(student, `/certificates/${certificate.number}.pdf`),
    "an export of a course": exportOf,
    "an import of a course": async () => bringIn(instructor, await exportOf()),
  };
  const figures: Figure[] = [];
  const verdicts: Verdict[] = [];
  // The first time of each loads its code as well: that is told of by no verdict.
  for (const work of Object.values(works)) await work();
  for (const [name, work] of Object.entries(works)) {
    const longest = await watchHealth(url, work);
    const what = `/api/health during ${name}`;
    figures.push(figure(`${what}, against the longest allowed`, "milliseconds", longest, mostMilliseconds));
    verdicts.push({ what: `${what}: less than ${mostMilliseconds} ms`, isKept: longest < mostMilliseconds });
  }
  return { figures, verdicts };
}
