import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { localeCookie, localeHeader, pickLocale } from "@/i18n/locales";
import { personCookie, personCookieText } from "@/lib/page-person";
import { viewCookies } from "@/server/auth/view-cookies";
import { prepareData } from "@/server/cache/data-pages";
import { type Asker, type PageContext, withPageContext } from "@/server/cache/page-context";
import { answerCall, findCall } from "./answer-call";
import { answerFile, FILES_PATH } from "./answer-file";
import { bodyLimitFor, enforceBodyLimit, enforceBodyTime } from "./body-limit";
import { findClientAddress, findDoubtedProxy } from "./client-address";
import { makeScriptMark, markingPolicy } from "./content-security-policy";
import type { AnswerOptions, Exchange, WebLog } from "./exchange";
import { holdAndSend } from "./hold-and-send";
import { stopIntercepting } from "./intercept";
import { awaitSameRender, beginRender, findConstant, findPage, findPageOfData, type StoredAnswer } from "./page-cache";
import { hasSession, normalizeQuery, pageKey } from "./page-key";
import { readCookie } from "./read-cookie";
import { isMeantForPage, isReadable, NOT_PAGES } from "./readable-request";
import { isForged, isOtherLoopbackName } from "./request-origin";
import { isSecretAddress, loggedPath, secretAddressHeaders } from "./secret-address";
import { securityHeaders } from "./security-headers";
import { PROCESS_HEADER, STATEMENTS_HEADER, sendStored } from "./send";
import { sendLastResort } from "./send-last-resort";

/** Headers that only this server may set, and one that would switch off a part of Next. */
const OURS = /^(?:x-lectern-|x-middleware-|x-nextjs-rewrite|content-security-policy)/;

/** Everything that is between the socket and Next: language, cache, policy, limits, compression, last words. */
export function makeAnswerer(options: AnswerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = new Map(securityHeaders(options.appUrl.protocol === "https:"));
  const warnOfProxy = makeProxyWarning(options);
  return (request, response) => {
    const exchange = openExchange(request, response, options);
    warnOfProxy(request);
    response.setHeaders(headers);
    if (exchange.isSecret) response.setHeaders(new Map(secretAddressHeaders));
    response.setHeader("x-request-id", exchange.requestId);
    if (options.isUnderTest) response.setHeader(PROCESS_HEADER, process.pid);
    if (options.isStopping()) response.setHeader("connection", "close");
    logWhenDone(exchange, options.log);
    answer(exchange, options).catch((error: unknown) => fail(exchange, options, error));
  };
}

/** Says once that a proxy is not believed: the visitors behind it meet their limits together. */
function makeProxyWarning({ isProxy, log }: AnswerOptions): (request: IncomingMessage) => void {
  let isSaid = false;
  return ({ socket, headers }) => {
    if (isSaid) return;
    const proxy = findDoubtedProxy(socket.remoteAddress, headers["x-forwarded-for"], isProxy);
    if (proxy === null) return;
    isSaid = true;
    log.warn(
      { proxy },
      "X-Forwarded-For of this peer is not believed: all behind it count as one visitor; name it in TRUSTED_PROXIES",
    );
  };
}

function openExchange(request: IncomingMessage, response: ServerResponse, options: AnswerOptions): Exchange {
  const address = request.url ?? "/";
  const mark = address.indexOf("?");
  const path = mark < 0 ? address : address.slice(0, mark);
  const query = mark < 0 ? "" : address.slice(mark + 1);
  const locale = pickLocale({
    cookie: readCookie(request.headers.cookie, localeCookie) ?? null,
    acceptLanguage: request.headers["accept-language"] ?? null,
    underTest: options.isUnderTest,
  });
  const isSecret = isSecretAddress(path);
  const mayShare = !options.isDev && !NOT_PAGES.test(path) && !isSecret;
  const key = mayShare ? pageKey(request, path, query, locale) : null;
  // Made for pages alone.
  let scriptMark: string | undefined;
  return {
    request,
    response,
    address,
    path,
    query,
    isSecret,
    locale,
    key,
    requestId: randomUUID(),
    get scriptMark() {
      scriptMark ??= makeScriptMark();
      return scriptMark;
    },
    startedAt: Date.now(),
  };
}

function leadToSetup(response: ServerResponse): void {
  response.writeHead(307, { location: "/setup", "cache-control": "no-store" }).end();
}

/**
 * True for what Next's client asks for ahead of a click. No page of ours has a loading state, so all it could get is the
 * title, for two renders a link; told that there is nothing, it asks for the whole page once it is wanted.
 */
