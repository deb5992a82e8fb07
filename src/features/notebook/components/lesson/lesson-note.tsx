"use client";
import { useTranslations } from "next-intl";
import { useRefusal } from "@/components/api/use-refusal";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { NoteEditor } from "@/features/notebook/components/note-editor";
import { NoteFrame, NoteQuote, NoteText } from "@/features/notebook/components/note-frame";
import { deleteNote } from "@/features/notebook/hooks/delete-note";
import type { LessonNotebook, NoteItem } from "@/features/notebook/hooks/lesson-notebook";
import type { ShownNote } from "@/features/notebook/server/show-note";
import { NoteSecond } from "./note-second";

interface LessonNoteProps {
  notebook: LessonNotebook;
  readerId: string;
  item: NoteItem;
  /** Where its passage is in the text. */
  range: Range | undefined;
}

/** One of the reader's own notes, read or edited where it is. */
export function LessonNote({ notebook, readerId, item, range }: LessonNoteProps) {
  const t = useTranslations("notebook.lesson");
  const common = useTranslations("common");
  const tell = useRefusal();
  const { id, anchor, note, isEdited, takesFocus } = item;
  const quote = anchor.kind === "passage" ? shortened(anchor.passage.quote) : null;

  async function remove(stored: ShownNote) {
    notebook.drop(id);
    await deleteNote(id, {
      onDeleted: (undo) =>
        showToast({ words: t("deleted"), icon: "trash-2", action: { name: common("undo"), run: undo } }),
      onBack: () => notebook.putBack(stored),
      onFailed: (what, error) => showToast({ words: t(what, { why: tell(error) }), icon: "circle-alert" }),
    });
  }

  return (
    <NoteFrame as="aside" id={`note-${id}`} aria-label={quote ? t("beside", { quote }) : note ? t("own") : t("draft")}>
      <NoteAnchor item={item} range={range} />
      {isEdited || !note ? (
        <NoteEditor
          noteId={id}
          readerId={readerId}
          note={note}
          takesFocus={takesFocus}
          begun={{ ...notebook.at, anchor }}
          onStored={(stored) => notebook.stored(stored)}
          onDone={() => notebook.finish(id)}
        />
      ) : (
        <>
          <NoteText html={note.html} />
          <p className="caption">
            {[t(note.sharing), ...note.tags].join(" · ")} · <LocalTime at={note.savedAt} shape="ago" />
          </p>
          {note.hidden !== null && <p className="caption">{t("hidden", { reason: note.hidden })}</p>}
          <div className="row row--tight">
            <Button look="quiet" size="small" icon="pencil" onClick={() => notebook.edit(id, true)}>
              {t("edit")}
            </Button>
            <Button look="quiet" size="small" icon="trash-2" onClick={() => remove(note)}>
              {t("delete")}
            </Button>
          </div>
        </>
      )}
    </NoteFrame>
  );
}

const shortened = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 57).trimEnd()}…` : quote);

/** Leads to the passage or the second that the note is about. */
function NoteAnchor({ item: { anchor }, range }: { item: Pick<NoteItem, "anchor">; range: Range | undefined }) {
  const t = useTranslations("notebook.lesson");
  if (anchor.kind === "lesson") return null;
  if (anchor.kind === "second") return <NoteSecond seconds={anchor.seconds} />;
  const quote = shortened(anchor.passage.quote);
  if (!range)
    return (
      <>
        <NoteQuote>{anchor.passage.quote}</NoteQuote>
        <p className="caption">{t("textChanged")}</p>
      </>
    );
  return (
    <p className="text-ink-muted">
      <button
        type="button"
        className="text-start min-block-6"
        aria-label={t("toPassage", { quote })}
        onClick={() => range.startContainer.parentElement?.scrollIntoView({ block: "center" })}
      >
        “{quote}”
      </button>
    </p>
  );
}
