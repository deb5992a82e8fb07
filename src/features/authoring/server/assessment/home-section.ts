import "server-only";
import { Sections } from "@/features/questions/section-schema";
import type { Tx } from "@/server/db/client";

export async function readSections(tx: Tx, assessmentVersionId: string): Promise<Sections> {
  const row = await tx.assessmentVersion.findUniqueOrThrow({
    where: { id: assessmentVersionId },
    select: { sections: true },
  });
  return Sections.parse(row.sections);
}

/** In which section something goes that is wanted in this one: the last where there is no such section; null where there are none. */
export async function homeSection(tx: Tx, assessmentVersionId: string, wanted: string | null): Promise<string | null> {
  const sections = await readSections(tx, assessmentVersionId);
  return sections.some(({ key }) => key === wanted) ? wanted : (sections.at(-1)?.key ?? null);
}
