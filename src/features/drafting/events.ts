import type { Stage } from "./suggestions";

/** A source of a draft waits to be read; ids only. */
export interface SourceAdded {
  name: "drafting/source-added";
  data: { sourceId: string };
}

/** A run of a stage was begun, or is to go on. */
export interface StageAsked {
  name: `drafting/${Stage}-asked`;
  data: { runId: string; instructorId: string };
}
