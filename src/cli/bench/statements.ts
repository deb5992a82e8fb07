import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/server/db/pool";
import { CommandError } from "../command-error";
import type { Answering, BenchCourse } from "./fixtures";
import { forgetKeptPages } from "./grow-site";
import { mostStatements, statementsHeader } from "./page-budgets";
import { mutate, stranger, type Visitor } from "./visitor";

export interface JourneyPage {
  path: string;
  viewer: Visitor;
  /** As figures name it. */
  name: string;
}

interface Cast {
  url: string;
  course: BenchCourse;
  student: Visitor;
  instructor: Visitor;
  /** Two students with a running attempt: the second one's is handed in for its review. */
  attempts: readonly [Answering, Answering];
}

/** Every page that the way from the landing page to the certificate, and from import to publishing, leads over. */
export async function listJourney({ url, course, student, instructor, attempts }: Cast): Promise<JourneyPage[]> {
  const anyone = stranger(url);
  const lesson = (id: string) => `/learn/${course.slug}/${id}`;
  const [running, ended] = attempts;
  const { attemptId } = ended.next();
  await mutate(ended.learner, "assessment.submit", { attemptId });
  const { rows } = await getPool().query<{ number: string; draftId: string }>(
    `SELECT (SELECT number FROM certificate ORDER BY issued_at LIMIT 1) AS number,
            (SELECT c.id FROM course c JOIN course_instructor i ON i.course_id = c.id AND i.is_active
               JOIN email_address e ON e.user_id = i.user_id AND e.email_key = 'instructor@demo.test'
              WHERE c.state = 'DRAFT' LIMIT 1) AS "draftId"`,
  );
  const { number, draftId } = rows[0] ?? {};
  const place = lesson(course.assessedId);
  return [
    { name: "landing", path: "/", viewer: anyone },
    { name: "catalogue", path: "/courses", viewer: anyone },
    { name: "catalogue, signed in", path: "/courses", viewer: student },
    { name: "catalogue, searched", path: "/courses?q=reading+tabel", viewer: anyone },
    { name: "course page", path: `/courses/${course.slug}`, viewer: anyone },
    { name: "course page, signed in", path: `/courses/${course.slug}`, viewer: student },
    { name: "sign-in", path: "/sign-in", viewer: anyone },
    { name: "sign-up", path: "/sign-up", viewer: anyone },
    { name: "dashboard", path: "/dashboard", viewer: student },
    { name: "lesson", path: lesson(course.readingId), viewer: anyone },
    { name: "lesson, signed in", path: lesson(course.readingId), viewer: student },
    { name: "start screen", path: place, viewer: running.learner },
    { name: "attempt", path: `${place}/attempt`, viewer: running.learner },
    { name: "review", path: `${place}/attempt/${attemptId}`, viewer: ended.learner },
    { name: "certificates", path: "/certificates", viewer: student },
    { name: "verify", path: "/verify", viewer: anyone },
    ...(number ? [{ name: "verification", path: `/verify/${number}`, viewer: anyone }] : []),
    { name: "portal", path: "/instructor/courses", viewer: instructor },
    ...(draftId ? [{ name: "own course", path: `/instructor/courses/${draftId}`, viewer: instructor }] : []),
    ...(draftId ? [{ name: "publish", path: `/instructor/courses/${draftId}/publish`, viewer: instructor }] : []),
  ];
}

/** Statements for each page's first answer, with nothing kept in memory. */
export async function countStatements(pages: readonly JourneyPage[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    await forgetKeptPages();
    counts.set(page.name, await askUncached(page));
  }
  return counts;
}

async function askUncached({ name, path, viewer }: JourneyPage): Promise<number> {
  for (let tries = 0; tries < 40; tries++) {
    const answer = await fetch(viewer.url + path, {
      redirect: "manual",
      headers: viewer.cookie ? { cookie: viewer.cookie } : {},
    });
    await answer.text();
    if (answer.status !== 200) throw new CommandError(`${name} (${path}) answered ${answer.status}.`);
    const count = answer.headers.get(statementsHeader);
    if (count !== null) return Number(count);
    // A kept copy: the notice to forget it is still on its way.
    await sleep(25);
  }
  throw new CommandError(`${path} doesn't report its number of statements.`);
}

/** Of the count on a small site and on a larger one. */
export function judgeStatements(small: ReadonlyMap<string, number>, large: ReadonlyMap<string, number>) {
  return [...large].flatMap(([name, count]) => [
    { what: `${name}: ${count} statements, at most ${mostStatements}`, isKept: count <= mostStatements },
    {
      what: `${name}: ${count} statements on a larger site, ${small.get(name)} before`,
      isKept: count <= (small.get(name) ?? 0),
    },
  ]);
}
