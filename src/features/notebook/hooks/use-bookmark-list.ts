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
  const { list, setList, ...order } = useRowOrder({
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
    step(id: string, by: 1 | -1, title: string) {
      const row = list.find((bookmark) => bookmark.id === id);
      const moved = row && order.step(row, by);
      if (moved) setSaid(t("moved", { title, ...moved }));
    },
    describe(id: string, words: Pick<ListedBookmark, "ownTitle" | "notes">) {
      setList(list.map((bookmark) => (bookmark.id === id ? { ...bookmark, ...words } : bookmark)));
    },
    remove(id: string): Promise<void> {
      setList(list.filter((bookmark) => bookmark.id !== id));
      return order.send(() => api.notebook.removeBookmark.mutate({ bookmarkId: id })).then(() => router.refresh());
    },
  };
}
