import "server-only";
import { hasFactor } from "@/features/accounts/server/second-factor/has-factor";
import { stepUp, stepUpWithCode } from "@/features/accounts/server/second-factor/step-up";
import { endOtherSessions } from "@/features/accounts/server/security/end-sessions";
import type { AskForDeletion } from "@/features/privacy/schema";
import { readDataSettings } from "@/features/privacy/server/data-settings";
import { addDays } from "@/lib/time";
import type { PersonDeps } from "@/server/trpc/context";
import { mailDeletionAsked } from "./deletion-mail";
import { assertMayLeave } from "./may-leave";

type Asking = Pick<PersonDeps, "db" | "now" | "actor">;

/**
 * Starts the days of grace: every other device is signed out, links to a new password open nothing, and one mail says what is
 * to come. Asking again while they run changes nothing.
 * @throws AppError those of stepUp and stepUpWithCode, assertMayLeave
 */
export async function askForDeletion(deps: Asking, proof: AskForDeletion): Promise<{ dueAt: Date }> {
  const { id: userId } = deps.actor;
  if (await hasFactor(deps.db, userId)) await stepUpWithCode(deps, proof);
  else await stepUp(deps, proof.current);
  const at = deps.now();
  const { graceDays } = await readDataSettings(deps.db);
  return deps.db.$transaction(async (tx) => {
    await assertMayLeave(tx, userId);
    const dueAt = addDays(at, graceDays);
    const [made] = await tx.dataRequest.createManyAndReturn({
      data: { userId, kind: "DELETION", dueAt, createdAt: at, updatedAt: at },
      skipDuplicates: true,
    });
    if (!made) {
      const open = await tx.dataRequest.findFirstOrThrow({ where: { userId, kind: "DELETION", state: "PENDING" } });
      return { dueAt: open.dueAt ?? dueAt };
    }
    await endOtherSessions({ ...deps, db: tx });
    await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
    await mailDeletionAsked(tx, { requestId: made.id, userId, dueAt });
    return { dueAt };
  });
}

/** "I stay." Where nothing is open, nothing happens. */
export async function cancelDeletion(deps: Asking): Promise<void> {
  await deps.db.dataRequest.updateMany({
    where: { userId: deps.actor.id, kind: "DELETION", state: "PENDING" },
    data: { state: "CANCELLED", doneAt: deps.now(), updatedAt: deps.now() },
  });
}
