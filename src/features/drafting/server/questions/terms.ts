import "server-only";
import type { Grammar } from "./grammars";
import { type Sentence, wordPattern } from "./sentences";
import { isStopWord } from "./stop-words";
import { contentWords, wordsOf } from "./words";

/** A word or a few that a sentence explains, and where it is in it. */
export interface Term {
  text: string;
  sentence: Sentence;
  start: number;
  end: number;
  /** The article before it that goes with it, when a sentence starts with the two. */
  article: string;
  /** Terms of one kind can be in each other's places: subjects of "is", of "are", entries of one list. */
  kind: string;
}

const MOST_WORDS = 4;
const LONGEST = 40;

/** The term that a sentence defines: what is before "is a ...", or behind "called". */
export function definedTerm(sentence: Sentence): Term | null {
  return subjectOf(sentence) ?? calledBy(sentence);
}

function subjectOf(sentence: Sentence): Term | null {
  const { grammar, text } = sentence;
  if (!grammar) return null;
  const pattern = wordPattern(
    `^(?<article>(?:${grammar.articles})⟩\\s*)?(?<term>[^,:]{2,${LONGEST}}?)(?:\\s\\([^)]{1,40}\\))?\\s(?<copula>${grammar.copulas})\\s(?<kind>${grammar.kinds})(?:⟩|(?<=['’]))`,
  );
  const found = pattern.exec(text)?.groups;
  if (!found?.term || !isTerm(sentence, found.term)) return null;
  const article = found.article ?? "";
  // What defines says something of its own about the term.
  const rest = text.slice(text.indexOf(found.copula ?? "", article.length + found.term.length));
  if (contentWords(rest).length < 4 || isPraise(grammar, rest)) return null;
  const place = { start: 0, end: article.length + found.term.length };
  return {
    sentence,
    text: found.term,
    ...place,
    article: article.trim(),
    kind: `subject ${found.copula}`.toLowerCase(),
  };
}

function calledBy(sentence: Sentence): Term | null {
  const { grammar, text, isPersonal } = sentence;
  // "Create a folder called ..." lets its reader choose a name.
  if (!grammar || isPersonal) return null;
  const pattern = wordPattern(
    `⟨(?:${grammar.called})\\s(?:(?:${grammar.articles})⟩\\s*)?["“„«']?(?<term>[\\p{L}][^,;:.()"”“»]{1,${LONGEST}}?)["”“»']?(?=[,.]|\\s(?:${grammar.joints.split("|")[0]}|${grammar.copulas}|${grammar.called})⟩)`,
    "diu",
  );
  const found = pattern.exec(text);
  const term = found?.groups?.term;
  const place = found?.indices?.groups?.term;
  if (!term || !place || !isTerm(sentence, term) || contentWords(text).length < 6) return null;
  return {
    sentence,
    text: term,
    start: place[0],
    end: place[1],
    article: "",
    kind: `subject ${grammar.copulas.split("|")[0]}`,
  };
}

/** A few words that name something: no small words among them, and not only "the next step". */
function isTerm({ grammar, text }: Sentence, term: string): boolean {
  const words = wordsOf(term);
  if (words.length === 0 || words.length > MOST_WORDS || term.length < 2 || term !== term.trim()) return false;
  if (words.some(isStopWord) || !/^[\p{L}\p{N}]/u.test(term) || /[^\p{L}\p{N}\s'’.+#-]/u.test(term)) return false;
  if (grammar && isVague(grammar, term)) return false;
  // Named again in its own sentence, the gap would be filled beside it.
  const key = ` ${words.join(" ")} `;
  return ` ${wordsOf(text).join(" ")} `.split(key).length === 2;
}

/** "The first parameter", "the next step", "the key": words that take their name from what stood before. */
const isVague = ({ generic, alone = "(?!)", vague }: Grammar, term: string): boolean =>
  wordPattern(`(?:^|\\s)(?:${generic})$|^(?:${alone})$|⟨(?:${vague})⟩`).test(term);

/** "Is an important part": says what someone thinks of it, not what it is. */
const isPraise = ({ copulas, kinds, vague }: Grammar, rest: string): boolean =>
  wordPattern(`^(?:${copulas})\\s(?:${kinds})\\s?(?:(?:\\p{L}+\\s){0,1}(?:${vague})|(?<=the )\\p{L}{3,}est)⟩`).test(
    rest,
  );
