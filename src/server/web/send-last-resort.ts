import "server-only";
import type { AnswerOptions, Exchange } from "./exchange";
import { type LastResort, renderLastResortPage } from "./last-resort-page";
import { sendOnce } from "./send";

/** Answers in place of whatever should have: a page of plain words, or JSON where a program asks. */
export async function sendLastResort(
  exchange: Exchange,
  options: AnswerOptions,
  status: number,
  what: LastResort,
  waitSeconds?: number,
): Promise<void> {
  const { request, response, requestId, locale, path } = exchange;
  response.setHeader("cache-control", "no-store");
  if (path.startsWith("/api/")) {
    response.setHeader("content-type", "application/json; charset=utf-8");
    return sendOnce(request, response, {
      status,
      body: Buffer.from(JSON.stringify({ error: what, requestId })),
      mayCompress: false,
    });
  }
  const html = await renderLastResortPage(what, requestId, locale, waitSeconds);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  return sendOnce(request, response, { status, body: Buffer.from(html), mayCompress: !options.isDev });
}
