import type { SuggestionBody, SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";

/** Markdown of a suggestion that is shown as a lesson or a question shows it. */
function textsIn(body: SuggestionBody): string[] {
  switch (body.kind) {
    case "module":
      return [];
    case "module-plan":
      return [body.description];
    case "block":
      return [body.markdown];
    case "question": {
      const { text, answers, explanation, feedback } = body.question;
      return [text, explanation, feedback, ...answers.flatMap((answer) => [answer.text, answer.explanation])];
    }
    case "landing":
      return typeof body.value === "string" ? [body.value] : [];
  }
}

/** What Markdown could do something to; anything else is shown as it is, and needs no one to render it. */
const marked = /[\\`*_{}[\]<>#$|~&:!\n]|^\s*(?:[-+]|\d+[.)])\s|https?:|www\./;

export const isPlain = (text: string): boolean => !marked.test(text);

/** Every text of these suggestions that has to be rendered, once. */
export function textsOf(suggestions: readonly SuggestionView[]): string[] {
  const all = suggestions.flatMap(({ body }) => textsIn(body));
  return [...new Set(all)].filter((text) => text.trim() !== "" && !isPlain(text));
}

export const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
