import "server-only";
import { type Grammar, grammars } from "./grammars";
import { languageOf } from "./stop-words";
import { wordsOf } from "./words";

export interface OfflineSpan {
  id: string;
  sourceId: string;
  text: string;
  isHeading: boolean;
  /** Words of the source: no heading, no code, and not only links. */
  isProse: boolean;
}

/** A sentence that can be asked for automatically: `text` is letter for letter in its span. */
export interface Sentence {
  spanId: string;
  text: string;
  /** How its language makes sentences; null where that is not known. */
  grammar: Grammar | null;
  /** Whether it speaks to its reader or of its writer. */
  isPersonal: boolean;
}

const segmenter = new Intl.Segmenter("und", { granularity: "sentence" });
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What authors draw before a paragraph to catch the eye. */
const mark = /^(?:\p{Extended_Pictographic}|\uFE0F|\u200D|[•→▶\s])+/u;

export type GrammarOf = (span: OfflineSpan) => Grammar | null;

/** Spans of a source that tell its language. */
const mostRead = 200;

/**
 * How each passage makes its sentences, told by most of what is under its heading, or, where that is too little, by what its source
 * starts with.
 */
export function grammarsOf(spans: readonly OfflineSpan[]): GrammarOf {
  const ofSource = new Map<string, OfflineSpan[]>();
  const sections: OfflineSpan[][] = [];
  for (const span of spans) {
    const own = ofSource.get(span.sourceId) ?? [];
    if (own.length < mostRead) own.push(span);
    ofSource.set(span.sourceId, own);
    const isNext = span.isHeading || sections.at(-1)?.[0]?.sourceId !== span.sourceId;
    if (isNext) sections.push([span]);
    else sections.at(-1)?.push(span);
  }
  const sourceGrammar = new Map([...ofSource].map(([id, own]) => [id, grammarIn(own)]));
  const known = new Map<string, Grammar | null>();
  for (const section of sections) {
    const grammar = grammarIn(section) ?? sourceGrammar.get(section[0]?.sourceId ?? "") ?? null;
    for (const { id } of section) known.set(id, grammar);
  }
  return ({ id }) => known.get(id) ?? null;
}

function grammarIn(spans: readonly OfflineSpan[]): Grammar | null {
  const language = languageOf(spans.slice(0, mostRead).flatMap(({ text }) => wordsOf(text)));
  return language && grammars[language];
}

/** The sentences of spans that make sense without what is around them: fewer rather than doubtful ones. */
export function askableSentences(spans: readonly OfflineSpan[], grammarOf: GrammarOf): Sentence[] {
  return spans.flatMap((each) => {
    const { id: spanId, text: span, isProse } = each;
    const grammar = grammarOf(each);
    // Only a table has bars.
    if (!isProse || span.includes(" | ")) return [];
    const all = [...segmenter.segment(span)].map(({ segment }) => segment.replace(mark, "").trim());
    const whole = all.filter((text, at) => !endsInAbbreviation(text) && !endsInAbbreviation(all[at - 1] ?? ""));
    return whole
      .filter((text) => isAskable(text, grammar))
      .map((text) => ({ spanId, text, grammar, isPersonal: grammar !== null && holdsWord(grammar.readers, text) }));
  });
}

/** A "sentence" that ends behind an abbreviation is the first half of one. */
const endsInAbbreviation = (text: string): boolean =>
  /(?:^|[\s(])(?:\p{L}|\p{L}\.\s?\p{L}|etc|vs|bzw|ca|cf|dr|mr|mrs|ms|prof|st|no|nr|fig|abb|vgl|usw|resp|approx|inc|ltd|p\. ?ex|np|tzn)\.$/iu.test(
    text,
  );

const isAskable = (text: string, grammar: Grammar | null): boolean =>
  isWellFormed(text) &&
  (grammar === null ||
    !(
      beginsWith(`${grammar.pointers}|${grammar.calls ?? "(?!)"}`, text) ||
      holdsWord(`${grammar.deictics}|${grammar.writers ?? "(?!)"}`, text)
    ));

function isWellFormed(text: string): boolean {
  const hasNoSpaces = unspaced.test(text);
  const words = wordsOf(text).length;
  if (hasNoSpaces ? text.length < 12 || text.length > 120 : words < 7 || words > 36 || text.length > 260) return false;
  if (!/^["“„«(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) || !/[.。．।۔](?:["”“»)])?$/.test(text)) return false;
  // Questions, calls, code, addresses, images: none of them states anything.
  if (/[?!？！{}<>=\\|…•→✅]|https?:|www\.|\(\)|\.{3}|\p{Extended_Pictographic}|:\s/u.test(text)) return false;
  return isBalanced(text);
}

function isBalanced(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g) && count(/["“”„«»]/gu) % 2 === 0;
}

const edge = "(?![\\p{L}\\p{N}])";
const patterns = new Map<string, RegExp>();

/** A regular expression of whole words; made once. */
export function wordPattern(source: string, flags = "iu"): RegExp {
  const known = patterns.get(source + flags);
  if (known) return known;
  const made = new RegExp(source.replaceAll("⟩", edge).replaceAll("⟨", "(?<![\\p{L}\\p{N}])"), flags);
  patterns.set(source + flags, made);
  return made;
}

const beginsWith = (words: string, text: string): boolean => wordPattern(`^["“„«(]?(?:${words})⟩`).test(text);
const holdsWord = (words: string, text: string): boolean => wordPattern(`⟨(?:${words})⟩`).test(text);
