import type { RunningAttempt } from "@/features/assessment/server/get-attempt";

/** A running attempt as its page has it. */
export type ShownAttempt = Omit<RunningAttempt, "type">;
