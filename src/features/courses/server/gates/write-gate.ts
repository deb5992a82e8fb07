import "server-only";
import { Gate, tidyGate } from "@/features/courses/gates/schema";
import { AppError } from "@/lib/app-error";
import type { GateCondition } from "@/policy/gate";
import type { Tx } from "@/server/db/client";

/** Whose gate it is, in one version. */
export type GateOwner = { versionId: string } & ({ lessonId: string } | { moduleId: string });

/** Null where there is none, or none that can be read. */
export const readCondition = (condition: unknown): GateCondition | null => Gate.safeParse(condition).data ?? null;

export async function readGate(tx: Tx, owner: GateOwner): Promise<GateCondition | null> {
  const row = await tx.lessonGate.findFirst({ where: owner, orderBy: { id: "asc" }, select: { condition: true } });
  return row ? readCondition(row.condition) : null;
}

/**
 * Puts a gate in place of the one that is; the caller holds the draft. What it names again has to be in the draft.
 * @throws AppError CONFLICT `courses.outline_changed`
 */
export async function writeGate(tx: Tx, owner: GateOwner, gate: GateCondition | null): Promise<void> {
  const next = tidyGate(gate);
  const stands = await readGate(tx, owner);
  if (JSON.stringify(stands) === JSON.stringify(next)) return;
  const added = (name: "afterLessons" | "afterModules") =>
    (next?.[name] ?? []).filter((id) => !stands?.[name]?.includes(id));
  const { versionId } = owner;
  const [lessonIds, moduleIds] = [added("afterLessons"), added("afterModules")];
  const lessons = await tx.lessonVersion.count({ where: { versionId, lessonId: { in: lessonIds } } });
  const modules = await tx.moduleVersion.count({ where: { versionId, moduleId: { in: moduleIds } } });
  if (lessons + modules < lessonIds.length + moduleIds.length)
    throw new AppError("CONFLICT", "courses.outline_changed");
  await tx.lessonGate.deleteMany({ where: owner });
  if (next) await tx.lessonGate.create({ data: { ...owner, condition: { ...next } } });
}
