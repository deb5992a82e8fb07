import { seededNumbers } from "@/lib/seeded-numbers";
import type { Asked } from "@/testing/scripted-model";

type Passage = Asked["passages"][number];

/** Long enough to ask for a word of it. */
const firstSentence = ({ text }: Passage): string => text.split(/(?<=[.!?])\s+/u)[0]?.trim() ?? "";

/** Words that say something: long ones, as they are. */
const wordsOf = (text: string): string[] => [...new Set(text.match(/\p{L}{6,}/gu) ?? [])];

/** Questions for a word that is left out of a sentence; the key always comes first, as models like it. */
export function askForWords(passages: readonly Passage[], seed: string, most = 4): object[] {
  const next = seededNumbers(seed);
  const mixed = <T>(all: readonly T[]): T[] =>
    all
      .map((each) => ({ each, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ each }) => each);
  return mixed(passages)
    .flatMap((passage) => {
      const sentence = firstSentence(passage);
      const [key] = mixed(wordsOf(sentence));
      const near = passages.filter((other) => other !== passage).flatMap(({ text }) => wordsOf(text));
      const isOther = (word: string) => !passage.text.toLowerCase().includes(word.toLowerCase().slice(0, 5));
      const length = key?.length ?? 0;
      const wrong = mixed([...new Set(near.map((word) => word.toLowerCase()))].filter(isOther)).filter(
        (word) => Math.abs(word.length - length) <= 4,
      );
      if (key === undefined || sentence.length < 40 || wrong.length < 3) return [];
      const options = [key.toLowerCase(), ...wrong.slice(0, 3)].map((text, at) => ({
        text,
        isCorrect: at === 0,
        feedback: at === 0 ? "So it stands in the source." : "The source says something else.",
      }));
      return [
        {
          ...aChoice(sentence.replace(key, "____"), options),
          citations: [{ passage: passage.mark, quote: sentence.slice(0, 200) }],
        },
      ];
    })
    .slice(0, most);
}

function aChoice(sentence: string, options: object[]): object {
  return {
    type: "SINGLE_CHOICE",
    text: `Which word is left out here?\n\n> ${sentence}`,
    options,
    accepted: null,
    value: null,
    tolerance: null,
    unit: null,
    explanation: "See the passage.",
    feedback: "",
    points: 1,
  };
}
