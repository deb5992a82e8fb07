import { useTranslations } from "next-intl";
import type { BookmarkTexts } from "@/features/notebook/components/bookmark-button";
import { mostBookmarks } from "@/features/notebook/limits";

/** The words of every "Bookmark". */
export function useBookmarkTexts(): BookmarkTexts {
  const t = useTranslations("notebook.tools");
  const tooMany = useTranslations("errors.notebook")("too_many_bookmarks", { most: mostBookmarks });
  return { bookmark: t("bookmark"), notSaved: t("notSaved"), tooMany };
}
