import type { Column } from "../policy/procedures/people";
import type { Scene } from "../policy/procedures/scene";

/** A running site with the scene of the policy's tables in its database. */
export interface ProbedSite {
  /** Without a slash at its end. */
  url: string;
  scene: Scene;
  /** What each of the people is signed in with; a guest with nothing. */
  cookies: Partial<Record<Column, string>>;
}

/** What one part of the probe tried and what it found; findings are lines for people to read, and none is what should be there. */
export interface Part {
  name: string;
  tried: number;
  findings: string[];
}

interface Question {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  cookie?: string | undefined;
  body?: string;
  /** Of the sender; limits count by it. */
  from?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Empty for what never ends. */
  body: string;
  milliseconds: number;
}

const mostMilliseconds = 60_000;

/** Asks the site and follows nothing. Rejects when no answer comes within a minute. */
export async function ask(
  url: string,
  { method = "GET", headers = {}, cookie, body, from = "203.0.113.1" }: Question = {},
): Promise<Answer> {
  const began = performance.now();
  const leaving = new AbortController();
  const answer = await fetch(url, {
    method,
    headers: { "x-forwarded-for": from, ...headers, ...(cookie ? { cookie } : {}) },
    ...(body === undefined ? {} : { body }),
    redirect: "manual",
    signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(mostMilliseconds)]),
  });
  const isEndless = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const text = isEndless ? "" : await answer.text();
  if (isEndless) leaving.abort();
  return { status: answer.status, headers: answer.headers, body: text, milliseconds: performance.now() - began };
}

/** A call of a procedure as the browser's client sends it; `json` is the input as it goes over the line, undefined for none. */
export function callOverHttp(
  url: string,
  { path, isMutation, json }: { path: string; isMutation: boolean; json: string | undefined },
  who: Pick<Question, "cookie" | "from">,
): Promise<Answer> {
  const address = `${url}/api/trpc/${path}`;
  if (isMutation)
    return ask(address, {
      ...who,
      method: "POST",
      headers: { "content-type": "application/json" },
      ...(json === undefined ? {} : { body: json }),
    });
  return ask(json === undefined ? address : `${address}?input=${encodeURIComponent(json)}`, who);
}

/** Why a call was refused, as its answer says; null where it does not. */
export function reasonIn({ body }: Answer): string | null {
  try {
    const told = JSON.parse(body) as { error?: { data?: { reason?: string } } };
    return told.error?.data?.reason ?? null;
  } catch {
    return null;
  }
}

/** Works through them, several at a time. */
export async function forEach<Thing>(
  things: readonly Thing[],
  atOnce: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const waiting = [...things];
  const workOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
}
