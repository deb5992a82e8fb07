import "server-only";
import type { Grammar } from "./grammars";
import { type GrammarOf, type OfflineSpan, wordPattern } from "./sentences";
import type { Term } from "./terms";
import { contentWords, hasWord, wordsOf } from "./words";

const entry = /^(?<term>[\p{L}\p{N}][^:–—?!]{1,40}?)(?::|\s[–—-])\s+(?<meaning>\p{L}.{15,280})$/u;
/** So many in a row make a list of terms; one alone may be anything. */
const LEAST_ENTRIES = 3;
const MOST_WORDS = 5;

/**
 * The terms of lists that say of each what it is, "Ebb: the water falls", told by their form alone: in any language. A term's
 * siblings are those of its own list.
 */
export function findEntries(spans: readonly OfflineSpan[], grammarOf: GrammarOf): Term[] {
  const runs: Term[][] = [[]];
  for (const span of spans) {
    const term = span.isHeading ? null : entryOf(span, grammarOf(span.sourceId));
    if (term) runs.at(-1)?.push(term);
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs
    .filter((run) => run.length >= LEAST_ENTRIES)
    .flatMap((run) => run.map((term) => ({ ...term, kind: `entry ${run[0]?.sentence.spanId}` })));
}

function entryOf({ id: spanId, text }: OfflineSpan, grammar: Grammar | null): Term | null {
  const { term = "", meaning = "" } = entry.exec(text)?.groups ?? {};
  const words = wordsOf(term);
  if (
    words.length === 0 ||
    words.length > MOST_WORDS ||
    /[\n|?{}=;\\]|https?:|www\.|\.{3}|\p{Extended_Pictographic}/u.test(text)
  )
    return null;
  if (/,/.test(term) || (grammar && wordPattern(`⟨(?:${grammar.joints})⟩`).test(term))) return null;
  const said = contentWords(meaning);
  // What names its term again, in whatever form, would give it away.
  if (said.length < 4 || contentWords(term).some((word) => hasWord(said, word)) || /^\P{L}*$/u.test(term)) return null;
  if (
    grammar &&
    wordPattern(
      `^(?:${grammar.generic}|${grammar.alone ?? "(?!)"}|${grammar.places}|${grammar.pointers}|tip|hint|task|todo|warning|important|bonus)(?:⟩|\\s*\\d)`,
    ).test(term)
  )
    return null;
  const sentence = { spanId, text, grammar, isPersonal: false };
  return { text: term, sentence, start: 0, end: term.length, article: "", kind: "entry", isDefined: true };
}
