import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { NextResponse } from "next/server";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { reasonSentence } from "@/i18n/reason-sentence";
import { type ErrorFacts, isAppError, type Reason } from "@/lib/app-error";
import { isImpersonated, isPerson } from "@/policy/actor";
import { judge } from "@/policy/rule";
import { addsFactorFirst } from "@/policy/second-factor";
import { siteRules } from "@/policy/site";
import { depsOfRequest } from "@/server/auth/request-deps";
import { isSameOrigin } from "@/server/auth/same-origin";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";
import { statusOf } from "@/server/trpc/init";
import { retryAfter } from "@/server/trpc/refusal-status";

const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  NextResponse.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

type Refuse = (
  status: number,
  reason: Reason,
  facts?: ErrorFacts,
  headers?: Record<string, string>,
) => Promise<Response>;

/** A refusal as the client of the router gets it. */
const refuseIn =
  (locale: string): Refuse =>
  async (status, reason, facts = {}, headers = {}) =>
    answer(status, { reason, facts, sentence: await reasonSentence({ reason, facts }, locale) }, headers);

/** What is coming, in bytes; null where the sender does not say. */
function announced({ headers }: Request): number | null {
  const length = headers.get("content-length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** A packed course as the body of the request, its name in `?name=`: streamed to storage and imported in the background. */
export async function POST(request: Request): Promise<Response> {
  const deps = await depsOfRequest(request);
  const refuse = refuseIn(deps.locale);
  if (!isSameOrigin(request)) return refuse(403, "common.cross_origin");
  const { actor } = deps;
  if (!isPerson(actor)) return refuse(401, "common.sign_in_required");
  const verdict = judge(deps.actor, {}, () => true, siteRules["course.create"]);
  if (verdict !== "allowed")
    return refuse(403, verdict === "verify-first" ? "accounts.verify_first" : "common.forbidden");
  if (isImpersonated(deps.actor)) return refuse(403, "common.forbidden");
  if (addsFactorFirst(deps.actor, "course.create")) return refuse(403, "accounts.factor_first");
  if (request.body === null || request.headers.get("content-length") === "0") return refuse(422, "interchange.no_file");
  const name = new URL(request.url).searchParams.get("name") ?? "";
  try {
    await deps.limits?.take("heavy", deps);
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
    return answer(
      202,
      await receiveCourseFile({ ...deps, actor }, getStorage(), { body, name, sizeBytes: announced(request) }),
    );
  } catch (error) {
    if (isAppError(error)) return refuse(statusOf(error), error.reason, error.facts, retryAfter(error));
    if (request.signal.aborted) return refuse(499, "common.offline");
    logger.error({ requestId: deps.requestId, err: error }, "a course file could not be taken in");
    return refuse(500, "common.unexpected");
  }
}
