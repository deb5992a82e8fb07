import "server-only";
import type { Grammar } from "./grammars";
import { type GrammarOf, type OfflineSpan, wordPattern } from "./sentences";
import type { Term } from "./terms";
import { contentWords, hasWord, wordsOf } from "./words";

const entry = /^(?<term>[\p{L}\p{N}][^:–—?!|]{1,40}?)(?::|\s[–—-])\s+(?<meaning>\p{L}.{15,280})$/u;
/** Of a table with two columns. */
const row = /^(?<term>[\p{L}\p{N}][^|?!]{1,40}) \| (?<meaning>\p{L}[^|]{15,280})$/u;
/** So many in a row make a list of terms; one alone may be anything. */
const leastEntries = 3;
const mostWords = 5;

/**
 * The terms of lists and tables that say of each what it is, "Ebb: the water falls", told by their form alone: in any language.
 * A term's siblings are those of its own list.
 */
export function findEntries(spans: readonly OfflineSpan[], grammarOf: GrammarOf): Term[] {
  const runs: Term[][] = [[]];
  let sourceId: string | null = null;
  for (const [at, span] of spans.entries()) {
    const isRow = span.text.includes(" | ");
    // The first row of a table names its columns.
    const isHead = isRow && !spans[at - 1]?.text.includes(" | ");
    const term = span.isProse && !isHead ? entryOf(span, isRow ? row : entry, grammarOf(span)) : null;
    if (span.sourceId !== sourceId || !term) runs.push([]);
    sourceId = span.sourceId;
    if (term) runs.at(-1)?.push(term);
  }
  return runs
    .filter((run) => run.length >= leastEntries && isList(run))
    .flatMap((run) => run.map((term) => ({ ...term, kind: `entry ${run[0]?.sentence.spanId}` })));
}

/** Terms are named once each. */
const isList = (run: readonly Term[]): boolean =>
  new Set(run.map(({ text }) => text.toLowerCase())).size === run.length;

function entryOf({ id: spanId, text }: OfflineSpan, form: RegExp, grammar: Grammar | null): Term | null {
  const { term = "", meaning = "" } = form.exec(text)?.groups ?? {};
  const words = wordsOf(term);
  if (
    words.length === 0 ||
    words.length > mostWords ||
    /[\n?{}=;\\]|https?:|www\.|\.{3}|\p{Extended_Pictographic}/u.test(text)
  )
    return null;
  if (/[,.()/"“”]/.test(term) || (grammar && wordPattern(`⟨(?:${grammar.joints})⟩`).test(term))) return null;
  const said = contentWords(meaning);
  // What names its term again, in whatever form, would give it away.
  if (said.length < 4 || contentWords(term).some((word) => hasWord(said, word)) || /^\P{L}*$/u.test(term)) return null;
  if (grammar && !namesSomething(term, meaning, grammar)) return null;
  const sentence = { spanId, text, grammar, isPersonal: false };
  return { text: term, sentence, start: 0, end: term.length, article: "", kind: "entry" };
}

/** "Tip: ...", "Step 2: ...", "Open the file: ..." name nothing, and "it is what you have seen above" says nothing of what. */
function namesSomething(term: string, meaning: string, grammar: Grammar): boolean {
  const empty = `${grammar.generic}|${grammar.alone ?? "(?!)"}|${grammar.places}|${grammar.pointers}|${grammar.calls ?? "(?!)"}|tips?|hints?|tasks?|todo|warning|important|bonus|default`;
  if (wordPattern(`^(?:${empty})(?:⟩|\\s*\\d)`).test(term)) return false;
  return !wordPattern(`⟨(?:${grammar.deictics}|${grammar.readers})⟩`).test(meaning);
}
