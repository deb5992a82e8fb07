import "server-only";
import type { PassageRange } from "@/features/drafting/suggestions";
import type { OutlineLesson, OutlineSpan } from "./outline-types";
import type { Section } from "./sections";
import { citedHeading } from "./titles";

/** Characters of a section that is too long for one lesson, about a thousand words: the headings below it are lessons. */
const longCharacters = 6_000;
/** A section that is so much shorter than most of its kind, and than so many characters, is no lesson of its own. */
const shortShare = 0.25;
const shortCharacters = 200;
/** An introduction of so many characters is a lesson of its own. */
const openingCharacters = 2_500;
/** What is before the first heading is one where it is so many times as long as most lessons. */
const longOpening = 2;
const mostLessons = 60;

interface Piece {
  heading: OutlineSpan;
  role: "lesson" | "before" | "opening" | "closing";
  length: number;
  passage: PassageRange[];
}

/** What is before the first of the sections, and under which heading. */
export interface Opening extends PassageRange {
  heading: OutlineSpan;
  length: number;
}

/** The lessons of a module: one a section, with what is too short for one in a lesson beside it. None where no section is one. */
export function lessonsOf(sections: readonly Section[], opening: Opening): OutlineLesson[] {
  const { heading, from, until, length } = opening;
  const before: Piece[] = until > from ? [{ heading, role: "before", length, passage: [{ from, until }] }] : [];
  const pieces = [...before, ...sections.flatMap((section) => piecesOf(section))];
  const middle = middleOf(pieces);
  const lessons: OutlineLesson[] = [];
  let waiting: PassageRange[] = [];
  for (const piece of pieces) {
    const last = lessons.at(-1);
    if (isLesson(piece, middle)) {
      lessons.push({ ...citedHeading(piece.heading), passage: [...waiting, ...piece.passage] });
      waiting = [];
    } else if (piece.role === "opening" || piece.role === "before" || !last) waiting.push(...piece.passage);
    else last.passage.push(...piece.passage);
  }
  lessons.at(-1)?.passage.push(...waiting);
  return lessons.slice(0, mostLessons).map((lesson) => ({ ...lesson, passage: joined(lesson.passage) }));
}

/** What is taught of a section, in pieces of a lesson or less. */
function piecesOf(section: Section): Piece[] {
  const { heading, furniture, below, from, until, own, length } = section;
  if (furniture === "skipped") return [];
  if (furniture === "quiz") return below.flatMap(piecesOf);
  const isEmpty = until - from === 1;
  // Nothing but links.
  if (length === 0 && !isEmpty) return [];
  const taught = below.filter((each) => each.furniture === null && each.length > shortCharacters);
  if (length > longCharacters && taught.length > 1) {
    const opening = {
      heading,
      role: "before" as const,
      length: own,
      passage: [{ from, until: below[0]?.from ?? until }],
    };
    return [opening, ...below.flatMap(piecesOf)];
  }
  return [{ heading, role: furniture ?? "lesson", length, passage: taughtRanges(section) }];
}

/** All of a section but what is left out. */
function taughtRanges({ from, until, below, furniture }: Section): PassageRange[] {
  if (furniture === "skipped") return [];
  const own = furniture === "quiz" ? [] : [{ from, until: below[0]?.from ?? until }];
  return joined([...own, ...below.flatMap(taughtRanges)]);
}

/** Headings without any text are lessons where that is all there is, as in a syllabus. */
function isLesson({ role, length }: Piece, middle: number): boolean {
  if (role === "closing") return false;
  if (role === "opening") return length >= openingCharacters;
  if (role === "before") return length >= openingCharacters || (middle > 0 && length > longOpening * middle);
  return length >= Math.min(shortCharacters, middle * shortShare);
}

/** The median of the sections that are taught. */
function middleOf(pieces: readonly Piece[]): number {
  const lengths = pieces.flatMap(({ role, length }) => (role === "lesson" ? [length] : [])).sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 0;
}

function joined(ranges: readonly PassageRange[]): PassageRange[] {
  const kept: PassageRange[] = [];
  for (const range of ranges) {
    const last = kept.at(-1);
    if (last?.until === range.from) last.until = range.until;
    else kept.push({ ...range });
  }
  return kept;
}
