"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { SortableList, SortableRow } from "@/components/lists/sortable-list";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { useBookmarkList } from "@/features/notebook/hooks/use-bookmark-list";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";
import { BookmarkForm } from "./bookmark-form";
import { BookmarkRow } from "./bookmark-row";

/** The bookmarks in the person's order: dragged by their grips, or moved by their buttons. */
export function SavedBookmarks({ bookmarks }: { bookmarks: readonly ListedBookmark[] }) {
  const t = useTranslations("notebook.saved");
  const common = useTranslations("common");
  const tell = useRefusal();
  const router = useRouter();
  const bookmarkList = useBookmarkList(bookmarks);
  const [described, setDescribed] = useState<string | null>(null);
  const nameOf = ({ ownTitle, title }: ListedBookmark) => ownTitle || title || t("untitled");

  async function remove(bookmarkId: string) {
    if (!(await bookmarkList.remove(bookmarkId))) return;
    const undo = () =>
      void api.notebook.restoreBookmark
        .mutate({ bookmarkId })
        .then(router.refresh, (error: unknown) =>
          showToast({ words: t("notRestored", { why: tell(error) }), icon: "circle-alert" }),
        );
    showToast({ words: t("removed"), icon: "trash-2", action: { name: common("undo"), run: undo } });
  }

  return (
    <>
      <SortableList isCarrying={bookmarkList.carriedId !== null}>
        {bookmarkList.list.map((bookmark, at) => (
          <SortableRow
            key={bookmark.id}
            id={bookmark.id}
            among="bookmarks"
            isCarried={bookmarkList.carriedId === bookmark.id}
            isOver={bookmarkList.overId === bookmark.id}
          >
            {described === bookmark.id ? (
              <BookmarkForm bookmark={bookmark} onClose={() => setDescribed(null)} onSaved={bookmarkList.describe} />
            ) : (
              <BookmarkRow
                bookmark={bookmark}
                name={nameOf(bookmark)}
                place={at + 1}
                of={bookmarkList.list.length}
                onLift={(event) => bookmarkList.lift(event, bookmark.id)}
                onStep={(by) => void bookmarkList.step(bookmark.id, by, nameOf(bookmark))}
                onDescribe={() => setDescribed(bookmark.id)}
                onRemove={() => void remove(bookmark.id)}
              />
            )}
          </SortableRow>
        ))}
      </SortableList>
      <p role="status" className="visually-hidden">
        {bookmarkList.said}
      </p>
      <ErrorLine words={bookmarkList.failure && tell(bookmarkList.failure.error)} className="mbs-2" />
    </>
  );
}
