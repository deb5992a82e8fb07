import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isDeepStrictEqual } from "node:util";
import type { PageContext } from "@/server/cache/page-context";
import { chooseEncoding, gzipSink, isCompressible } from "./compress";
import { secureHtml } from "./content-security-policy";
import type { AnswerOptions, Exchange } from "./exchange";
import { intercept, plainSink, type RawResponse, stopIntercepting } from "./intercept";
import { type beginRender, keepConstant, keepPageOfData } from "./page-cache";
import { hasSession } from "./page-key";
import { NOT_PAGES, sendsForm } from "./readable-request";
import { loggedPath } from "./secret-address";
import { addVary, makeStoredAnswer, STATEMENTS_HEADER, sendOnce, sendStored } from "./send";
import { sendLastResort } from "./send-last-resort";

const MOST_CONSTANT_BYTES = 4 * 1024 * 1024;

/**
 * Holds back the pages of a handler until they are whole, gives them their policy, keeps what may be kept and sends
 * them; streams everything else. `settled` resolves when a page that was held back has been handed to the socket.
 */
export function holdAndSend(
  exchange: Exchange,
  context: PageContext,
  options: AnswerOptions,
  finish: ReturnType<typeof beginRender> | undefined,
): { settled: () => Promise<void> } {
  const { response } = exchange;
  let sending = Promise.resolve();
  intercept(response, {
    begin: (raw) => {
      // Refused before it has arrived: what is still on its way is not waited for.
      if (response.statusCode >= 400 && !exchange.request.complete) response.setHeader("connection", "close");
      if (context.isTooOften || isBareFailure(exchange) || shouldHold(exchange, options)) return { hold: true };
      tellStatements(exchange, context, options);
      // Pages and files have policies of their own; of what programs ask for, nothing is ever framed.
      if (exchange.path.startsWith("/api/") && !response.hasHeader("content-security-policy"))
        response.setHeader("content-security-policy", "frame-ancestors 'none'");
      return { hold: false, sink: openStream(exchange, raw) };
    },
    complete: (body) => {
      stopIntercepting(response);
      tellStatements(exchange, context, options);
      sending = context.isTooOften
        ? sendTooOften(exchange, context, options)
        : isBareFailure(exchange)
          ? sendInPlaceOfFailure(exchange, options)
          : isHtml(response)
            ? sendPage(exchange, context, options, finish, body)
            : sendPart(exchange, context, finish, body);
      // Who called end() may never come back to ask; `settled` reports the failure.
      sending.catch(() => undefined);
    },
  });
  return { settled: () => sending };
}

/** In place of what a handler made of a limit's refusal. */
function sendTooOften(exchange: Exchange, { retryAfter }: PageContext, options: AnswerOptions): Promise<void> {
  const { response } = exchange;
  for (const name of ["link", "content-disposition", "content-length", "content-encoding"]) response.removeHeader(name);
  const seconds = retryAfter ?? 60;
  response.setHeader("retry-after", String(seconds));
  return sendLastResort(exchange, options, 429, "too_often", seconds);
}

/** Next gave up before there was a page, and says so in two words of English. */
function isBareFailure({ path, response }: Exchange): boolean {
  return response.statusCode === 500 && contentType(response) === "text/plain" && !NOT_PAGES.test(path);
}

/** A form that cannot be taken apart is where Next gives up; what an action throws is rendered as a page. */
function sendInPlaceOfFailure(exchange: Exchange, options: AnswerOptions): Promise<void> {
  for (const name of ["content-length", "etag"]) exchange.response.removeHeader(name);
  return sendsForm(exchange.request)
    ? sendLastResort(exchange, options, 400, "unreadable")
    : sendLastResort(exchange, options, 500, "failed");
}

/** So that tests hold the budget of each page. A kept copy is told without it: sending that one asks nothing. */
function tellStatements({ response }: Exchange, { statements }: PageContext, { isUnderTest }: AnswerOptions): void {
  if (isUnderTest) response.setHeader(STATEMENTS_HEADER, statements);
}

function contentType(response: ServerResponse): string {
  return String(response.getHeader("content-type") ?? "");
}

function isHtml(response: ServerResponse): boolean {
  return contentType(response).startsWith("text/html");
}

/** A page in the form that Next's own client asks for. */
function isRouterData(response: ServerResponse): boolean {
  return contentType(response).startsWith("text/x-component");
}

/** True for text that its sender calls public and unchanging: the files of the build, and drawings like covers. */
function isConstant({ request, response }: Exchange, options: AnswerOptions): boolean {
  if (options.isDev || request.method !== "GET" || response.statusCode !== 200) return false;
  if (!/public(?=.*immutable)/.test(String(response.getHeader("cache-control"))) || response.hasHeader("set-cookie"))
    return false;
  const length = Number(response.getHeader("content-length") ?? 0);
  return length <= MOST_CONSTANT_BYTES && isCompressible(contentType(response));
}

