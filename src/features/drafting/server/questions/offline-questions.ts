import "server-only";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { blankAnswer, type MarkedBy } from "@/features/questions/question-authoring";
import { asMarkdown } from "@/lib/as-markdown";
import { parseDecimal, readDecimals } from "@/lib/decimal";
import { distractorsFor } from "./distractors";
import { findEntries } from "./entries";
import { type Exercise, findExercises } from "./exercises";
import { judgeQuestions, plainText } from "./gate";
import { inSeededOrder } from "./key-order";
import { askableSentences, grammarsOf, type OfflineSpan } from "./sentences";
import { definedTerm, type Term } from "./terms";
import { wordsOf } from "./words";

/** A question in the words of a source, made without a model. */
export interface OfflineQuestion {
  question: EditedQuestion;
  /** The sentence that it was made of, as it is in its span; for an exercise, where it asks and where it answers. */
  cited: { spanId: string; quote: string }[];
  /** What was taken out of the sentence. */
  taken: string;
}

export interface OfflineLesson {
  lessonId: string;
  /** What the sources say on it, in order. */
  spans: readonly OfflineSpan[];
  /** The same with what was left out of the lesson, such as a quiz: exercises are taken from there too. */
  stretch: readonly OfflineSpan[];
  /** Questions that it has, those suggested before among them. */
  existing: readonly MarkedBy[];
}

interface Means {
  /** All that the sources say: where other terms of the same kind are taken from. */
  spans: readonly OfflineSpan[];
  newId: (name: string) => string;
}

const mostOfLesson = 6;
export const gapSign = "_____";

/**
 * Questions for each lesson out of the sources, without a model: what a term means, to be chosen from terms of the same sources, and
 * the exercises that are in them with their keys. Each passes the gate, and none asks what another one does. None rather than a
 * doubtful one.
 */
export function offlineQuestions(
  lessons: readonly OfflineLesson[],
  { spans, newId }: Means,
): Map<string, OfflineQuestion[]> {
  const source = readSource(spans);
  const made = new Map<string, OfflineQuestion[]>();
  for (const { lessonId, existing, ...own } of lessons) {
    const others = [...existing, ...[...made.values()].flat().map(({ question }) => question)];
    made.set(lessonId, sound(buildsFor(own, source), { newId, existing: others, texts: source.texts }));
  }
  return made;
}

interface Source {
  /** In the order of the sources, each by its first meaning. */
  terms: Term[];
  texts: ReadonlyMap<string, string>;
}

function readSource(spans: readonly OfflineSpan[]): Source {
  const grammarOf = grammarsOf(spans);
  return {
    terms: oneOfEach([
      ...findEntries(spans, grammarOf),
      ...askableSentences(spans, grammarOf).flatMap((each) => definedTerm(each) ?? []),
    ]),
    texts: new Map(spans.map(({ id, text }) => [id, text])),
  };
}

/** From the best kind to the weakest. */
function buildsFor({ spans, stretch }: Pick<OfflineLesson, "spans" | "stretch">, { terms }: Source): Build[] {
  const own = new Set(spans.map(({ id }) => id));
  const asked = terms.flatMap((term, at) => (own.has(term.sentence.spanId) ? [at] : []));
  return [...findExercises(stretch).map(exerciseQuestion), ...asked.map((at) => termQuestion(terms, at))];
}

type Build = (newId: Means["newId"]) => OfflineQuestion | null;

interface Beside {
  newId: Means["newId"];
  existing: readonly MarkedBy[];
  texts: ReadonlyMap<string, string>;
}

/** Those that pass the gate beside all before them, as many as a lesson takes. */
function sound(builds: readonly Build[], { newId, existing, texts }: Beside): OfflineQuestion[] {
  const kept: OfflineQuestion[] = [];
  for (const build of builds) {
    if (kept.length === mostOfLesson) break;
    const candidate = build(newId);
    if (candidate === null) continue;
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

/** Like in a list, so that none is told by its first letter; a term that has large letters inside is left as it is. */
const asOption = (term: string): string => term.replace(/^\p{Ll}(?=\p{Ll}|\s|$)/u, (sign) => sign.toUpperCase());

const nothing = {
  points: 1,
  explanation: "",
  penalty: 0,
  feedback: "",
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  answers: [],
  body: null,
};

/** A sentence with a gap where its term stood, to be chosen from others of its kind. */
function termQuestion(terms: readonly Term[], at: number): Build {
  return (newId) => {
    const term = terms[at];
    const distractors = distractorsFor(terms, at);
    if (!term || distractors === null) return null;
    const { sentence, start, end, text } = term;
    const name = `${sentence.spanId} ${text} ${start}`;
    const options = [text, ...distractors].map((each, place) =>
      blankAnswer(newId(`${name} ${place}`), asMarkdown(asOption(each)), place === 0),
    );
    const question: EditedQuestion = {
      ...nothing,
      type: "SINGLE_CHOICE",
      text: withGap(sentence.text, start, end),
      explanation: explained(sentence.text, text),
      answers: inSeededOrder(options, name),
    };
    return { question, cited: [{ spanId: sentence.spanId, quote: sentence.text }], taken: text };
  };
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
    // What no one would type the same way cannot be marked.
    if (wordsOf(key).length > 3) return null;
    return made({ ...asked, type: "SHORT_ANSWER", answers: [blankAnswer(newId(name), key, true)] });
  };
}

/** What is behind a term: in a row of a table a bar is before it. */
const behind = (text: string): string => asMarkdown(text.replace(/^ \| /, ": "));

const withGap = (sentence: string, start: number, end: number): string =>
  asMarkdown(sentence.slice(0, start)) + gapSign + behind(sentence.slice(end));

/** The sentence as it is in the source, with what was taken out of it in bold. */
function explained(sentence: string, taken: string): string {
  const at = sentence.indexOf(taken);
  return `${asMarkdown(sentence.slice(0, at))}**${asMarkdown(taken)}**${behind(sentence.slice(at + taken.length))}`;
}
