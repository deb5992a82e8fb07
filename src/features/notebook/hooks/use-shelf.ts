"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";
import { useCarriedRow } from "./use-carried-row";

const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-bookmark="${id}"]`);

/** Bookmarks that are put into another order, described and removed: shown at once, sent behind it, put right when that fails. */
export function useShelf(given: readonly ListedBookmark[]) {
  const t = useTranslations("notebook.saved");
  const router = useRouter();
  const [list, setList] = useState(given);
  const [said, setSaid] = useState("");
  const [isFailed, setFailed] = useState(false);
  const refocus = useRef<{ id: string; by: 1 | -1 } | null>(null);
  // One after the other, in the order they were made.
  const sent = useRef(Promise.resolve());
  useEffect(() => setList(given), [given]);

  // A row that is put elsewhere in the document loses the focus on the way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    const { id, by } = refocus.current ?? {};
    refocus.current = null;
    const buttons = id ? [...(rowOf(id)?.querySelectorAll<HTMLButtonElement>(".things__do button") ?? [])] : [];
    const [, up, down] = buttons;
    const wanted = by === -1 ? [up, down] : [down, up];
    wanted.find((button) => button && !button.disabled)?.focus();
  }, [list]);

  function send(call: () => Promise<unknown>): Promise<void> {
    setFailed(false);
    sent.current = sent.current.then(call).then(
      () => undefined,
      () => {
        setFailed(true);
        router.refresh();
      },
    );
    return sent.current;
  }

  function moveBefore(id: string, beforeId: string | null) {
    const moved = list.find((bookmark) => bookmark.id === id);
    if (!moved || id === beforeId) return;
    const others = list.filter((bookmark) => bookmark.id !== id);
    const at = beforeId === null ? others.length : others.findIndex((bookmark) => bookmark.id === beforeId);
    setList([...others.slice(0, at), moved, ...others.slice(at)]);
    void send(() => api.notebook.moveBookmark.mutate({ bookmarkId: id, beforeId }));
  }

  const carrying = useCarriedRow(moveBefore);
  return {
    list,
    said,
    isFailed,
    carriedId: carrying.carried?.id ?? null,
    overId: carrying.carried?.beforeId ?? null,
    lift: (event: ReactPointerEvent, id: string) => carrying.begin(event, id),
    step(id: string, by: 1 | -1, title: string) {
      const at = list.findIndex((bookmark) => bookmark.id === id);
      const beforeId = list[by === -1 ? at - 1 : at + 2]?.id ?? null;
      if (at + by < 0 || at + by >= list.length) return;
      refocus.current = { id, by };
      setSaid(t("moved", { title, place: at + by + 1, of: list.length }));
      moveBefore(id, beforeId);
    },
    describe(id: string, words: Pick<ListedBookmark, "ownTitle" | "notes">) {
      setList(list.map((bookmark) => (bookmark.id === id ? { ...bookmark, ...words } : bookmark)));
    },
    remove(id: string): Promise<void> {
      setList(list.filter((bookmark) => bookmark.id !== id));
      return send(() => api.notebook.removeBookmark.mutate({ bookmarkId: id })).then(() => router.refresh());
    },
  };
}
