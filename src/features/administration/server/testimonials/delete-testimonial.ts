import "server-only";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import {
  auditedTestimonial,
  factsOf,
  holdTestimonials,
  testimonialColumns,
  touchTestimonials,
} from "./testimonial-facts";

/** Takes one away for good. One that is gone already is no error. */
export async function deleteTestimonial(deps: Pick<Deps, "db" | "actor" | "now" | "ip">, id: string): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdTestimonials(tx);
    const found = await tx.testimonial.findUnique({ where: { id }, select: testimonialColumns });
    if (!found) return;
    await tx.testimonial.delete({ where: { id } });
    await touchTestimonials(tx);
    await appendAudit(tx, deps, {
      action: "testimonial.delete",
      objectType: "Testimonial",
      objectId: id,
      before: auditedTestimonial(factsOf(found)),
    });
  });
}
