import * as z from "zod";
import { mostPageCharacters, sitePages } from "./rules";

export const SitePageRef = z.object({ page: z.enum(sitePages) });
export type SitePageRef = z.infer<typeof SitePageRef>;

const PageText = z.string().max(mostPageCharacters, { error: "administration.page_too_long" });

export const PreviewSitePage = SitePageRef.extend({ text: PageText });

/** An empty text puts the standard text back. `revision`: of the text that this one changes. */
export const SaveSitePage = PreviewSitePage.extend({ revision: z.int().nonnegative() });
export type SaveSitePage = z.infer<typeof SaveSitePage>;

/** `change`: of the audit log, to see what the page said after it. */
export const EditSitePage = SitePageRef.extend({ change: z.uuid().nullable() });
