import "server-only";
import { placedBefore } from "@/features/administration/categories/rules";
import type { PlaceTestimonial } from "@/features/administration/testimonials/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { holdTestimonials, touchTestimonials } from "./testimonial-facts";

/**
 * Puts one before another, or last. Where it is already, nothing changes.
 * @throws AppError NOT_FOUND `administration.no_such_testimonial`, also where the other is gone.
 */
export async function placeTestimonial(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { testimonialId, beforeId }: PlaceTestimonial,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdTestimonials(tx);
    const all = await tx.testimonial.findMany({
      orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    });
    const ids = all.map(({ id }) => id);
    const own = all.find(({ id }) => id === testimonialId);
    if (!own || (beforeId !== null && !ids.includes(beforeId)))
      throw new AppError("NOT_FOUND", "administration.no_such_testimonial");
    const order = placedBefore(ids, testimonialId, beforeId);
    const [from, to] = [ids.indexOf(testimonialId), order.indexOf(testimonialId)];
    if (from === to) return;
    await tx.$executeRaw`
      UPDATE testimonial t SET position = o.place - 1
        FROM unnest(${order}::uuid[]) WITH ORDINALITY o(id, place) WHERE t.id = o.id AND t.position <> o.place - 1`;
    await touchTestimonials(tx);
    await appendAudit(tx, deps, {
      action: "testimonial.place",
      objectType: "Testimonial",
      objectId: testimonialId,
      values: { name: own.name, place: to + 1 },
      before: { place: from + 1 },
    });
  });
}
