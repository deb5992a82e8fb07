import "server-only";
import type { DraftInHand, Passage, StageRequest } from "@/features/drafting/server/stages/stage-of-draft";
import type { Stage } from "@/features/drafting/suggestions";
import { uuidV7 } from "@/lib/uuid-v7";

/** A brief as an author might write it, for whoever tries a prompt without a draft of their own. */
export const sampleDraft = (): DraftInHand => ({
  draftId: uuidV7(),
  courseId: uuidV7(),
  instructorId: uuidV7(),
  brief: {
    topic: "Reading a tide table",
    description: "From why the sea rises to planning a departure. No celestial mechanics.",
    audience: ["Crews of small boats", "No mathematics beyond fractions"],
    objectives: ["Find high and low water for a day and a port", "Compute the height between them"],
    level: "BEGINNER",
    length: "short",
    tone: "plain",
    language: "en",
    minutes: 90,
    price: "",
  },
  hasSources: true,
  note: "",
});

const passages: Passage[] = [
  {
    mark: "P1",
    spanId: "",
    where: "pilot-notes.pdf, page 3",
    text: "High water follows the passage of the moon by an interval that is nearly the same every day at one port.",
  },
  {
    mark: "P2",
    spanId: "",
    where: "pilot-notes.pdf, page 4",
    text: "By the rule of twelfths the sea rises one twelfth of the range in the first hour, two in the second and three in the third.",
  },
];

const outline =
  "1. What moves the sea: The moon; The sun\n2. Reading a table: High and low water; Heights between them";

/** What each stage would be asked for that brief. */
export const sampleRequests: Readonly<Record<Stage, StageRequest>> = {
  outline: { variables: {}, passages, mostTokens: 0 },
  modules: {
    variables: { module: "2. Reading a table: High and low water; Heights between them", outline },
    passages,
    mostTokens: 0,
  },
  lessons: {
    variables: {
      lesson: "Heights between them",
      plan: "The reader can estimate the height of the tide at any hour by the rule of twelfths. One worked example.",
      existing: "1. The table gives heights for high and low water only.",
    },
    passages,
    mostTokens: 0,
  },
  assessments: {
    variables: {
      lesson: "Heights between them",
      text: "In the second hour the sea rises by two twelfths of the range, in the third by three.",
      existing: "",
    },
    passages,
    mostTokens: 0,
  },
  landing: { variables: { outline, existing: "Subtitle: Tides for small boats" }, passages, mostTokens: 0 },
};