function isPrefetch({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers["next-router-prefetch"] !== undefined;
}

async function answer(exchange: Exchange, options: AnswerOptions): Promise<void> {
  const { request, response, address, path, key } = exchange;
  if (!isReadable(path)) return sendLastResort(exchange, options, 400, "unreadable");
  if (!NOT_PAGES.test(path) && isOtherLoopbackName(request, options.appUrl)) {
    const location = options.appUrl.origin + address;
    return void response.writeHead(307, { location, "cache-control": "no-store" }).end();
  }
  if ((request.method === "GET" || request.method === "HEAD") && request.headers.range === undefined) {
    const constant = findConstant(address);
    if (constant) return sendStored(request, response, constant);
  }
  if (!NOT_PAGES.test(path) && path !== "/setup" && (await options.needsSetup?.())) return leadToSetup(response);
  if (!options.isDev && isPrefetch(request)) return void response.writeHead(204, { "cache-control": "no-store" }).end();
  if (key !== null) {
    const page = findPage(key) ?? (await awaitSameRender(key));
    if (page) return sendStored(request, response, page);
  }
  if (isForged(request, options.appUrl.origin)) return sendLastResort(exchange, options, 403, "forged");
  const limit = bodyLimitFor(path, options.bodyLimits);
  if (!enforceBodyLimit(request, limit, () => request.destroy())) return refuseBody(exchange, options);
  enforceBodyTime(request, limit, options.bodyLimits);
  if (!NOT_PAGES.test(path) && !isMeantForPage(request))
    return void response.writeHead(405, { allow: "GET, HEAD, POST", connection: "close" }).end();
  if (options.files && path.startsWith(FILES_PATH)) return answerFile(options.files, exchange);
  prepareRequest(exchange, options);
  const call = findCall(exchange);
  await (call ? answerCall(call, exchange, options) : render(exchange, options));
}

async function render(exchange: Exchange, options: AnswerOptions): Promise<void> {
  const { request, response, key, locale, requestId } = exchange;
  request.headers["content-security-policy"] = markingPolicy(exchange.scriptMark);
  const finish = key === null ? undefined : beginRender(key);
  try {
    await withPageContext(
      async (context) => {
        context.onAsker = (asker) => tellDevice(exchange, context, asker, options);
        const made = await findMadeOfSameData(exchange, context, options);
        if (made) return sendStored(request, response, made);
        const sent = holdAndSend(exchange, context, options, finish);
        await options.handler(request, response);
        await sent.settled();
      },
      { locale, requestId },
    );
  } finally {
    finish?.();
  }
}

/** Tells the device who its person is, and gives it what they chose elsewhere, with this very answer: the page is right before its first paint. */
function tellDevice(
  { request, response, path }: Exchange,
  context: PageContext,
  { id, view }: Asker,
  { appUrl }: AnswerOptions,
): void {
  // A call that stores a choice finds the one before it: only pages tell.
  if (response.headersSent || NOT_PAGES.test(path)) return;
  const isSecure = appUrl.protocol === "https:";
  const cookies = view ? viewCookies(view, request.headers.cookie, isSecure) : [];
  if (readCookie(request.headers.cookie, personCookie) !== id) cookies.push(personCookieText(id, isSecure));
  if (cookies.length === 0) return;
  context.deviceCookies = cookies;
  response.setHeader("set-cookie", cookies);
}

/**
 * Signed-in pages that are nothing but their data in HTML: the data is asked for first, as this viewer, and whoever has the
 * same data gets the bytes that were made of it. On a miss the page takes the data as it is.
 */
async function findMadeOfSameData(
  { request: { method, headers }, response, path, query, key, isSecret }: Exchange,
  context: PageContext,
  { isDev, isUnderTest }: AnswerOptions,
): Promise<StoredAnswer | undefined> {
  const isPage = method === "GET" && headers.rsc === undefined && headers["next-action"] === undefined;
  if (isDev || !isPage || key !== null || isSecret || query !== "" || !hasSession(headers.cookie)) return undefined;
  context.memory = new Map();
  context.prepared = await prepareData(path, headers);
  const found = context.prepared && findPageOfData(context.prepared.digest);
  if (found && isUnderTest) response.setHeader(STATEMENTS_HEADER, context.statements);
  return found ?? undefined;
}

/** What Next and our code under it are told about the request. */
function prepareRequest({ request, path, query, key, locale, requestId }: Exchange, options: AnswerOptions): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) if (OURS.test(name)) delete headers[name];
  const address = findClientAddress(request.socket.remoteAddress, headers["x-forwarded-for"], options.isProxy);
  headers["x-forwarded-for"] = address;
  headers["x-lectern-ip"] = address;
  headers["x-lectern-path"] = addressOf(path, query);
  headers["x-lectern-request-id"] = requestId;
  headers[localeHeader] = locale;
  if (!options.isDev && options.appUrl.port !== "0") {
    // Absolute addresses are made from the configuration, never from a Host header that a visitor chose.
    headers["x-forwarded-host"] = options.appUrl.host;
    headers["x-forwarded-proto"] = options.appUrl.protocol.slice(0, -1);
  }
  if (key !== null) {
    const rest = headers.rsc === undefined ? normalizeQuery(query) : query;
    request.url = rest === "" ? path : `${path}?${rest}`;
  }
  // A page asked for its headers is rendered all the same, for their sake; Node leaves the body out.
  if (request.method === "HEAD" && !NOT_PAGES.test(path)) request.method = "GET";
}

/** The page as a visitor would name it, without what Next's client adds. */
function addressOf(path: string, query: string): string {
  const plain = query.replace(/(?:^|&)_rsc(?:=[^&]*)?(?=&|$)/, "").replace(/^&/, "");
  return plain === "" ? path : `${path}?${plain}`;
}

/** Answers before the body has been read, so the connection cannot be used again. */
function refuseBody(exchange: Exchange, options: AnswerOptions): Promise<void> {
  exchange.response.setHeader("connection", "close");
  return sendLastResort(exchange, options, 413, "too_large");
}

function fail(exchange: Exchange, options: AnswerOptions, error: unknown): void {
  const { response, requestId, path } = exchange;
  options.log.error({ err: error, requestId, path: loggedPath(path) }, "a request failed");
  stopIntercepting(response);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const name of ["content-encoding", "content-length", "etag", "set-cookie", "link"]) response.removeHeader(name);
  sendLastResort(exchange, options, 500, "failed").catch(() => response.destroy());
}

function logWhenDone({ request, response, path, requestId, startedAt }: Exchange, log: WebLog): void {
  const { method } = request;
  response.once("close", () => {
    const facts = {
      requestId,
      method,
      path: loggedPath(path),
      status: response.statusCode,
      milliseconds: Date.now() - startedAt,
    };
    if (response.statusCode >= 500) log.warn(facts, "answered with an error");
    else if (response.statusCode === 401 || response.statusCode === 403) log.info(facts, "refused");
    else log.debug(facts, "answered");
  });
}
