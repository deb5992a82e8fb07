import { blankAnswer } from "@/features/questions/question-authoring";
import { type ReadFeedback, readFeedback } from "./item-feedback";
import type { ItemKey } from "./item-key";
import { outcomeOf, responseOf } from "./processing";
import type { ItemReading } from "./qti-problem";
import { acceptedTexts, isNumber, numberKey } from "./typed-keys";

/** No one answers that. */
export const wrongText = "\u2063";

/** The one field of an item that is behind its text. */
export function typedKey(reading: ItemReading, name: string, unit: string): ItemKey {
  return isNumber(reading.item.responses.get(name)) ? numericKey(reading, name, unit) : shortKey(reading, name);
}

function numericKey(reading: ItemReading, name: string, numericUnit: string): ItemKey {
  const { value, tolerance } = numberKey(reading, name);
  const right = responseOf(name, ...(value === "" ? [] : [Number(value)]));
  const wrong = responseOf(name, Number(value) + 1e9);
  const words = readFeedback(
    reading,
    [right, wrong].map((response) => ({ response, parts: [] })),
    true,
  );
  const { score } = outcomeOf(reading.item, right);
  return { type: "NUMERIC", numericValue: value, numericTolerance: tolerance, numericUnit, score, ...words.general };
}

function shortKey(reading: ItemReading, name: string): ItemKey {
  const texts = acceptedTexts(reading, name);
  const parts = texts.map((_, at) => `${at}`);
  const probes = texts.map(({ text }, at) => ({ response: responseOf(name, text), parts: [parts[at] ?? ""] }));
  const words = readFeedback(reading, [...probes, { response: responseOf(name, wrongText), parts: [] }], true);
  const answers = texts.map(({ text, ...how }, at) => ({
    ...blankAnswer(reading.means.newId(), text, true),
    ...how,
    explanation: words.of(`${at}`),
  }));
  const [first] = texts;
  const score = first ? outcomeOf(reading.item, responseOf(name, first.text)).score : null;
  return { type: "SHORT_ANSWER", answers, score, ...words.general };
}

/** Written freely and graded by a person. */
export function essayKey(reading: ItemReading, name: string, graderNotes: string): ItemKey {
  return {
    type: "ESSAY",
    answers: [],
    body: { minWords: null, maxWords: null, graderNotes },
    score: null,
    ...writtenWords(reading, name),
  };
}

/** What is said of any answer that a person grades. */
export const writtenWords = (reading: ItemReading, name: string): ReadFeedback["general"] =>
  readFeedback(reading, [{ response: responseOf(name, wrongText), parts: [] }], true).general;
