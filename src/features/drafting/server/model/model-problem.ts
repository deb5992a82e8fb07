import "server-only";

export type ModelReason =
  | "unauthorized"
  | "rate_limited"
  | "unavailable"
  | "timeout"
  | "refused"
  | "invalid_answer"
  | "context_too_long"
  | "stopped";

/** Why a request to a model brought no answer, with what it may have cost all the same. */
export class ModelProblem extends Error {
  override readonly name = "ModelProblem";

  constructor(
    readonly reason: ModelReason,
    readonly facts: {
      /** What the server asked to wait, in milliseconds. */
      retryAfterMs?: number;
      inputTokens?: number;
      outputTokens?: number;
      /** For the ledger. */
      detail?: string;
    } = {},
  ) {
    super(`${reason}${facts.detail ? `: ${facts.detail}` : ""}`);
  }

  /** Whether asking again, later, may bring an answer. */
  get mayPass(): boolean {
    return ["rate_limited", "unavailable", "timeout", "invalid_answer"].includes(this.reason);
  }
}
