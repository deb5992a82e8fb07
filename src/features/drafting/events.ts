import type { Stage } from "./suggestions";

/** A source of a draft waits to be read; ids only. */
export interface SourceAdded {
  name: "drafting/source-added";
  data: { sourceId: string };
}

/** A run of a stage was started, or is to go on. */
export interface StageAsked {
  name: `drafting/${Stage}-asked`;
  data: { runId: string; instructorId: string };
}

/** A run of a stage has come to its end automatically, done or failed; not one that its author stopped. Ids only. */
export interface RunEnded {
  name: "drafting/run-ended";
  data: { runId: string };
}
