import type { Actor } from "./actor";

/** Whether this actor may do this to a thing of which these facts hold. Pure: no clock, no database. */
export type Rule<Facts> = (actor: Actor, facts: Facts) => boolean;

export type Verdict = "allowed" | "sign-in" | "forbidden" | "verify-first" | "hidden";

/**
 * What the asker is told: someone who may not know of the thing learns nothing (hidden), a guest who may know of it is
 * asked to sign in, one whom nothing but an unproved address holds back is told so, everybody else is refused plainly.
 */
export function judge<Facts>(actor: Actor, facts: Facts, visible: Rule<Facts>, allowed: Rule<Facts>): Verdict {
  if (actor.kind === "system") return "allowed";
  if (!visible(actor, facts)) return "hidden";
  if (allowed(actor, facts)) return "allowed";
  if (actor.kind === "guest") return "sign-in";
  return !actor.isVerified && allowed({ ...actor, isVerified: true }, facts) ? "verify-first" : "forbidden";
}
