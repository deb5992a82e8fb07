import { encode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { startSession } from "@/features/accounts/server/start-session";
import { handlerPolicies } from "@/policy/pages";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { db } from "@/server/db/client";
import { allProcedures } from "@/testing/all-procedures";
import fc from "@/testing/fast-check";
import { badInputs } from "../bad-inputs/bad-values";
import { manyPeople } from "../factories/person";
import { ids } from "../policy/procedures/inputs";
import { ask, callOverHttp, forEach, type Part, type ProbedSite, reasonIn } from "./probed-site";

/** People who were never seen before, so that no limit has counted them. Resolves to the cookies that they are signed in with. */
async function peopleNew({ scene }: ProbedSite, count: number, role: "ADMIN" | "STUDENT"): Promise<string[]> {
  const people = await manyPeople(db, count, role);
  if (role === "STUDENT") {
    const enrolled = {
      courseId: scene.courseId,
      versionId: scene.versionId,
      enrolledAt: new Date("2026-01-10T09:00:00Z"),
      startedAt: new Date("2026-01-10T10:00:00Z"),
    };
    await db.enrollment.createMany({ data: people.map(({ id: userId }) => ({ userId, ...enrolled })) });
  }
  const salt = sessionCookieName(env.APP_URL);
  const cookies: string[] = [];
  for (const { id } of people) {
    const sessionId = await startSession(db, id, { now: () => new Date(), ip: "192.0.2.1", userAgent: "probe" });
    cookies.push(`${salt}=${await encode({ token: { sessionId }, secret: authSecret(), salt })}`);
  }
  return cookies;
}

/** Sends each procedure so many generated bad inputs, half as an admin and half as a student: a refusal with its reason, or it was good. */
export async function probeInputs(site: ProbedSite, { each, seed }: { each: number; seed: number }): Promise<Part> {
  const known = ids(site.scene);
  const part: Part = { name: `procedures, ${each} bad inputs each, seed ${seed}`, tried: 0, findings: [] };
  const procedures = [...allProcedures];
  const admins = await peopleNew(site, procedures.length, "ADMIN");
  const students = await peopleNew(site, procedures.length, "STUDENT");
  await forEach([...procedures.entries()], 4, async ([turn, [path, { _def }]]) => {
    const samples = fc.sample(badInputs(_def.inputs, known), { numRuns: each, seed });
    const cookies = [admins[turn], students[turn]];
    for (const [at, { what, json }] of samples.entries()) {
      const isMutation = _def.type === "mutation";
      // What is in an address has to fit into one.
      if (!isMutation && encodeURIComponent(json).length > 8_000) continue;
      const answer = await callOverHttp(site.url, { path, isMutation, json }, { cookie: cookies[at % 2] });
      part.tried += 1;
      const reason = reasonIn(answer);
      const isGood =
        answer.status < 400 ||
        answer.status === 415 ||
        (answer.status < 500 && reason && reason !== "common.unexpected");
      if (!isGood) part.findings.push(`${path}, ${what}: ${answer.status} ${answer.body.slice(0, 160)}`);
    }
  });
  return part;
}

/** What is in the place of an id or a name: words, numbers, ids of nothing, and what cannot be decoded. */
const segments = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 300 }).map(encodeURIComponent),
  fc.uuid(),
  fc.integer().map(String),
  fc.constantFrom(
    "%ff",
    "%00",
    "%",
    "..%2f..%2fetc%2fpasswd",
    "null",
    "undefined",
    "__proto__",
    "constructor",
    "%27%3B--",
  ),
);

/** Asks each route handler so many times for what is not there or cannot be: any answer below 500. */
export async function probeHandlers(site: ProbedSite, { each, seed }: { each: number; seed: number }): Promise<Part> {
  const routes = Object.keys(handlerPolicies);
  const part: Part = { name: `route handlers, ${each} bad addresses each, seed ${seed}`, tried: 0, findings: [] };
  const askers = [site.cookies.admin, site.cookies.student, undefined];
  await forEach([...routes.entries()], 4, async ([turn, route]) => {
    const places = Math.max(1, route.split("[").length);
    const samples = fc.sample(fc.array(segments, { minLength: places, maxLength: places }), {
      numRuns: each,
      seed: seed + turn,
    });
    for (const [at, values] of samples.entries()) {
      const [query = "", ...parts] = values;
      const address = `${parts.reduce((path, value) => path.replace(/\[[^\]]*\]/, () => value), route)}?path=${query}&as=${query}`;
      const method = at % 4 === 3 ? "POST" : "GET";
      const answer = await ask(`${site.url}${address}`, { method, cookie: askers[at % askers.length] });
      part.tried += 1;
      if (answer.status >= 500)
        part.findings.push(`${method} ${address}: ${answer.status} ${answer.body.slice(0, 160)}`);
    }
  });
  return part;
}
