import "server-only";
import { EditSitePage, PreviewSitePage, SaveSitePage, SitePageRef } from "@/features/administration/schema";
import { onSite, router } from "@/server/trpc/init";
import { getSiteStatus } from "../site-status";
import { getSitePage, renderPageText } from "./get-site-page";
import { getSitePageDraft } from "./get-site-page-draft";
import { listSitePages } from "./list-site-pages";
import { saveSitePage } from "./save-site-page";

export const sitePagesRouter = router({
  status: onSite("site.read").query(({ ctx }) => getSiteStatus(ctx.now())),

  read: onSite("site.read")
    .input(SitePageRef)
    .query(({ ctx, input }) => getSitePage(ctx, input)),

  list: onSite("page.edit").query(({ ctx }) => listSitePages(ctx)),

  draft: onSite("page.edit")
    .input(EditSitePage)
    .query(({ ctx, input }) => getSitePageDraft(ctx, input)),

  /** A mutation because a text is too long for an address; it changes nothing. */
  preview: onSite("page.edit")
    .input(PreviewSitePage)
    .mutation(({ ctx, input }) => renderPageText(input.text, ctx.locale)),

  save: onSite("page.edit")
    .input(SaveSitePage)
    .mutation(({ ctx, input }) => saveSitePage(ctx, input)),
});