function shouldHold(exchange: Exchange, options: AnswerOptions): boolean {
  if (isHtml(exchange.response)) return true;
  if (exchange.key !== null && isRouterData(exchange.response)) return true;
  return isConstant(exchange, options);
}

async function sendPage(
  { request, response, key, locale, scriptMark, requestId, path, isSecret }: Exchange,
  context: PageContext,
  options: AnswerOptions,
  finish: ReturnType<typeof beginRender> | undefined,
  body: Buffer,
): Promise<void> {
  const secured = secureHtml(body.toString("utf8"), scriptMark, options.policy, options.knownScripts);
  if (secured.refused.length > 0)
    options.log.error({ requestId, path: loggedPath(path), scripts: secured.refused }, "inline scripts refused");
  const status = context.status ?? response.statusCode;
  if (!response.hasHeader("content-security-policy")) {
    response.setHeader("content-security-policy", secured.policy);
    response.setHeader("x-frame-options", "DENY");
  }
  const link = response.getHeader("link");
  if (link !== undefined)
    response.setHeader(
      "link",
      [link].flat().map((part) => String(part).replaceAll(`; nonce="${scriptMark}"`, "")),
    );
  response.setHeader("content-language", locale);
  if (context.retryAfter !== null) response.setHeader("retry-after", String(context.retryAfter));
  addVary(response, ["Cookie", "Accept-Language", "Accept-Encoding"]);
  const answer = { status, body: Buffer.from(secured.html), mayCompress: !options.isDev };
  if (key !== null && mayKeep(response, context, status))
    return keepAndSend({ request, response }, context, finish, answer);
  response.setHeader(
    "cache-control",
    isSecret || hasSession(request.headers.cookie) ? "private, no-store" : "private, no-cache",
  );
  const { prepared, deviceCookies } = context;
  // Equal and not the same: Next puts a copy in its place.
  const isForDevice = deviceCookies !== null && isDeepStrictEqual(response.getHeader("set-cookie"), deviceCookies);
  if (isForDevice) response.removeHeader("set-cookie");
  if (prepared?.isTaken && prepared.isWhole && status === 200 && !response.hasHeader("set-cookie"))
    keepPageOfData(prepared.digest, makeStoredAnswer(response, answer));
  if (isForDevice) response.setHeader("set-cookie", deviceCookies);
  return sendOnce(request, response, answer);
}

/** A page for Next's own client, or something that never changes. */
async function sendPart(
  exchange: Exchange,
  context: PageContext,
  finish: ReturnType<typeof beginRender> | undefined,
  body: Buffer,
): Promise<void> {
  const { request, response, key } = exchange;
  const status = context.status ?? response.statusCode;
  const answer = { status, body, mayCompress: true };
  if (!isRouterData(response) || key === null) {
    addVary(response, ["Accept-Encoding"]);
    const stored = makeStoredAnswer(response, answer);
    keepConstant(exchange.address, stored);
    return sendStored(request, response, stored);
  }
  addVary(response, ["Cookie", "Accept-Language", "Accept-Encoding"]);
  if (mayKeep(response, context, status)) return keepAndSend({ request, response }, context, finish, answer);
  return sendOnce(request, response, answer);
}

function mayKeep(response: ServerResponse, context: PageContext, status: number): boolean {
  return context.isCacheable && (status === 200 || status === 404) && !response.hasHeader("set-cookie");
}

function keepAndSend(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  context: PageContext,
  finish: ReturnType<typeof beginRender> | undefined,
  answer: { status: number; body: Buffer; mayCompress: boolean },
): Promise<void> {
  // Browsers and proxies may keep it too, but ask again each time: only this server knows when it changes.
  response.setHeader("cache-control", "public, max-age=0, must-revalidate");
  const stored = makeStoredAnswer(response, answer);
  finish?.(stored, context.tags, context.until);
  return sendStored(request, response, stored, { isNew: true });
}

function openStream({ request, response }: Exchange, raw: RawResponse) {
  const type = contentType(response);
  const isPlain = !response.hasHeader("content-encoding") && !response.hasHeader("content-range");
  const length = response.getHeader("content-length");
  const isWorthIt = length === undefined || Number(length) >= 1_024;
  const hasBody = request.method !== "HEAD" && response.statusCode !== 204 && response.statusCode !== 304;
  if (!isPlain || !isWorthIt || !hasBody || !isCompressible(type)) return plainSink(raw);
  addVary(response, ["Accept-Encoding"]);
  if (chooseEncoding(request.headers["accept-encoding"]) === "identity") return plainSink(raw);
  response.removeHeader("content-length");
  response.setHeader("content-encoding", "gzip");
  return gzipSink(response, raw);
}
