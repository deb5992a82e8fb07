import "server-only";
import { PlaceTestimonial, SaveTestimonial, TestimonialRef } from "@/features/administration/testimonials/schema";
import { onSite, router } from "@/server/trpc/init";
import { deleteTestimonial } from "./delete-testimonial";
import { listTestimonials } from "./list-testimonials";
import { placeTestimonial } from "./place-testimonial";
import { saveTestimonial } from "./save-testimonial";

export const testimonialsRouter = router({
  list: onSite("admin.use").query(({ ctx }) => listTestimonials(ctx)),

  save: onSite("admin.use")
    .input(SaveTestimonial)
    .mutation(({ ctx, input }) => saveTestimonial(ctx, input)),

  place: onSite("admin.use")
    .input(PlaceTestimonial)
    .mutation(({ ctx, input }) => placeTestimonial(ctx, input)),

  delete: onSite("admin.use")
    .input(TestimonialRef)
    .mutation(({ ctx, input }) => deleteTestimonial(ctx, input.testimonialId)),
});
