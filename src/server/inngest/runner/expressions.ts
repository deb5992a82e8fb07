import "server-only";
import { parse } from "@marcbachmann/cel-js";
import type { JobEvent } from "./protocol";

/** `event` is the one that started the run; `async` is the one that a wait or a cancellation looks at. */
export type Facts = { event: JobEvent; async?: JobEvent };

const programs = new Map<string, ReturnType<typeof parse>>();

function evaluate(expression: string, facts: Facts): unknown {
  let program = programs.get(expression);
  if (program === undefined) {
    program = parse(expression);
    programs.set(expression, program);
  }
  return program(facts);
}

/** Throws if the expression (CEL, as Inngest's are) cannot be parsed: for a check at start. */
export function checkExpression(expression: string): void {
  parse(expression);
}

/** True if the expression holds. One that names a field which the events lack does not hold. */
export function holds(expression: string | undefined, facts: Facts): boolean {
  if (expression === undefined) return true;
  try {
    return evaluate(expression, facts) === true;
  } catch {
    return false;
  }
}

/** The text of a key expression such as "event.data.courseId"; "" where it names a missing field, so that those share one key. */
export function keyOf(expression: string | undefined, event: JobEvent): string {
  if (expression === undefined) return "";
  try {
    const value = evaluate(expression, { event });
    return typeof value === "string" ? value : String(value);
  } catch {
    return "";
  }
}
