"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchField } from "@/components/form/search-field";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { SavedComments } from "@/features/grading/hooks/use-saved-comments";
import { longestSavedComment } from "@/features/grading/rules";
import type { SavedComment } from "@/features/grading/server/saved-comments/list-saved-comments";
import { uuidV7 } from "@/lib/uuid-v7";

interface SavedCommentsDialogProps {
  isOpen: boolean;
  saved: SavedComments;
  /** In the field now. */
  written: string;
  onClose: () => void;
  onInsert: (text: string) => void;
}

/** The grader's comments to search, insert, change and delete, and the one in the field to add. */
export function SavedCommentsDialog({ isOpen, saved, written, onClose, onInsert }: SavedCommentsDialogProps) {
  const t = useTranslations("grading.saved");
  const [query, setQuery] = useState("");
  const { comments, isBusy, problem } = saved;
  const found = (comments ?? []).filter(({ text }) => text.toLowerCase().includes(query.trim().toLowerCase()));
  const text = written.trim();
  const isNew = text !== "" && text.length <= longestSavedComment && !comments?.some((one) => one.text === text);
  return (
    <Dialog open={isOpen} onClose={onClose} title={t("title")} description={t("lead")}>
      <div className="grid gap-3">
        <ErrorLine words={problem} />
        {isNew && comments && (
          <div>
            <Button icon="plus" disabled={isBusy} onClick={() => void saved.save({ id: uuidV7(), text })}>
              {t("add")}
            </Button>
          </div>
        )}
        {comments && comments.length > 0 && (
          <SearchField label={t("find")} value={query} onChange={({ target }) => setQuery(target.value)} />
        )}
        <p className="caption" role="status">
          {comments ? t("found", { count: found.length }) : t("loading")}
        </p>
        <ul className="max-h-[50vh] overflow-y-auto border-bs border-line">
          {found.map((comment) => (
            <CommentRow key={comment.id} comment={comment} saved={saved} onInsert={onInsert} />
          ))}
        </ul>
        <div>
          <Button onClick={onClose}>{t("close")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface RowProps {
  comment: SavedComment;
  saved: SavedComments;
  onInsert: (text: string) => void;
}

function CommentRow({ comment, saved, onInsert }: RowProps) {
  const t = useTranslations("grading.saved");
  const [edited, setEdited] = useState<string | null>(null);
  const { isBusy } = saved;
  async function remove() {
    if (!(await saved.remove(comment.id))) return;
    showToast({ words: t("removed"), action: { name: t("undo"), run: () => void saved.save(comment) } });
  }
  async function change(text: string) {
    if (await saved.save({ ...comment, text })) setEdited(null);
  }
  if (edited !== null) {
    const text = edited.trim();
    return (
      <li className="grid gap-2 border-be border-line py-2">
        <TextArea
          label={t("text")}
          rows={3}
          dir="auto"
          maxLength={longestSavedComment}
          value={edited}
          onChange={({ target }) => setEdited(target.value)}
        />
        <div className="row row--tight">
          <Button size="small" disabled={isBusy || text === ""} onClick={() => void change(text)}>
            {t("save")}
          </Button>
          <Button size="small" look="quiet" onClick={() => setEdited(null)}>
            {t("cancel")}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className="flex items-start gap-1 border-be border-line py-1">
      <button
        type="button"
        className="link min-inline-0 flex-1 text-start wrap-anywhere whitespace-pre-wrap"
        dir="auto"
        onClick={() => onInsert(comment.text)}
      >
        {comment.text}
      </button>
      <Button size="small" look="quiet" icon="pencil" iconOnly onClick={() => setEdited(comment.text)}>
        {t("edit", { text: comment.text.slice(0, 40) })}
      </Button>
      <Button size="small" look="quiet" icon="x" iconOnly disabled={isBusy} onClick={() => void remove()}>
        {t("remove", { text: comment.text.slice(0, 40) })}
      </Button>
    </li>
  );
}
