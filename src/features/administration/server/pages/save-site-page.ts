import "server-only";
import { sitePageKey } from "@/features/administration/rules";
import type { SaveSitePage } from "@/features/administration/schema";
import { AppError } from "@/lib/app-error";
import { holdSetting, storeSetting } from "@/server/audit/store-setting";
import type { PersonDeps } from "@/server/trpc/context";
import { standardText } from "./standard-text";
import { readStoredPage } from "./stored-page";

/** Lines end as in the database, whatever the form made of them. */
const normalized = (text: string): string => text.replace(/\r\n?/g, "\n").trim();

/**
 * Puts an admin's text in the place of what a page says; the standard text, or none, puts the standard back. Everybody reads it
 * with their next look. Sent twice it is one change; over someone else's it is refused.
 */
export async function saveSitePage(deps: PersonDeps, { page, text, revision }: SaveSitePage): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const key = sitePageKey(page);
    await holdSetting(tx, key);
    const now = await readStoredPage(tx, page);
    const typed = normalized(text);
    const wish = typed === "" || typed === (await standardText(tx, page, deps.locale)) ? null : typed;
    if (wish === now.text) return;
    if (revision !== now.revision) throw new AppError("CONFLICT", "administration.page_changed");
    const value = { text: wish, revision: now.revision + 1 };
    await storeSetting(tx, deps, { key, value, from: now.text, to: wish });
  });
}
