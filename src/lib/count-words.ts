const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Words of a text in any language, by the boundaries of Unicode (UAX #29): the same number in the browser as on the server. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}
