import type { Action } from "./actions";
import { type Actor, isPerson } from "./actor";

/** What is open to guests, or takes part in adding the second factor. Everything else waits for it. */
const openBefore: ReadonlySet<Action> = new Set<Action>([
  "account.enter",
  "account.leave",
  "account.protect",
  "certificate.exists",
  "certificate.verify",
  "course.read",
  "mail.refuse",
  "preview.read",
  "setup.use",
  "site.read",
]);

/** Whether this person has to add a second factor before they may do this. */
export const addsFactorFirst = (actor: Actor, action: Action): boolean =>
  isPerson(actor) && actor.mustAddFactor === true && !openBefore.has(action);
