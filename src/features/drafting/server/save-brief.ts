import "server-only";
import { parsePrice, writePrice } from "@/features/drafting/brief";
import type { Brief, BriefField, BriefValue, SaveBrief } from "@/features/drafting/schema";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { isSameValue } from "@/lib/field-value";
import type { PersonDeps } from "@/server/trpc/context";
import { BriefRest, briefColumns, briefOf } from "./brief-row";
import { holdOwnDraft, notFound } from "./own-draft";

/**
 * Saves one field of a brief over the value that its editor saw. Saving the same again is no conflict.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.field_conflict` { field, value } with what is there now.
 */
export function saveBrief(
  deps: Pick<PersonDeps, "db" | "actor">,
  { draftId, field, base, value }: SaveBrief,
): Promise<{ field: BriefField }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const row = await tx.aICourseDraft.findUnique({ where: { id: draftId }, select: briefColumns });
    if (!row) throw notFound();
    const brief = briefOf(row);
    const [now, seen, next] = [brief[field], inOneForm(field, base), inOneForm(field, value)];
    if (isSameValue(now, next)) return { field };
    if (!isSameValue(now, seen)) throw new AppError("CONFLICT", "drafting.field_conflict", { field, value: now });
    await tx.aICourseDraft.update({ where: { id: draftId }, data: columnsOf({ ...brief, [field]: next }) });
    return { field };
  });
}

const inOneForm = (field: BriefField, value: BriefValue): BriefValue =>
  field === "price" ? writePrice(parsePrice(String(value))) : value;

function columnsOf(brief: Brief): Prisma.AICourseDraftUpdateInput {
  const price = parsePrice(brief.price);
  return {
    title: brief.topic,
    description: brief.description,
    courseObjectives: brief.objectives,
    targetAudience: brief.audience,
    level: brief.level,
    durationMinutes: brief.minutes,
    priceMinor: price?.minor ?? null,
    currency: price?.currency ?? null,
    brief: BriefRest.parse(brief),
  };
}
