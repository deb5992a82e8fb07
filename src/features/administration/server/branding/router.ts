import "server-only";
import { BrandPictureRef, SaveBrand, SaveBrandPicture } from "@/features/administration/branding/schema";
import { readBrand } from "@/server/brand/read-brand";
import { getStorage } from "@/server/storage/get-storage";
import { onSite, router } from "@/server/trpc/init";
import { getBrandPicture } from "./get-brand-picture";
import { resetBrand, saveBrand } from "./save-brand";
import { saveBrandPicture } from "./save-brand-picture";

export const brandingRouter = router({
  get: onSite("admin.use").query(({ ctx }) => readBrand(ctx.db)),

  picture: onSite("site.read")
    .input(BrandPictureRef)
    .query(({ ctx, input }) => getBrandPicture(ctx, input.picture)),

  save: onSite("admin.use")
    .input(SaveBrand)
    .mutation(({ ctx, input }) => saveBrand(ctx, input)),

  savePicture: onSite("admin.use")
    .input(SaveBrandPicture)
    .mutation(({ ctx, input }) => saveBrandPicture({ ...ctx, storage: getStorage() }, input)),

  reset: onSite("admin.use").mutation(({ ctx }) => resetBrand(ctx)),
});
