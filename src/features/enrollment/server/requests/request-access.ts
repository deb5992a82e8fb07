import "server-only";
import * as z from "zod";
import { priceAt } from "@/features/catalog/rules";
import { accessRequested } from "@/features/enrollment/events";
import type { RequestAccess } from "@/features/enrollment/requests-schema";
import { decideEntry } from "@/features/enrollment/rules";
import { EntryFactsRow, entryColumns } from "@/features/enrollment/server/entry-columns";
import { lockCourse } from "@/features/enrollment/server/students/course-lock";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import { giveBack, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

const requests = { name: "enrollment.request", points: 10, windowSeconds: 86_400 };

/**
 * Asks for an enrollment in a priced course, at the price of this moment, which holds until the answer. One open request a person and
 * course; sending the same one again changes nothing.
 * @throws AppError RULE_BROKEN `enrollment.has_seat`, `enrollment.is_free`, `enrollment.<why>` where the course cannot be
 * entered; CONFLICT `enrollment.price_changed` { amountMinor, currency }, `enrollment.asked_already`; QUOTA_EXCEEDED.
 */
export async function requestAccess(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  courseId: string,
  { requestId, seenMinor, ...words }: RequestAccess,
): Promise<{ requestId: string }> {
  const { actor, db } = deps;
  const userId = actor.id;
  const at = deps.now();
  if (await isOwnRequest(db, { requestId, userId, courseId })) return { requestId };
  await spend(deps, requests, userId);
  const isNew = await db.$transaction(async (tx) => {
    // Asking, answering and giving enrollments by hand are in one line: no one asks for what they were just given.
    await lockCourse(tx, courseId, at);
    if (await isOwnRequest(tx, { requestId, userId, courseId })) return false;
    const price = await readPrice(tx, { courseId, userId, at });
    if (price.amountMinor !== seenMinor) throw new AppError("CONFLICT", "enrollment.price_changed", price);
    const [made] = await tx.accessRequest.createManyAndReturn({
      data: [{ id: requestId, userId, courseId, ...words, ...price, createdAt: at, updatedAt: at }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) throw new AppError("CONFLICT", "enrollment.asked_already");
    await appendEvent(tx, accessRequested({ requestId, courseId, userId }));
    return true;
  });
  // The same one again, sent while the first was in progress, is no use of the limit.
  if (!isNew) await giveBack(deps, requests, userId);
  return { requestId };
}

const isOwnRequest = async (tx: Tx, own: { requestId: string; userId: string; courseId: string }): Promise<boolean> =>
  (await tx.accessRequest.count({ where: { id: own.requestId, userId: own.userId, courseId: own.courseId } })) > 0;

const PriceRow = () =>
  EntryFactsRow().extend({
    priceMinor: z.number(),
    currency: z.string(),
    discountPriceMinor: z.number().nullable(),
    hasEnrollment: z.boolean(),
  });

/** What an enrollment costs now, where this person has none and could have one. */
async function readPrice(
  tx: Tx,
  { courseId, userId, at }: { courseId: string; userId: string; at: Date },
): Promise<{ amountMinor: number; currency: string }> {
  const [course] = await queryRows(tx, PriceRow)`
    SELECT ${entryColumns(at)}, c.price_minor AS "priceMinor", c.currency, c.discount_price_minor AS "discountPriceMinor",
           EXISTS (SELECT 1 FROM enrollment e WHERE e.course_id = c.id AND e.user_id = ${userId}::uuid
                      AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')) AS "hasEnrollment"
      FROM course c WHERE c.id = ${courseId}::uuid`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  if (course.hasEnrollment) throw new AppError("RULE_BROKEN", "enrollment.has_seat");
  if (!course.isPriced) throw new AppError("RULE_BROKEN", "enrollment.is_free");
  // As if access were given: what would still be in the way.
  const entry = decideEntry(course, { hasGrant: true, now: at });
  if (!entry.isOpen) throw new AppError("RULE_BROKEN", `enrollment.${entry.why}`);
  const { amountMinor, currency } = priceAt(course, at);
  return { amountMinor, currency };
}
