import "server-only";
import type { IncomingMessage } from "node:http";
import { type AnswerCall, findDirectCall } from "@/server/cache/direct-calls";
import { withPageContext } from "@/server/cache/page-context";
import type { AnswerOptions, Exchange } from "./exchange";
import { STATEMENTS_HEADER } from "./send";

const CALLS_PATH = "/api/trpc/";
const mostBytes = 2 * 1024 * 1024;

/** Who answers this request past Next; undefined for whatever is not one plain call in JSON that a page of ours makes. */
export function findCall({ request: { method, headers }, path, query }: Exchange): AnswerCall | undefined {
  if (method !== "POST" || query !== "" || !path.startsWith(CALLS_PATH)) return undefined;
  if (headers["content-type"] !== "application/json" || !(Number(headers["content-length"]) <= mostBytes))
    return undefined;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return undefined;
  return findDirectCall(path.slice(CALLS_PATH.length));
}

/** Null where the sender has gone, or was cut off. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => resolve(Buffer.concat(parts).toString()));
    request.once("close", () => resolve(null));
  });
}

/** Its request has been prepared as for Next. */
export async function answerCall(
  answer: AnswerCall,
  { request, response, path, locale, requestId }: Exchange,
  { isUnderTest }: AnswerOptions,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) return;
  await withPageContext(
    async (context) => {
      const {
        status,
        headers,
        body: answered,
      } = await answer({
        procedure: path.slice(CALLS_PATH.length),
        body,
        header: (name) => [request.headers[name] ?? null].flat()[0] ?? null,
      });
      if (isUnderTest) response.setHeader(STATEMENTS_HEADER, context.statements);
      response.writeHead(status, {
        ...headers,
        "content-security-policy": "frame-ancestors 'none'",
        "content-length": Buffer.byteLength(answered),
      });
      response.end(answered);
    },
    { locale, requestId },
  );
}
