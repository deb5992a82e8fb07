import "server-only";
import { blankAnswer, type MarkedBy } from "@/features/authoring/assessment/rules";
import type { EditedQuestion } from "@/features/authoring/assessment/schema";
import { parseDecimal, readDecimals } from "@/lib/decimal";
import { hashText } from "@/lib/seeded-numbers";
import { findEntries } from "./entries";
import { type Exercise, findExercises } from "./exercises";
import { type Figure, statedFigures } from "./figures";
import { judgeQuestions, plainText } from "./gate";
import { inSeededOrder } from "./key-order";
import { asMarkdown } from "./plain-markdown";
import { askableSentences, type GrammarOf, grammarsOf, type OfflineSpan } from "./sentences";
import { definedTerm, namedTerms, type Term } from "./terms";
import { wordsOf } from "./words";

/** A question in the words of a source, made without a model. */
export interface OfflineQuestion {
  question: EditedQuestion;
  /** The sentence that it was made of, as it stands in its span; for an exercise, where it asks and where it answers. */
  cited: { spanId: string; quote: string }[];
  /** What was taken out of the sentence. */
  taken: string;
}

export interface OfflineLesson {
  lessonId: string;
  /** What the sources say on it, in order. */
  spans: readonly OfflineSpan[];
  /** Questions that it has, those suggested before among them. */
  existing: readonly MarkedBy[];
}

interface Means {
  /** All that the sources say: where other terms of the same kind are taken from. */
  spans: readonly OfflineSpan[];
  newId: (name: string) => string;
}

const MOST_A_LESSON = 6;
const MOST_FIGURES = 2;
const MOST_NAMES = 1;
const MOST_DISTRACTORS = 3;
const LEAST_DISTRACTORS = 2;
/** A name that the sources use once is an aside. */
const LEAST_USES = 3;
export const gapSign = "_____";

/**
 * Questions for each lesson out of the sentences of the sources: a gap for a term that they define, for a name, for a figure, and
 * the exercises that stand in them with their keys. Each passes the gate, and none asks what another one does.
 */
export function offlineQuestions(
  lessons: readonly OfflineLesson[],
  { spans, newId }: Means,
): Map<string, OfflineQuestion[]> {
  const source = readSource(spans);
  const made = new Map<string, OfflineQuestion[]>();
  for (const { lessonId, spans: own, existing } of lessons) {
    const candidates = candidatesFor(own, source).flatMap((build) => build(newId) ?? []);
    const others = [...existing, ...[...made.values()].flat().map(({ question }) => question)];
    made.set(lessonId, sound(candidates, others, source.texts));
  }
  return made;
}

interface Source {
  grammarOf: GrammarOf;
  defined: Term[];
  named: Term[];
  texts: ReadonlyMap<string, string>;
}

function readSource(spans: readonly OfflineSpan[]): Source {
  const grammarOf = grammarsOf(spans);
  const sentences = askableSentences(spans, grammarOf);
  return {
    grammarOf,
    defined: oneOfEach([...findEntries(spans, grammarOf), ...sentences.flatMap((each) => definedTerm(each) ?? [])]),
    named: namesOf(spans, sentences.flatMap(namedTerms)),
    texts: new Map(spans.map(({ id, text }) => [id, text])),
  };
}

/** From the best kind to the weakest. */
function candidatesFor(spans: readonly OfflineSpan[], { grammarOf, defined, named }: Source): Build[] {
  const sentences = askableSentences(spans, grammarOf);
  const names = new Set(named.map(({ text }) => text));
  const plain = sentences.filter(({ isPersonal }) => !isPersonal);
  const terms = [...sentences.flatMap((each) => definedTerm(each) ?? []), ...findEntries(spans, grammarOf)];
  const figures = plain.flatMap((each) => statedFigures(each).slice(0, 1)).slice(0, MOST_FIGURES);
  const uses = plain.flatMap((each) =>
    namedTerms(each)
      .filter(({ text }) => names.has(text))
      .slice(0, 1),
  );
  return [
    ...findExercises(spans).map(exerciseQuestion),
    // Some to be typed: to recall is harder than to recognise.
    ...terms.map((term, at) => gapFor(term, defined, at % 3 === 2)),
    ...figures.map(figureQuestion),
    ...uses.slice(0, MOST_NAMES).map((term) => gapFor(term, named, false)),
  ];
}

type Build = (newId: Means["newId"]) => OfflineQuestion | null;

/** Those that pass the gate beside all before them. */
function sound(
  candidates: readonly OfflineQuestion[],
  existing: readonly MarkedBy[],
  texts: ReadonlyMap<string, string>,
): OfflineQuestion[] {
  const kept: OfflineQuestion[] = [];
  for (const candidate of candidates) {
    if (kept.length === MOST_A_LESSON) break;
    const passages = candidate.cited.map(({ spanId }) => texts.get(spanId) ?? "");
    const others = [...existing, ...kept.map(({ question }) => question)];
    const [problems = []] = judgeQuestions([{ question: candidate.question, passages }], others);
    if (problems.length === 0) kept.push(candidate);
  }
  return kept;
}

function oneOfEach(terms: readonly Term[]): Term[] {
  const first = new Map<string, Term>();
  for (const term of terms) if (!first.has(plainText(term.text))) first.set(plainText(term.text), term);
  return [...first.values()];
}

