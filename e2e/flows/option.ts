import { randomUUID } from "node:crypto";

/** An option of a choice, or a text that a short answer takes, as its author's editor sends it. */
export const option = (text: string, isCorrect: boolean) => ({
  id: randomUUID(),
  text,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
});
