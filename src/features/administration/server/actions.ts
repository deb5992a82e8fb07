"use server";
import { redirect } from "next/navigation";
import { formText, tryToSend } from "@/features/accounts/server/form-answers";
import type { SitePageState } from "@/features/administration/site-page-state";
import { serverApi } from "@/server/trpc/rsc";
import { PreviewSitePage, SaveSitePage } from "../schema";

/** What the form of a page asks for: a look at its text, or to save it. Saved, it leads on to its editor as it is then. */
export async function sitePageAction(_before: SitePageState, form: FormData): Promise<SitePageState> {
  const api = await serverApi();
  const typed = {
    page: formText(form, "page"),
    text: formText(form, "text"),
    revision: Number(formText(form, "revision")),
  };
  let html: string | null = null;
  const failed =
    formText(form, "do") === "preview"
      ? await tryToSend(PreviewSitePage.safeParse(typed), async (wish) => {
          html = await api.sitePages.preview(wish);
        })
      : await tryToSend(SaveSitePage.safeParse(typed), (wish) => api.sitePages.save(wish));
  const refusal = failed ? (failed.error?.sentence ?? Object.values(failed.fields)[0] ?? null) : null;
  if (refusal || html !== null) return { text: typed.text, html, refusal };
  redirect(`/admin/pages/${typed.page}?done=1`);
}
