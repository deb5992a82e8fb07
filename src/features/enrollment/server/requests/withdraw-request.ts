import "server-only";
import type { WithdrawRequest } from "@/features/enrollment/requests-schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * Takes one's own request back. Doing it again changes nothing.
 * @throws AppError NOT_FOUND for someone else's; CONFLICT `enrollment.request_answered` { state } once it was answered.
 */
export async function withdrawRequest(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  { requestId }: WithdrawRequest,
): Promise<void> {
  const own = { id: requestId, userId: actor.id };
  const { count } = await db.accessRequest.updateMany({
    where: { ...own, state: "PENDING" },
    data: { state: "WITHDRAWN", updatedAt: now() },
  });
  if (count > 0) return;
  const request = await db.accessRequest.findFirst({ where: own, select: { state: true } });
  if (!request) throw new AppError("NOT_FOUND", "common.not_found");
  if (request.state !== "WITHDRAWN")
    throw new AppError("CONFLICT", "enrollment.request_answered", { state: request.state, by: null });
}
