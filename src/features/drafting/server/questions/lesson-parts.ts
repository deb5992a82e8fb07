import "server-only";
import type { ModuleContent } from "@/features/drafting/suggestions";
import type { OfflineSpan } from "./sentences";

/** A passage where it is in its source. */
export interface PlacedSpan extends OfflineSpan {
  position: number;
  /** Of a heading, from 1; null for what is none. */
  level: number | null;
}

export interface LessonPart {
  /** What the sources say on a lesson, in order. */
  spans: PlacedSpan[];
  /** The same with what the outline left out behind it, up to the next lesson. */
  stretch: PlacedSpan[];
}

interface Start {
  lessonId: string;
  /** In all spans: the first of the lesson, and its own heading. */
  places: number[];
  passage: ModuleContent["lessons"][number]["passage"];
}

/** The part of the sources that each lesson of an outline has. `spans` are whole sources, one behind the other. */
export function lessonParts(modules: readonly ModuleContent[], spans: readonly PlacedSpan[]): Map<string, LessonPart> {
  const placeOf = new Map(spans.map(({ id }, place) => [id, place]));
  const starts = modules.flatMap((module) => startsOf(module, placeOf));
  const begins = new Set(starts.flatMap((start) => firstOf(start, spans)));
  const ends = endsOf(spans, begins);
  return new Map(starts.map((start) => [start.lessonId, partOf(start, spans, ends)]));
}

/** The first lesson of a module starts with it, where that comes before it. */
function startsOf({ spanId, lessons }: ModuleContent, placeOf: ReadonlyMap<string, number>): Start[] {
  return lessons.flatMap(({ lessonId, spanId: own, passage }, at) => {
    const place = placeOf.get(own ?? "");
    const whole = at === 0 && passage.length === 0 ? placeOf.get(spanId ?? "") : undefined;
    const places = [whole, place].flatMap((each) => each ?? []);
    return places.length > 0 ? [{ lessonId, places, passage: place === undefined ? [] : passage }] : [];
  });
}

/** Where a source starts among all spans, as seen from one of its own. */
const sourceStart = (place: number, spans: readonly PlacedSpan[]): number => place - (spans[place]?.position ?? 0);

function firstOf({ places, passage }: Start, spans: readonly PlacedSpan[]): number[] {
  const [range] = passage;
  return range ? [sourceStart(places[0] ?? 0, spans) + range.from] : places;
}

/** Of each place, where the next lesson or source starts. */
function endsOf(spans: readonly PlacedSpan[], begins: ReadonlySet<number>): number[] {
  const ends: number[] = [];
  for (let place = spans.length - 1; place >= 0; place -= 1) {
    const isLast = spans[place + 1]?.sourceId !== spans[place]?.sourceId || begins.has(place + 1);
    ends[place] = isLast ? place + 1 : (ends[place + 1] ?? spans.length);
  }
  return ends;
}

function partOf(start: Start, spans: readonly PlacedSpan[], ends: readonly number[]): LessonPart {
  const { places, passage } = start;
  const first = sourceStart(places[0] ?? 0, spans);
  if (passage.length > 0) {
    const own = passage.flatMap(({ from, until }) => spans.slice(first + from, first + until));
    const from = first + (passage[0]?.from ?? 0);
    return { spans: own, stretch: spans.slice(from, ends[from]) };
  }
  const found = new Set(places.flatMap((place) => rangeFrom(place, spans, ends)));
  const own = [...found].sort((a, b) => a - b).flatMap((place) => spans[place] ?? []);
  return { spans: own, stretch: own };
}

/** From a heading to the next one of its rank or above, or to where another lesson starts. */
function rangeFrom(place: number, spans: readonly PlacedSpan[], ends: readonly number[]): number[] {
  const level = spans[place]?.level ?? null;
  const found = [place];
  for (let next = place + 1; next < (ends[place] ?? spans.length); next += 1) {
    const other = spans[next]?.level ?? null;
    if (level !== null && other !== null && other <= level) break;
    found.push(next);
  }
  return found;
}
