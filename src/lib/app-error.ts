/** What a caller may expect to fail, with the HTTP status it becomes. Anything else that is thrown is a bug. */
export const errorStatus = {
  SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RULE_BROKEN: 422,
  QUOTA_EXCEEDED: 429,
  UPSTREAM_FAILED: 502,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * No facts, and no sentence in `reasons`: only a browser finds this out, so that the words are among the page's own messages, in
 * `common.refused` or with the place that tells it.
 */
export type FromBrowser = null;

/**
 * Every reason for a refusal, with the facts that go with it (null: none). Each feature adds its own in its `reasons.ts`;
 * the sentence of each is in the message catalog `reasons`, and a check finds one without the other.
 */
export interface Reasons {
  "common.bad_input": ErrorFacts | null;
  "common.cross_origin": null;
  "common.forbidden": ErrorFacts | null;
  "common.not_found": null;
  /** The site didn't answer. */
  "common.offline": FromBrowser;
  /** The page was made for one person, and another is signed in now. */
  "common.other_person": null;
  "common.quota": { retryAfterSeconds: number; minutes: number };
  "common.sign_in_required": null;
  /** Above what the site, or whatever stands before it, takes in one request. */
  "common.too_large": FromBrowser;
  "common.unexpected": null;
  "common.unstorable_text": { path: string };
  /** An admin views the site as someone and changes nothing in their name. */
  "common.viewing_as": null;
}

export type Reason = keyof Reasons;
/** What follows the reason in `new AppError(code, reason, facts)`. */
export type FactsOf<R extends Reason> = null extends Reasons[R]
  ? [facts?: NonNullable<Reasons[R]>]
  : [facts: Reasons[R]];

/** An expected failure. `reason` names its sentence in the message catalog, `facts` fill the blanks. */
export class AppError<R extends Reason = Reason> extends Error {
  readonly status: number;
  readonly facts: ErrorFacts;

  constructor(
    readonly code: ErrorCode,
    readonly reason: R,
    ...[facts]: FactsOf<R>
  ) {
    super(reason);
    this.name = "AppError";
    this.status = errorStatus[code];
    this.facts = facts ?? {};
  }
}

/** True also for an AppError thrown by another copy of this module (the server and the Next bundle each hold one). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "reason" in error && "code" in error;
}
