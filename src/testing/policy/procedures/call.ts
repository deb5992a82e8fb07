import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import { isAppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { createCaller } from "@/server/trpc/root";

export interface Procedure {
  _def: { type: "query" | "mutation" | "subscription"; inputs: z.ZodType[]; meta?: { action?: string } };
}

/** What came of a call: done, or the code and the reason why not. */
export type Outcome = "done" | `${string} ${string}`;

/** Whom a refusal is about the asker, not about the thing. */
const closed = ["SIGN_IN_REQUIRED", "FORBIDDEN", "NOT_FOUND"];
export const isRefusal = (outcome: Outcome): boolean => closed.includes(outcome.split(" ")[0] ?? "");

type Ask = (input: unknown) => Promise<unknown>;

/** Hears all that a caller is told, as it goes over the line. */
export type Listener = (said: string) => void;

/** Calls a procedure by its path. @throws what is no expected answer: an input that the schema refuses, a bug. */
export async function callProcedure(
  deps: Deps,
  path: string,
  input: unknown,
  listen: Listener = () => undefined,
): Promise<Outcome> {
  const leaving = new AbortController();
  let place: unknown = createCaller(deps, { signal: leaving.signal });
  for (const name of path.split(".")) place = Reflect.get(place as object, name);
  try {
    listen(onTheLine(await beginReading(await (place as Ask)(input))));
    return "done";
  } catch (error) {
    if (!(error instanceof TRPCError && isAppError(error.cause))) throw error;
    const { code, reason, facts } = error.cause;
    listen(onTheLine({ message: error.message, code, reason, facts }));
    return `${code} ${reason}`;
  } finally {
    leaving.abort();
  }
}

const onTheLine = (value: unknown): string => JSON.stringify(value) ?? "";

/** What answers in parts has let no one in before the first is there. */
async function beginReading(answer: unknown): Promise<unknown> {
  if (typeof answer !== "object" || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  const parts = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const first = await parts.next();
  await parts.return?.();
  return first.value;
}
