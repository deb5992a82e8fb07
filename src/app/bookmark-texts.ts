import { useTranslations } from "next-intl";
import type { BookmarkTexts } from "@/features/notebook/components/bookmark-button";

/** The words of every "Bookmark". */
export function useBookmarkTexts(): BookmarkTexts {
  const t = useTranslations("notebook.tools");
  return { bookmark: t("bookmark"), notSaved: t("notSaved") };
}
