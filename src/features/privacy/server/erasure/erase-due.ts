import "server-only";
import { type ErasureDeps, erasePerson } from "./erase-person";

const batch = 50;

/** Erases everybody whose days of grace are over, or whose erasure a kill cut short. What fails does not hold up the others. */
export async function eraseDue(deps: ErasureDeps): Promise<{ erased: number }> {
  const due = await deps.db.dataRequest.findMany({
    where: { kind: "DELETION", state: { in: ["PENDING", "RUNNING"] }, dueAt: { lte: deps.now() } },
    orderBy: { dueAt: "asc" },
    take: batch,
    select: { id: true },
  });
  let erased = 0;
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      if ((await erasePerson(deps, id)).isErased) erased += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some people could not be erased");
  return { erased };
}
