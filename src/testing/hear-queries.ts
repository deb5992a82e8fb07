import { TRPCError } from "@trpc/server";
import { isAppError } from "@/lib/app-error";
import type { Person } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import { allProcedures } from "./all-procedures";
import type { TestClock } from "./clock";
import { depsOf } from "./deps-of";
import { leastInput } from "./likely-input";
import { callProcedure } from "./policy/procedures/call";

interface Asked {
  person: Person;
  clock: TestClock;
  /** What inputs are made of, by the name of a field; each of them is asked about. */
  things: readonly ReadonlyMap<string, unknown>[];
  /** By the path of a query: what else it is asked, beside the least. */
  more?: Readonly<Record<string, readonly object[]>>;
}

/** All that a person is told by the queries of the site, and by which. What was asked counts as told: an answer about an id says whose it is. */
export async function hearQueries(db: Db, { person, clock, things, more = {} }: Asked): Promise<Map<string, string[]>> {
  const heard = new Map<string, string[]>();
  for (const [path, { _def }] of [...allProcedures].filter(([, { _def }]) => _def.type === "query")) {
    for (const known of things) {
      const input = _def.inputs.length > 0 ? leastInput(_def.inputs, new Map(known)) : undefined;
      for (const further of [{}, ...(more[path] ?? [])]) {
        const said: string[] = [];
        const whole = input && { ...input, ...further };
        const listen = (words: string) => said.push(`${JSON.stringify(whole)} ${words}`);
        await callProcedure(depsOf(db, person, clock), path, whole, listen).catch(ifInvalid);
        heard.set(path, [...(heard.get(path) ?? []), ...said]);
      }
    }
  }
  return heard;
}

/** An input that no schema of the procedure takes says nothing; anything else that fails is a fault. */
function ifInvalid(error: unknown): void {
  const isExpected = error instanceof TRPCError && (error.code === "BAD_REQUEST" || isAppError(error.cause));
  if (!isExpected) throw error;
}
