import "server-only";
import type { NotificationRef } from "@/features/notifications/schema";
import type { Prisma } from "@/generated/prisma/client";
import type { PersonDeps } from "@/server/trpc/context";
import { tellPerson } from "./notification-channel";
import { notFound } from "./own-notification";

type MarkDeps = Pick<PersonDeps, "db" | "actor" | "now">;

function change(deps: MarkDeps, { notificationId }: NotificationRef, data: Prisma.NotificationUpdateManyArgs) {
  const userId = deps.actor.id;
  return deps.db.$transaction(async (tx) => {
    const where = { id: notificationId, userId };
    const { count } = await tx.notification.updateMany({ ...data, where: { ...data.where, ...where } });
    if (count === 0 && (await tx.notification.count({ where })) === 0) throw notFound();
    if (count > 0) await tellPerson(tx, userId, { type: "state" });
  });
}

/** Twice is once: the first time counts. @throws AppError NOT_FOUND for one that is not the asker's. */
export const markRead = (deps: MarkDeps, ref: NotificationRef): Promise<void> =>
  change(deps, ref, { where: { readAt: null }, data: { readAt: deps.now() } });

/** Everything there is at this moment. */
export async function markAllRead(deps: MarkDeps): Promise<void> {
  const userId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { userId, readAt: null },
      data: { readAt: deps.now() },
    });
    if (count > 0) await tellPerson(tx, userId, { type: "state" });
  });
}

/** Puts one away, which does not say that it was read. @throws AppError NOT_FOUND for one that is not the asker's. */
export const dismiss = (deps: MarkDeps, ref: NotificationRef): Promise<void> =>
  change(deps, ref, { where: { dismissedAt: null }, data: { dismissedAt: deps.now() } });

/** Takes one out again. One that was only ever meant for an email stays away. @throws AppError NOT_FOUND */
export const restore = (deps: MarkDeps, ref: NotificationRef): Promise<void> =>
  change(deps, ref, {
    where: { dismissedAt: { not: null }, metadata: { path: ["inApp"], equals: true } },
    data: { dismissedAt: null },
  });
