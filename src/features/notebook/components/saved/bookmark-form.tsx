"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";

interface FormProps {
  bookmark: ListedBookmark;
  onClose: () => void;
  onSaved: (id: string, words: Pick<ListedBookmark, "ownTitle" | "notes">) => void;
}

/** One's own title and note for a bookmark. */
export function BookmarkForm({ bookmark, onClose, onSaved }: FormProps) {
  const t = useTranslations("notebook.saved");
  const [ownTitle, setTitle] = useState(bookmark.ownTitle);
  const [notes, setNotes] = useState(bookmark.notes);
  const { isBusy, problem, run } = useCall();

  async function save(event: FormEvent) {
    event.preventDefault();
    const isSaved = await run(() =>
      api.notebook.editBookmark.mutate({ bookmarkId: bookmark.id, title: ownTitle, notes }),
    );
    if (!isSaved) return;
    onSaved(bookmark.id, { ownTitle: ownTitle.trim(), notes: notes.trim() });
    onClose();
  }

  return (
    <form className="stack col-[1/-1]" onSubmit={save}>
      <TextField
        label={t("ownTitle")}
        hint={bookmark.title || undefined}
        className="input"
        dir="auto"
        maxLength={200}
        autoFocus
        value={ownTitle}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label={t("ownNotes")}
        className="input"
        dir="auto"
        rows={3}
        maxLength={2_000}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" size="small" look="first" disabled={isBusy}>
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
      <ErrorLine words={problem} />
    </form>
  );
}