/** The names that the sources use more than by the way. One that they write small too is an ordinary word in a title. */
function namesOf(spans: readonly OfflineSpan[], terms: readonly Term[]): Term[] {
  const small = new Set(spans.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}\p{N}]*/gu) ?? []));
  const uses = new Map<string, number>();
  for (const { text } of terms) uses.set(text, (uses.get(text) ?? 0) + 1);
  const isName = ({ text }: Term) => (uses.get(text) ?? 0) >= LEAST_USES && !small.has(text.toLowerCase());
  return oneOfEach(terms.filter(isName));
}

/** Like in a list, so that none is told by its first letter; a term that has large letters inside is left as it is. */
const asOption = (term: string): string => term.replace(/^\p{Ll}(?=\p{Ll}|\s|$)/u, (sign) => sign.toUpperCase());

/** Distractors are chosen from so many neighbours in the sources: they are about the same. */
const NEIGHBOURS = 6;

/** Other terms of its kind that its sentence does not name and that do not contain each other. */
function distractorsFor(term: Term, known: readonly Term[]): string[] {
  const { text: sentence } = term.sentence;
  const own = new Set(wordsOf(sentence));
  const here = known.findIndex((other) => other.sentence.text === sentence);
  const fits = ({ kind, text, sentence: other }: Term) =>
    kind === term.kind &&
    other.text !== sentence &&
    text.length < 3 * term.text.length + 12 &&
    !wordsOf(text).some((word) => own.has(word));
  const near = known
    .map((other, at) => ({ other, far: Math.abs(at - here), order: hashText(`${sentence} ${other.text}`) }))
    .filter(({ other }) => fits(other))
    .sort((a, b) => a.far - b.far);
  // Among the neighbours the sentence settles which, so that the same are not offered again and again.
  const ordered = [...near.slice(0, NEIGHBOURS).sort((a, b) => a.order - b.order), ...near.slice(NEIGHBOURS)];
  const chosen: string[] = [];
  for (const { text } of ordered.map(({ other }) => other)) {
    if (chosen.length === MOST_DISTRACTORS) break;
    const words = new Set(wordsOf(text));
    if (!chosen.some((other) => wordsOf(other).some((word) => words.has(word)))) chosen.push(text);
  }
  return chosen;
}

const nothing = {
  points: 1,
  explanation: "",
  feedback: "",
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  answers: [],
};

/** A sentence with a gap where its term stood: to choose from others of its kind, or, with too few of them, to be typed. */
function gapFor(term: Term, known: readonly Term[], isTyped: boolean): Build {
  return (newId) => {
    const { sentence, start, end, text } = term;
    const distractors = isTyped ? [] : distractorsFor(term, known);
    const common = {
      ...nothing,
      text: withGap(sentence.text, start, end),
      explanation: explained(sentence.text, text),
    };
    const cited = [{ spanId: sentence.spanId, quote: sentence.text }];
    const name = `${sentence.spanId} ${text} ${start}`;
    if (distractors.length < LEAST_DISTRACTORS) {
      if (!term.isDefined) return null;
      const accepted = [text, ...(term.article === "" ? [] : [`${term.article.toLowerCase()} ${text}`])];
      const answers = accepted.map((each, at) => blankAnswer(newId(`${name} ${at}`), each, true));
      return { question: { ...common, type: "SHORT_ANSWER", answers }, cited, taken: text };
    }
    const options = [text, ...distractors].map((each, at) =>
      blankAnswer(newId(`${name} ${at}`), asMarkdown(asOption(each)), at === 0),
    );
    return {
      question: { ...common, type: "SINGLE_CHOICE", answers: inSeededOrder(options, name) },
      cited,
      taken: text,
    };
  };
}

function figureQuestion({ sentence, start, end, value, written }: Figure): Build {
  return () => ({
    question: {
      ...nothing,
      type: "NUMERIC",
      text: withGap(sentence.text, start, end),
      explanation: explained(sentence.text, written, start),
      numericValue: value,
    },
    cited: [{ spanId: sentence.spanId, quote: sentence.text }],
    taken: written,
  });
}

function exerciseQuestion({ text, options, key, cited }: Exercise): Build {
  return (newId) => {
    const name = `${cited[0]?.spanId} ${text}`;
    const asked = { ...nothing, text: asMarkdown(text) };
    const made = (question: EditedQuestion) => ({ question, cited, taken: key });
    if (options.length > 1) {
      // In the order of the source: an exercise of the author's stays as it was set.
      const answers = options.map((each, at) => blankAnswer(newId(`${name} ${at}`), asMarkdown(each), each === key));
      return made({ ...asked, type: "SINGLE_CHOICE", answers });
    }
    const [number, ...more] = readDecimals(key);
    if (number && more.length === 0 && parseDecimal(key)) return made({ ...asked, type: "NUMERIC", numericValue: key });
    // What nobody would type the same way cannot be marked.
    if (wordsOf(key).length > 3) return null;
    return made({ ...asked, type: "SHORT_ANSWER", answers: [blankAnswer(newId(name), key, true)] });
  };
}

const withGap = (sentence: string, start: number, end: number): string =>
  asMarkdown(sentence.slice(0, start)) + gapSign + asMarkdown(sentence.slice(end));

/** The sentence as it stands in the source, with what was taken out of it in bold. */
function explained(sentence: string, taken: string, from = 0): string {
  const at = sentence.indexOf(taken, from);
  return `${asMarkdown(sentence.slice(0, at))}**${asMarkdown(taken)}**${asMarkdown(sentence.slice(at + taken.length))}`;
}
