import "server-only";
import { AppError } from "@/lib/app-error";
import { getPractice, type Practice, type PracticeDeps } from "./get-practice";

/**
 * Takes a question out of a person's practice for good: missing it again does not bring it back. Safe to repeat. Resolves to what
 * comes next.
 * @throws AppError NOT_FOUND `practice.no_such_card`
 */
export async function putAway(deps: PracticeDeps, cardId: string): Promise<Practice> {
  const { db, actor, now } = deps;
  const own = { id: cardId, userId: actor.id };
  const at = now();
  const { count } = await db.practiceCard.updateMany({
    where: { ...own, putAwayAt: null },
    data: { putAwayAt: at, updatedAt: at },
  });
  if (count === 0 && (await db.practiceCard.count({ where: own })) === 0)
    throw new AppError("NOT_FOUND", "practice.no_such_card");
  return getPractice(deps);
}
