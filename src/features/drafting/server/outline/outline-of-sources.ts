import "server-only";
import { lessonsOf, type Opening } from "./lessons-of-sections";
import type { CitedTitle, OutlineModule, OutlineSource, OutlineSpan } from "./outline-types";
import { type Section, sectionsOf } from "./sections";
import { citedHeading, citedSentence, titleOfFile } from "./titles";

const mostModules = 60;
/** Characters of a source that is a book rather than a chapter, about forty pages: its chapters are modules. */
const bookCharacters = 100_000;
/** A text without headings has a lesson for so many characters, about two pages, up to a number. */
const plainCharacters = 4_000;
const mostPlainLessons = 6;

/**
 * An outline in the sources' own words, without a model. A source is a module by its title, with lessons by the headings below it;
 * what a document has beside what it teaches (assignments, licenses, lists of links) is left out. Of a book each chapter is a
 * module. A source without headings is named by its file, its lessons by their sentences.
 */
export function outlineOfSources(sources: readonly OutlineSource[]): OutlineModule[] {
  const taught = sources.filter(holdsText);
  return (taught.length > 0 ? taught : sources).flatMap(modulesOf).slice(0, mostModules);
}

/** Whether a source is more than a list of links. */
function holdsText({ spans, headings, links }: OutlineSource): boolean {
  return links.length === 0 || spans.length > headings.length + links.length;
}

function modulesOf(source: OutlineSource): OutlineModule[] {
  const [first] = source.spans;
  if (!first) return [];
  const top = sectionsOf(source);
  const [title] = top;
  if (!title) return [withoutHeadings(source, first)];
  const from = first.position;
  const parts = top.filter(({ furniture }) => furniture !== "skipped" && furniture !== "quiz");
  const [only = title] = parts;
  if (top.length === 1 || parts.length === 1) return ofTitle(only, only === title ? from : only.from);
  const chapters = parts.filter(({ below }) => below.some(({ furniture }) => furniture === null));
  if (chapters.length > 1) return ofChapters(top, from);
  const end = (source.spans.at(-1)?.position ?? 0) + 1;
  const before = { heading: first, from, until: title.from, length: lengthUntil(source, title.from) };
  return [moduleOf(namedAfter(source, citedSentence(first)), top, before, end)];
}

/** One heading above all others: the source is the module, or a book of that title. */
function ofTitle(title: Section, from: number): OutlineModule[] {
  const chapters = title.below.filter(({ furniture, below }) => furniture === null && below.length > 0);
  if (title.length > bookCharacters && chapters.length > 1) return ofChapters(title.below, from);
  return [ofSection(title, from, 0)];
}

/** Each section is a module; a short one that opens the book goes with the module after it. */
function ofChapters(sections: readonly Section[], from: number): OutlineModule[] {
  const modules: OutlineModule[] = [];
  let start = { from, length: 0 };
  for (const section of sections) {
    const { furniture, below, until, length } = section;
    if (furniture === "opening" && below.length === 0 && section !== sections.at(-1)) start = { ...start, length };
    else {
      if (furniture !== "skipped" && furniture !== "quiz") modules.push(ofSection(section, start.from, start.length));
      start = { from: until, length: 0 };
    }
  }
  return modules;
}

function ofSection({ heading, own, below, until }: Section, from: number, before: number): OutlineModule {
  const opening = { heading, from, until: below[0]?.from ?? until, length: own + before };
  return moduleOf(citedHeading(heading), below, opening, until);
}

/** Without a section that is a lesson the module has one, of all that there is. */
function moduleOf(name: CitedTitle, sections: readonly Section[], opening: Opening, until: number): OutlineModule {
  const lessons = lessonsOf(sections, opening);
  const whole = { ...name, passage: [{ from: opening.from, until: sections.at(-1)?.until ?? until }] };
  return { ...name, lessons: lessons.length > 0 ? lessons : [whole] };
}

/** By its file, or, where that is called "README", by how it starts. */
const namedAfter = ({ title }: OutlineSource, first: CitedTitle): CitedTitle => ({
  ...first,
  title: titleOfFile(title) ?? first.title,
});

function lengthUntil({ spans, links }: OutlineSource, end: number): number {
  const isLink = new Set(links);
  const before = spans.filter(({ position }) => position < end && !isLink.has(position));
  return before.reduce((sum, { length }) => sum + length, 0);
}

function withoutHeadings(source: OutlineSource, first: OutlineSpan): OutlineModule {
  const total = source.spans.reduce((sum, { length }) => sum + length, 0);
  const count = Math.min(mostPlainLessons, Math.max(1, Math.round(total / plainCharacters)));
  const starts: OutlineSpan[] = [];
  let seen = 0;
  for (const span of source.spans) {
    if (starts.length < count && seen >= (starts.length * total) / count) starts.push(span);
    seen += span.length;
  }
  const end = (source.spans.at(-1)?.position ?? 0) + 1;
  const lessons = starts.map((span, at) => ({
    ...citedSentence(span),
    passage: [{ from: span.position, until: starts[at + 1]?.position ?? end }],
  }));
  return { ...namedAfter(source, citedSentence(first)), lessons };
}
