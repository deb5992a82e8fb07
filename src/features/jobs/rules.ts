export const runStates = ["QUEUED", "RUNNING", "SLEEPING", "WAITING", "COMPLETED", "FAILED", "CANCELLED"] as const;
export type RunState = (typeof runStates)[number];

/** The lists of runs. */
export const runTabs = ["all", "running", "waiting", "failed"] as const;
export type RunTab = (typeof runTabs)[number];

/** Which states are on a list; none names all. */
export const tabStates = {
  all: [],
  running: ["QUEUED", "RUNNING"],
  waiting: ["SLEEPING", "WAITING"],
  failed: ["FAILED"],
} as const satisfies Record<RunTab, readonly RunState[]>;

export const runsAPage = 30;
/** Counts go no further: what is beyond is said to be more. */
export const mostCounted = 1000;

export const hasEnded = (state: RunState): boolean =>
  state === "COMPLETED" || state === "FAILED" || state === "CANCELLED";

/** The state of a run, as the page says it: one that failed and will be tried again is not at work. */
export type RunStanding = RunState | "RETRYING" | "SKIPPED";

export function standingOf({
  state,
  wakeAt,
  errorName,
}: {
  state: RunState;
  wakeAt: Date | null;
  errorName: string | null;
}): RunStanding {
  if (state === "RUNNING" && wakeAt !== null && errorName !== null) return "RETRYING";
  if (state === "CANCELLED" && errorName === "FunctionOffError") return "SKIPPED";
  return state;
}

/** Which standings a number of tries belongs to: of a run that is over it would be that of its last call alone. */
export const countsTries = (standing: RunStanding): boolean =>
  standing === "RUNNING" || standing === "RETRYING" || standing === "FAILED";

const prefix = "lectern-";

/** A function's id without the name of the application, as people read it and as it is in addresses. */
export const functionName = (functionId: string): string =>
  functionId.startsWith(prefix) ? functionId.slice(prefix.length) : functionId;

export const functionIdOf = (name: string): string => `${prefix}${name}`;
