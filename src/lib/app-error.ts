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

/** An expected failure. `reason` names the words in the client's message catalog, `facts` fill their blanks. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly facts: ErrorFacts = {},
  ) {
    super(reason);
    this.name = "AppError";
    this.status = errorStatus[code];
  }
}

/** True also for an AppError thrown by another copy of this module (the server and the Next bundle each hold one). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "reason" in error && "code" in error;
}
