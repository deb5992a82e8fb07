import "server-only";
import { CategoryRef, MergeCategory, PlaceCategory, SaveCategory } from "@/features/administration/categories/schema";
import { onSite, router } from "@/server/trpc/init";
import { deleteCategory } from "./delete-category";
import { listCategories } from "./list-categories";
import { mergeCategory } from "./merge-category";
import { placeCategory } from "./place-category";
import { saveCategory } from "./save-category";

export const categoriesRouter = router({
  list: onSite("admin.use").query(({ ctx }) => listCategories(ctx)),

  save: onSite("admin.use")
    .input(SaveCategory)
    .mutation(({ ctx, input }) => saveCategory(ctx, input)),

  place: onSite("admin.use")
    .input(PlaceCategory)
    .mutation(({ ctx, input }) => placeCategory(ctx, input)),

  merge: onSite("admin.use")
    .input(MergeCategory)
    .mutation(({ ctx, input }) => mergeCategory(ctx, input)),

  delete: onSite("admin.use")
    .input(CategoryRef)
    .mutation(({ ctx, input }) => deleteCategory(ctx, input.categoryId)),
});
