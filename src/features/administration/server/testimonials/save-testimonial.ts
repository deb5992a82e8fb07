import "server-only";
import { logoTypes } from "@/features/administration/branding/rules";
import type { SaveTestimonial } from "@/features/administration/testimonials/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import {
  auditedTestimonial,
  factsOf,
  holdTestimonials,
  markOf,
  testimonialColumns,
  touchTestimonials,
} from "./testimonial-facts";

/**
 * Adds what someone says of the site, or says it again. Sent twice it is one change; over someone else's it is refused.
 * @throws AppError NOT_FOUND `administration.no_such_testimonial`; CONFLICT `administration.testimonial_changed`;
 * RULE_BROKEN `administration.no_such_picture` for what is no image, or someone else's.
 */
export async function saveTestimonial(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { testimonialId: id, seen, ...wish }: SaveTestimonial,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdTestimonials(tx);
    const row = await tx.testimonial.findUnique({ where: { id }, select: testimonialColumns });
    const now = row && factsOf(row);
    if (!now && seen !== null) throw new AppError("NOT_FOUND", "administration.no_such_testimonial");
    if (now && markOf(now) === markOf(wish)) return;
    if (now && markOf(now) !== seen) throw new AppError("CONFLICT", "administration.testimonial_changed");
    if (wish.pictureId && wish.pictureId !== now?.pictureId) await refuseUnlessOwnPicture(tx, deps, wish.pictureId);
    const { pictureId: avatarFileId, ...words } = wish;
    const data = { ...words, avatarFileId };
    if (now) await tx.testimonial.update({ where: { id }, data });
    else {
      const { _max: last } = await tx.testimonial.aggregate({ _max: { position: true } });
      await tx.testimonial.create({ data: { id, ...data, position: (last.position ?? -1) + 1 } });
    }
    await touchTestimonials(tx);
    await appendAudit(tx, deps, {
      action: now ? "testimonial.edit" : "testimonial.create",
      objectType: "Testimonial",
      objectId: id,
      values: auditedTestimonial(wish),
      before: now ? auditedTestimonial(now) : {},
    });
  });
}

async function refuseUnlessOwnPicture(tx: Tx, deps: Pick<PersonDeps, "actor">, id: string): Promise<void> {
  const mimeType = { in: [...logoTypes] };
  const file = await tx.storedFile.count({ where: { id, ownerId: deps.actor.id, state: "READY", mimeType } });
  if (file === 0) throw new AppError("RULE_BROKEN", "administration.no_such_picture");
}
