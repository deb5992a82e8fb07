import "server-only";
import type { GateDocument, ModuleDocument } from "@/features/interchange/course-document";
import type { Identities } from "@/features/interchange/server/store/identities";
import type { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { GateCondition } from "@/policy/gate";
import type { Tx } from "@/server/db/client";

interface GateRow {
  lessonId: string | null;
  moduleId: string | null;
  condition: unknown;
}

/** The gates of a version by the id of their lesson or module, in source keys. `keyOf`: of a lesson or module by its id. */
export function gatesById(rows: readonly GateRow[], keyOf: ReadonlyMap<string, string>): Map<string, GateDocument> {
  const keys = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => keyOf.get(id) ?? []).sort();
  return new Map(
    rows.flatMap(({ lessonId, moduleId, condition }) => {
      const { afterLessons, afterModules, opensAt, daysAfterEnrolment } = condition as GateCondition;
      const [after, modules] = [keys(afterLessons), keys(afterModules)];
      const gate = {
        ...(after.length > 0 && { after }),
        ...(modules.length > 0 && { afterModules: modules }),
        ...(opensAt && { on: opensAt }),
        ...(daysAfterEnrolment && { daysAfterEnrolment }),
      };
      const id = lessonId ?? moduleId;
      return id && Object.keys(gate).length > 0 ? [[id, gate] as const] : [];
    }),
  );
}

/** Writes the gates of a draft again. What a gate names and the draft does not have anymore is left out. */
export async function writeGates(
  tx: Tx,
  versionId: string,
  modules: readonly ModuleDocument[],
  identities: Identities,
): Promise<void> {
  await tx.lessonGate.deleteMany({ where: { versionId } });
  const lessons = modules.flatMap((module) => module.lessons);
  const idsOf = (kind: "lesson" | "module", among: readonly { sourceKey: string }[]) => {
    const ids = new Map(among.map(({ sourceKey }) => [sourceKey, identities.idOf(kind, sourceKey)]));
    return (keys: string[] | undefined) => (keys ?? []).flatMap((key) => ids.get(key) ?? []).sort();
  };
  const [lessonIds, moduleIds] = [idsOf("lesson", lessons), idsOf("module", modules)];
  const rows: Prisma.LessonGateCreateManyInput[] = [];
  const add = (owner: { lessonId: string } | { moduleId: string }, { opens }: { opens?: GateDocument }) => {
    if (!opens) return;
    const [afterLessons, afterModules] = [lessonIds(opens.after), moduleIds(opens.afterModules)];
    const condition = {
      ...(afterLessons.length > 0 && { afterLessons }),
      ...(afterModules.length > 0 && { afterModules }),
      ...(opens.on && { opensAt: opens.on }),
      ...(opens.daysAfterEnrolment && { daysAfterEnrolment: opens.daysAfterEnrolment }),
    };
    if (Object.keys(condition).length > 0) rows.push({ id: uuidV7(), versionId, ...owner, condition });
  };
  for (const module of modules) add({ moduleId: identities.idOf("module", module.sourceKey) }, module);
  for (const lesson of lessons) add({ lessonId: identities.idOf("lesson", lesson.sourceKey) }, lesson);
  if (rows.length > 0) await tx.lessonGate.createMany({ data: rows });
}
