"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
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
  const [isFailed, setFailed] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setFailed(false);
    try {
      await api.notebook.editBookmark.mutate({ bookmarkId: bookmark.id, title: ownTitle, notes });
      onSaved(bookmark.id, { ownTitle: ownTitle.trim(), notes: notes.trim() });
      onClose();
    } catch {
      setFailed(true);
    }
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
      {isFailed && (
        <p role="alert" className="field__error">
          {t("failed")}
        </p>
      )}
      <div className="row row--tight">
        <Button type="submit" size="small" look="first">
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
