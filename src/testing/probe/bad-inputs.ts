import { encode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { startSession } from "@/features/accounts/server/start-session";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { db } from "@/server/db/client";
import fc from "@/testing/fast-check";
import { badInputs } from "../bad-inputs/bad-values";
import { aSeat } from "../factories/course";
import { aPerson } from "../factories/person";
import { ids } from "../policy/procedures/inputs";
import { callOverHttp, forEach, type Part, type ProbedSite, reasonIn } from "./probed-site";
import { procedures } from "./procedures";

/** A person who was never seen before, so that no limit has counted them. Resolves to the cookie that they are signed in with. */
async function someoneNew({ scene }: ProbedSite, role: "ADMIN" | "STUDENT"): Promise<string> {
  const { id } = await aPerson(db, { role });
  if (role === "STUDENT")
    await aSeat(db, { userId: id, course: { id: scene.courseId, versionId: scene.versionId, lessonIds: [] } });
  const sessionId = await startSession(db, id, { now: () => new Date(), ip: "192.0.2.1", userAgent: "probe" });
  const salt = sessionCookieName(env.APP_URL);
  return `${salt}=${await encode({ token: { sessionId }, secret: authSecret(), salt })}`;
}

/** Sends each procedure so many generated bad inputs, half as an admin and half as a learner: a refusal with its reason, or it was good. */
export async function probeInputs(site: ProbedSite, { each, seed }: { each: number; seed: number }): Promise<Part> {
  const known = ids(site.scene);
  const part: Part = { name: `procedures, ${each} bad inputs each, seed ${seed}`, tried: 0, findings: [] };
  await forEach([...procedures], 4, async ([path, { _def }]) => {
    const samples = fc.sample(badInputs(_def.inputs, known), { numRuns: each, seed });
    const cookies = [await someoneNew(site, "ADMIN"), await someoneNew(site, "STUDENT")];
    for (const [at, { what, json }] of samples.entries()) {
      const isMutation = _def.type === "mutation";
      // What stands in an address has to fit into one.
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
