/** What became of the last change of something that saves itself. Machines that know more add their own kinds to these. */
export type SaveStatus<Why = string> =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  /** Not sent; it is on this device. */
  | { kind: "kept" }
  /** Not sent, and sent again at this time. `isKept` says whether it is on this device until then. */
  | { kind: "retrying"; at: Date; isKept: boolean }
  /** The server will not take it. */
  | { kind: "refused"; why: Why };

/** While the line is down: tried again after so many milliseconds. */
export const retryingIn = (ms: number, isKept = true): SaveStatus<never> => ({
  kind: "retrying",
  at: new Date(Date.now() + ms),
  isKept,
});
