import "server-only";
import * as z from "zod";
import { findPersonNamed } from "@/features/accounts/server/find-person-named";
import { tierGranted } from "@/features/subscriptions/events";
import type { Tier } from "@/features/subscriptions/rules";
import type { GrantTier } from "@/features/subscriptions/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { expireTierOf } from "./expire-tiers";

/** `isNew`: false where nothing changed by it. */
export const GrantedTier = z.object({ name: z.string(), isNew: z.boolean() });
export type GrantedTier = z.infer<typeof GrantedTier>;

/**
 * Gives someone a tier until a moment, in place of the one they have; FREE ends it now. The same grant twice is one.
 * @throws AppError RULE_BROKEN `subscriptions.no_such_person`, `subscriptions.address_unproved`, `subscriptions.time_has_passed`;
 * CONFLICT `subscriptions.other_grant` where this id names another grant.
 */
export function grantTier(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { grantId, whom, tier, until, reason }: GrantTier,
): Promise<GrantedTier> {
  const { actor, db } = deps;
  const at = deps.now();
  const endsAt = until === null ? null : new Date(until);
  return db.$transaction(async (tx) => {
    const person = await findPersonNamed(tx, whom);
    if (!person) throw new AppError("RULE_BROKEN", "subscriptions.no_such_person");
    if (!person.isProven) throw new AppError("RULE_BROKEN", "subscriptions.address_unproved");
    const { id: userId, name } = person;
    // Two grants to one person wait for each other, and so do the two halves of one that was sent twice.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const known = await tx.accessGrant.findUnique({ where: { id: grantId }, select: { userId: true, tier: true } });
    if (known && (known.userId !== userId || known.tier !== tier))
      throw new AppError("CONFLICT", "subscriptions.other_grant");
    if (known) return { name, isNew: false };
    if (endsAt && endsAt <= at) throw new AppError("RULE_BROKEN", "subscriptions.time_has_passed");
    await expireTierOf(tx, { userId, now: at });
    const running = await findRunning(tx, userId);
    if (tier === "FREE" && !running) return { name, isNew: false };
    await tx.accessGrant.updateMany({
      where: { userId, tier: { not: null }, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
      data: { revokedAt: at },
    });
    await tx.accessGrant.create({
      data: { id: grantId, userId, tier, grantedById: actor.id, reason, grantedAt: at, expiresAt: endsAt },
    });
    await writeSubscription(tx, { userId, tier, endsAt, at, running });
    await appendEvent(tx, tierGranted({ grantId, userId }));
    await appendAudit(tx, deps, {
      action: "subscription.grant",
      objectType: "user",
      objectId: userId,
      before: { tier: running?.tier ?? "FREE" },
      values: { tier, until: endsAt?.toISOString() ?? null, reason },
    });
    return { name, isNew: true };
  });
}

/** The subscription in force, once what is over has been written down. */
const findRunning = (tx: Tx, userId: string) =>
  tx.subscription.findFirst({
    where: { userId, status: { in: ["TRIAL", "ACTIVE", "PAST_DUE"] }, tier: { not: "FREE" } },
    select: { tier: true },
  });

interface Writing {
  userId: string;
  tier: Tier;
  endsAt: Date | null;
  at: Date;
  running: { tier: Tier } | null;
}

/** More time in the same tier goes on in the same period; another tier starts one. */
async function writeSubscription(tx: Tx, { userId, tier, endsAt, at, running }: Writing): Promise<void> {
  const isOver = tier === "FREE";
  const goesOn = running?.tier === tier;
  const state = { tier, status: isOver ? "CANCELLED" : "ACTIVE", endsAt: isOver ? at : endsAt } as const;
  const { id: subscriptionId } = await tx.subscription.upsert({
    where: { userId },
    create: { userId, ...state, startedAt: at },
    update: { ...state, ...(goesOn ? {} : { startedAt: at }), updatedAt: at },
    select: { id: true },
  });
  if (goesOn) return;
  await tx.subscriptionPeriod.updateMany({
    where: { subscriptionId, endedAt: null },
    data: { endedAt: at, status: "CANCELLED" },
  });
  if (!isOver) await tx.subscriptionPeriod.create({ data: { subscriptionId, tier, status: "ACTIVE", startedAt: at } });
}
