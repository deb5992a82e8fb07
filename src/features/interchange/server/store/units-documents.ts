import "server-only";
import type { UnitsDocument } from "@/features/interchange/course-document";
import { readUnits, type UnitsBody, unitsBody } from "@/features/questions/types/numeric/body";

/** As it is stored; undefined where the unit is a label and nothing more. */
export function unitsOf(document: UnitsDocument | undefined): UnitsBody | undefined {
  if (!document) return undefined;
  const { others, asked, cost } = document;
  return unitsBody({ units: others.map(({ unit, factor }) => ({ unit, factor })), isAsked: asked, cost }) ?? undefined;
}

/** The units of a numeric question as its file has them. */
export function unitsDocument(body: unknown): { units?: UnitsDocument } {
  const read = unitsBody(readUnits(body));
  return read ? { units: { others: read.units, asked: read.isAsked, cost: read.cost } } : {};
}
