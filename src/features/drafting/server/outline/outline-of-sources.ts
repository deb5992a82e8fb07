import "server-only";
import type { SourceKind } from "@/features/drafting/schema";

export interface OutlineSpan {
  id: string;
  position: number;
  text: string;
}

export interface OutlineSource {
  title: string;
  kind: SourceKind | null;
  /** In the order of their positions: all headings, and enough of the text to go on where there are none. */
  spans: readonly OutlineSpan[];
  headings: readonly { position: number; level: number }[];
}

/** A title and the words of a source that it rests on: `quote` is an exact part of the span's text. */
export interface CitedTitle {
  title: string;
  spanId: string;
  quote: string;
}

export interface OutlineModule extends CitedTitle {
  lessons: CitedTitle[];
}

const MOST_MODULES = 60;
const MOST_LESSONS = 60;
/** Lessons made of a text without headings: so many sentences, spread over it. */
const LESSONS_WITHOUT_HEADINGS = 6;
const TITLE_CHARACTERS = 120;

/**
 * An outline in the sources' own words, without a model: headings become modules, those below them lessons. A source whose
 * headings are all of one rank is one module, and one without headings is a module of lessons that are named by their sentences.
 */
export function outlineOfSources(sources: readonly OutlineSource[]): OutlineModule[] {
  return sources.flatMap(modulesOf).slice(0, MOST_MODULES);
}

interface Entry extends OutlineSpan {
  level: number;
}

function modulesOf(source: OutlineSource): OutlineModule[] {
  const spans = new Map(source.spans.map((span) => [span.position, span]));
  const entries = source.headings.flatMap(({ position, level }): Entry[] => {
    const span = spans.get(position);
    return span ? [{ ...span, level }] : [];
  });
  const levels = [...new Set(entries.map(({ level }) => level))].sort((a, b) => a - b);
  const [top = 0] = levels;
  const isTitle = entries.filter(({ level }) => level === top).length === 1 && levels.length > 1;
  const under = isTitle ? levels.slice(1) : levels;
  const [rank, ...deeper] = under;
  const first = source.spans[0];
  if (rank === undefined || first === undefined) return first ? [withoutHeadings(source, first)] : [];
  if (deeper.length > 0)
    return grouped(
      entries.filter(({ level }) => level >= rank),
      rank,
    );
  const whole = isTitle ? citedTitle(entries.find(({ level }) => level === top) ?? first) : namedAfter(source, first);
  return [
    {
      ...whole,
      lessons: entries
        .filter(({ level }) => level === rank)
        .map(citedTitle)
        .slice(0, MOST_LESSONS),
    },
  ];
}

/** Headings of the rank are modules. Of what stands below one, the topmost are its lessons; a module with none holds itself. */
function grouped(entries: readonly Entry[], rank: number): OutlineModule[] {
  const modules: { entry: Entry; below: Entry[] }[] = [];
  for (const entry of entries) {
    if (entry.level === rank) modules.push({ entry, below: [] });
    else modules.at(-1)?.below.push(entry);
  }
  return modules.map(({ entry, below }) => {
    const next = Math.min(...below.map(({ level }) => level));
    const lessons = below.length === 0 ? [entry] : below.filter(({ level }) => level === next);
    return { ...citedTitle(entry), lessons: lessons.slice(0, MOST_LESSONS).map(citedTitle) };
  });
}

function withoutHeadings(source: OutlineSource, first: OutlineSpan): OutlineModule {
  const step = Math.max(1, Math.ceil(source.spans.length / LESSONS_WITHOUT_HEADINGS));
  const lessons = source.spans.filter((_, at) => at % step === 0).map(citedTitle);
  return { ...namedAfter(source, first), lessons };
}

/** Named by its file, for want of a heading; it cites where the text begins. */
function namedAfter({ title }: OutlineSource, first: OutlineSpan): CitedTitle {
  const name = title
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replaceAll("_", " ")
    .trim();
  return { ...citedTitle(first), title: name || title };
}

const sentences = new Intl.Segmenter("und", { granularity: "sentence" });

/** The first sentence of a span, as far as a title goes. */
function citedTitle({ id, text }: OutlineSpan): CitedTitle {
  const [first] = sentences.segment(text);
  const sentence = (first?.segment ?? text).trim();
  const quote = sentence.length <= TITLE_CHARACTERS ? sentence : shortened(sentence);
  const title = quote.replace(/\s+/g, " ").replace(/[.:;,]+$/, "");
  return { title: title || quote, spanId: id, quote };
}

function shortened(sentence: string): string {
  const space = sentence.lastIndexOf(" ", TITLE_CHARACTERS);
  if (space > TITLE_CHARACTERS / 2) return sentence.slice(0, space).trimEnd();
  return [...sentence].slice(0, TITLE_CHARACTERS / 2).join("");
}
