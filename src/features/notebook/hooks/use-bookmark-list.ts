"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type PointerEvent as ReactPointerEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRowOrder } from "@/components/form/use-row-order";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";

/** Bookmarks that are put into another order, described and removed: shown at once, sent behind it, put right when that fails. */
export function useBookmarkList(given: readonly ListedBookmark[]) {
  const t = useTranslations("notebook.saved");
  const router = useRouter();
  const [said, setSaid] = useState("");
  const { list, ...order } = useRowOrder({
    given,
    save: (bookmarkId, beforeId) => api.notebook.moveBookmark.mutate({ bookmarkId, beforeId }),
  });
  return {
    list,
    said,
    failure: order.failure,
    carriedId: order.carried?.id ?? null,
    overId: order.carried?.beforeId ?? null,
    lift: (event: ReactPointerEvent, id: string) => order.begin(event, id),
    async step(id: string, by: 1 | -1, title: string) {
      const row = list.find((bookmark) => bookmark.id === id);
      const moved = row && (await order.step(row, by));
      if (moved) setSaid(t("moved", { title, ...moved }));
    },
    describe(id: string, words: Pick<ListedBookmark, "ownTitle" | "notes">) {
      order.amend((all) => all.map((bookmark) => (bookmark.id === id ? { ...bookmark, ...words } : bookmark)));
    },
    /** Resolves to whether it's removed: it can be brought back then. */
    async remove(id: string): Promise<boolean> {
      const isGone = await order.change(
        (all) => all.filter((bookmark) => bookmark.id !== id),
        () => api.notebook.removeBookmark.mutate({ bookmarkId: id }),
      );
      if (isGone) router.refresh();
      return isGone;
    },
  };
}
