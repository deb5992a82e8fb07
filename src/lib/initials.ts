/** What a reader sees as one letter, whatever it is made of. */
const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

const firstOf = (word: string): string => {
  for (const { segment } of letters.segment(word)) return segment;
  return "";
};

/** The first letters of the first and the last word of a name, as capitals where its script has them; of one word, its first. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).flatMap((word) => word.replace(/^[^\p{L}\p{N}]+/u, "") || []);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstOf(word ?? "").toLocaleUpperCase("und")).join("");
}
