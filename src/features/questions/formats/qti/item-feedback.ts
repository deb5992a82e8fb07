import type { EditedQuestion } from "../../edited-question";
import type { FeedbackElement } from "./item";
import { type Outcome, outcomeOf, type Response, responseOf } from "./processing";
import type { ItemReading } from "./qti-kind";

/** A response that is tried, with the parts of the question that it answers: options, prompts, blanks. */
export interface Probe {
  response: Response;
  parts: readonly string[];
}

export interface ReadFeedback {
  /** What is said of the whole question. */
  general: Pick<EditedQuestion, "explanation" | "feedback">;
  /** What is said of a part, "" where nothing is. */
  of: (part: string) => string;
}

/** No one answers that. */
export const wrongText = "\u2063";

/** What is said of any answer that a person grades. */
export const writtenWords = (reading: ItemReading, name: string): ReadFeedback["general"] =>
  readFeedback(reading, [{ response: responseOf(name, wrongText), parts: [] }], true).general;

/** The identifier of what is shown with the result, whatever the answer; everything else that is always shown explains it. */
export const commentId = "COMMENT";

/**
 * Which words an item has for which part, found by trying. Where responses are of one part each, words belong to all parts that show them;
 * otherwise to the one part without which they are never shown. What depends on anything else isn't imported.
 */
export function readFeedback(
  { item, markdown, tell }: ItemReading,
  probes: readonly Probe[],
  isOneEach: boolean,
): ReadFeedback {
  if (item.feedback.length === 0) return { general: { explanation: "", feedback: "" }, of: () => "" };
  const tried = [{ response: new Map() as Response, parts: [] as readonly string[] }, ...probes].map(
    ({ response, parts }) => ({
      ...{ parts, outcome: outcomeOf(item, response) },
    }),
  );
  const parts = [...new Set(probes.flatMap((probe) => probe.parts))];
  const general: FeedbackElement[] = [];
  const byPart = new Map<string, FeedbackElement[]>();
  for (const element of item.feedback) {
    const shows = (outcome: Outcome) => outcome.shown.has(element);
    if (tried.every(({ outcome }) => shows(outcome))) general.push(element);
    else {
      const owners = parts.filter((part) =>
        tried.every(({ outcome, parts: of }) => (of.includes(part) ? shows(outcome) : isOneEach || !shows(outcome))),
      );
      for (const part of owners) byPart.set(part, [...(byPart.get(part) ?? []), element]);
      const isElsewhere = tried.slice(1).some(({ outcome, parts: of }) => of.length === 0 && shows(outcome));
      if (owners.length === 0 || isElsewhere) tell("feedback");
    }
  }
  const textOf = (elements: readonly FeedbackElement[]) =>
    elements
      .map(({ element }) => markdown(element.children))
      .filter((text) => text !== "")
      .join("\n\n");
  return {
    general: {
      explanation: textOf(general.filter(({ identifier }) => identifier !== commentId)),
      feedback: textOf(general.filter(({ identifier }) => identifier === commentId)),
    },
    of: (part) => textOf(byPart.get(part) ?? []),
  };
}
