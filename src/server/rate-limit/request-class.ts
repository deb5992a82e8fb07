import "server-only";

export interface RequestClass {
  /** How many requests within one window a signed-in person may send. */
  person: number;
  /** How many all signed-out visitors of one address may send together: a class of 300 sits behind one. */
  network: number;
  windowSeconds: number;
  /**
   * How many are counted in the process before Postgres is told of them at once: 1 is exact, more is cheaper, and each web
   * process may let as many more through.
   */
  lease: number;
}

const tenMinutes = 600;

/** docs/security.md says what the figures are for; docs/decisions/0020-request-limits.md how they are counted. */
export const requestClasses = {
  /** Saved while someone types, watches or moves about. */
  typing: { person: 6_000, network: 6_000, windowSeconds: tenMinutes, lease: 20 },
  /** Every other change. */
  change: { person: 3_000, network: 6_000, windowSeconds: tenMinutes, lease: 10 },
  /** Ways into an account and back into one. Each has a tighter limit of its own besides. */
  entry: { person: 300, network: 1_200, windowSeconds: tenMinutes, lease: 1 },
  /** What writes to other people: emails, invitations, applications. */
  message: { person: 300, network: 300, windowSeconds: tenMinutes, lease: 1 },
  upload: { person: 3_000, network: 300, windowSeconds: tenMinutes, lease: 5 },
  /** What a model is asked for. */
  draft: { person: 120, network: 60, windowSeconds: tenMinutes, lease: 1 },
  /** Work of seconds: whole courses, lists of everything, printed documents. */
  heavy: { person: 120, network: 300, windowSeconds: tenMinutes, lease: 1 },
  search: { person: 1_200, network: 12_000, windowSeconds: tenMinutes, lease: 20 },
  /** Reading through the API, past the pages. */
  read: { person: 6_000, network: 30_000, windowSeconds: tenMinutes, lease: 50 },
} as const satisfies Record<string, RequestClass>;

export type RequestClassName = keyof typeof requestClasses;
