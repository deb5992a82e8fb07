"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { SortableList, SortableRow } from "@/components/lists/sortable-list";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { useBookmarkList } from "@/features/notebook/hooks/use-bookmark-list";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";
import { BookmarkForm } from "./bookmark-form";
import { BookmarkRow } from "./bookmark-row";

/** The bookmarks in the person's order: dragged by their grips, or moved by their buttons. */
export function SavedBookmarks({ bookmarks }: { bookmarks: readonly ListedBookmark[] }) {
  const t = useTranslations("notebook.saved");
  const tell = useRefusal();
  const bookmarkList = useBookmarkList(bookmarks);
  const [described, setDescribed] = useState<string | null>(null);
  const [asked, setAsked] = useState<ListedBookmark | null>(null);
  const nameOf = ({ ownTitle, title }: ListedBookmark) => ownTitle || title || t("untitled");
  const remove = (bookmark: ListedBookmark) =>
    bookmark.ownTitle || bookmark.notes ? setAsked(bookmark) : void bookmarkList.remove(bookmark.id);

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
                onRemove={() => remove(bookmark)}
              />
            )}
          </SortableRow>
        ))}
      </SortableList>
      <p role="status" className="visually-hidden">
        {bookmarkList.said}
      </p>
      <ErrorLine words={bookmarkList.failure && tell(bookmarkList.failure.error)} className="mbs-2" />
      <ConfirmDialog
        open={asked !== null}
        title={asked ? t("removeTitle", { title: nameOf(asked) }) : ""}
        description={t("removeWhy")}
        stay={t("stay")}
        go={t("go")}
        danger
        onStay={() => setAsked(null)}
        onGo={() => {
          if (asked) void bookmarkList.remove(asked.id);
          setAsked(null);
        }}
      />
    </>
  );
}
