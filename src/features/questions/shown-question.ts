import type { PlacedOption, PublicQuestion } from "./question-type";

/** An author's text, safe to show. */
export interface ShownText {
  html: string;
  /** Phrasing content alone: it may be in a legend, a label or a heading. */
  isInline: boolean;
}

/** A prompt or an option. */
export interface OfferedShown {
  id: string;
  text: ShownText;
}

/** A question as its page shows it. */
export interface ShownQuestion extends Omit<PublicQuestion, "text" | "prompts" | "options" | "picture"> {
  text: ShownText;
  prompts: OfferedShown[];
  options: OfferedShown[];
  picture: { image: ShownText; areas: readonly PlacedOption[] } | null;
}
