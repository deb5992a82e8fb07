import "server-only";
import { FeatureCourse, ListListings, UnpublishCourse } from "@/features/administration/listings/schema";
import { onSite, router } from "@/server/trpc/init";
import { featureCourse } from "./feature-course";
import { listListings } from "./list-listings";
import { unpublishCourse } from "./unpublish-course";

export const listingsRouter = router({
  list: onSite("admin.use")
    .input(ListListings)
    .query(({ ctx, input }) => listListings(ctx, input)),

  feature: onSite("admin.use")
    .input(FeatureCourse)
    .mutation(({ ctx, input }) => featureCourse(ctx, input)),

  unpublish: onSite("admin.use")
    .input(UnpublishCourse)
    .mutation(({ ctx, input }) => unpublishCourse(ctx, input)),
});
