import "server-only";
import * as z from "zod";
import type { CourseDocument, NotCarried } from "@/features/interchange/course-document";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { keptChange } from "./merge-import";

/** The fields of a version itself that an import writes. */
export type VersionFacts = Pick<
  CourseDocument,
  | "title"
  | "subtitle"
  | "description"
  | "language"
  | "level"
  | "objectives"
  | "requirements"
  | "audience"
  | "skills"
  | "seo"
  | "thumbnail"
  | "durationMinutes"
>;
const factNames = [
  "title",
  "subtitle",
  "description",
  "language",
  "level",
  "objectives",
  "requirements",
  "audience",
  "skills",
  "seo",
  "thumbnail",
  "durationMinutes",
] as const satisfies readonly (keyof VersionFacts)[];

/** A record of what was last imported is beside the version, since the version has no fingerprint of its own. */
const recordPlace = { contentType: "import", contentId: "course", version: 1 } as const;

/** What the last import wrote into a version's own fields, or null when it was never imported. */
export async function loadImportedFacts(tx: Tx, versionId: string): Promise<Record<string, unknown> | null> {
  const record = await tx.draftCourseContent.findFirst({
    where: { courseVersionId: versionId, ...recordPlace },
    select: { data: true },
  });
  const parsed = z.record(z.string(), z.unknown()).safeParse(record?.data);
  return parsed.success ? parsed.data : null;
}

function pickFacts(facts: VersionFacts): VersionFacts {
  return Object.fromEntries(factNames.map((name) => [name, facts[name]])) as unknown as VersionFacts;
}

/** The category that a course's last import asked for: an export names it while the course has none here. */
export async function loadWantedCategory(tx: Tx, courseId: string): Promise<string | null> {
  const record = await tx.draftCourseContent.findFirst({
    where: { courseVersion: { courseId }, ...recordPlace },
    orderBy: { courseVersion: { number: "desc" } },
    select: { data: true },
  });
  return z.object({ category: z.string().nullable() }).safeParse(record?.data).data?.category ?? null;
}

export async function saveImportedFacts(
  tx: Tx,
  versionId: string,
  facts: VersionFacts & Pick<CourseDocument, "category">,
): Promise<void> {
  const data = { ...pickFacts(facts), category: facts.category } as unknown as Prisma.InputJsonObject;
  await tx.draftCourseContent.deleteMany({ where: { courseVersionId: versionId, ...recordPlace } });
  await tx.draftCourseContent.create({ data: { courseVersionId: versionId, ...recordPlace, data } });
}

/** Field by field: what was edited here since the last import stays and is listed, the rest follows the source. */
export function mergeFacts(
  incoming: VersionFacts,
  here: VersionFacts | null,
  imported: Record<string, unknown> | null,
): { facts: VersionFacts; conflicts: NotCarried[] } {
  if (here === null) return { facts: pickFacts(incoming), conflicts: [] };
  const kept = factNames.filter((name) => {
    const value = JSON.stringify(here[name]);
    return value !== JSON.stringify(incoming[name]) && value !== JSON.stringify(imported?.[name]);
  });
  const facts = { ...pickFacts(incoming), ...Object.fromEntries(kept.map((name) => [name, here[name]])) };
  const conflicts = kept.map((name) => ({
    where: "course",
    what: name,
    why: keptChange,
  }));
  return { facts, conflicts };
}
