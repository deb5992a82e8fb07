import { request } from "node:http";
import { CommandError } from "../command-error";
import type { Answering, BenchCourse } from "./fixtures";
import type { Asked } from "./measure";
import { mutationOf, stranger, type Visitor } from "./visitor";

/** One thing to measure. */
export interface Target {
  name: string;
  ask: (connection: number) => Asked;
  isRight?: (body: string) => boolean;
  /** Each request uses up one prepared person, so bursts are counted and not timed. */
  isCounted?: boolean;
  /** The least share of an empty Next page's requests a second. */
  least?: number;
}

/** As browsers say it. What is written is asked for as it is: its answers are read, and too short to be compressed. */
const encodings = { "accept-encoding": "gzip, deflate, br, zstd" };

const page =
  (visitor: Visitor, path: string) =>
  (_connection: number): Asked => ({
    method: "GET",
    path,
    headers: { ...encodings, ...(visitor.cookie ? { cookie: visitor.cookie } : {}) },
  });

/**
 * Every student in turn, each time at another of the lessons. Their places differ, so that pages are found made only as often
 * as by students who come again, or are where another has stood. A query makes the site render every one of them.
 */
function lessonPages({ course, answering }: Cast, query = ""): (connection: number) => Asked {
  let turn = 0;
  return (connection) => {
    turn += 1;
    const { learner } = answering[turn % answering.length] ?? {};
    const lessonId = course.lessonIds[Math.floor(turn / answering.length) % course.lessonIds.length];
    if (!learner || !lessonId) throw new CommandError("There is no student, or no lesson.");
    return page(learner, `/learn/${course.slug}/${lessonId}${query}`)(connection);
  };
}

interface Cast {
  url: string;
  course: BenchCourse;
  answering: Answering[];
  newcomers: Visitor[];
}

export function listTargets(cast: Cast): Target[] {
  const { url, course, answering, newcomers } = cast;
  const anyone = stranger(url);
  const newcomer = () => {
    const next = newcomers.pop();
    if (!next) throw new CommandError("More enrollments were requested than people were prepared.");
    return next;
  };
  const answer = (connection: number) => {
    const one = answering[connection % answering.length];
    if (!one) throw new CommandError("No attempt is open.");
    return mutationOf(one.learner, "assessment.saveAnswer", one.next());
  };
  return [
    { name: "catalogue", ask: page(anyone, "/courses"), least: 1 },
    { name: "course page", ask: page(anyone, `/courses/${course.slug}`), least: 1 },
    { name: "lesson page, signed in", ask: lessonPages(cast), least: 0.5 },
    { name: "lesson page, signed in, made each time", ask: lessonPages(cast, "?made=now") },
    { name: "answer save", ask: answer, isRight: (body) => body.includes('"isCurrent":true') },
    {
      name: "enrolment",
      ask: () => mutationOf(newcomer(), "enrollment.enroll", { slug: course.slug }),
      isRight: (body) => body.includes('"isNew":true'),
      isCounted: true,
    },
  ];
}

/** The site's answer as it goes over the wire, for the bare server to send. */
export function captureAnswer(url: string, asked: Asked): Promise<{ headers: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(url + asked.path, { method: asked.method, headers: asked.headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode !== 200) {
          return reject(new CommandError(`${asked.method} ${asked.path} answered ${answer.statusCode}.`));
        }
        const body = Buffer.concat(parts);
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(answer.headers)) {
          if (!/^(connection|keep-alive|date|transfer-encoding)$/.test(name)) headers[name] = String(value);
        }
        resolve({ headers: { ...headers, "content-length": String(body.length) }, body });
      });
    });
    sent.on("error", reject);
    sent.end(asked.body);
  });
}
