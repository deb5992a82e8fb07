"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { LocalTime } from "@/components/i18n/local-time";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { NoteQuote, NoteText } from "@/features/notebook/components/note-frame";
import { deleteNote } from "@/features/notebook/hooks/delete-note";
import type { ListedNote } from "@/features/notebook/server/list-notes";
import { clockOf } from "@/lib/clock-of";

const NoteEditor = lazyPart(() => import("../note-editor").then(({ NoteEditor: editor }) => editor));

/** A note in the list of all, under what it is about. */
export function SavedNote({ note: given, readerId }: { note: ListedNote; readerId: string }) {
  const t = useTranslations("notebook");
  const common = useTranslations("common");
  const tell = useRefusal();
  const router = useRouter();
  const [note, setNote] = useState(given);
  const [isGone, setGone] = useState(false);
  const [isEdited, setEdited] = useState(false);
  const { anchor, href, lessonTitle, courseTitle, language } = note;
  if (isGone) return null;

  async function remove() {
    setGone(true);
    await deleteNote(note.id, {
      onDeleted: (undo) => {
        const action = { name: common("undo"), run: undo };
        showToast({ words: t("lesson.deleted"), icon: "trash-2", action });
      },
      onBack: () => setGone(false),
      onFailed: (what, error) => showToast({ words: t(`lesson.${what}`, { why: tell(error) }), icon: "circle-alert" }),
    });
  }

  const title = lessonTitle || t("saved.untitled");
  return (
    <article className="border-line border-bs py-4 wrap-anywhere [&>*+*]:mbs-2" id={`note-${note.id}`}>
      <header>
        <h3 className="type-h4" lang={language ?? undefined}>
          {href ? (
            // Not by the router: the lesson has to see the note in its address.
            <a href={href}>{title}</a>
          ) : (
            title
          )}
        </h3>
        <p className="caption" lang={language ?? undefined}>
          {courseTitle || t("saved.untitled")}
          {anchor.kind === "second" && <span className="num"> · {clockOf(anchor.seconds)}</span>}
        </p>
      </header>
      {anchor.kind === "passage" && <NoteQuote>{anchor.passage.quote}</NoteQuote>}
      {isEdited ? (
        <NoteEditor
          noteId={note.id}
          readerId={readerId}
          note={note}
          takesFocus
          begun={null}
          onStored={(stored) => setNote((now) => ({ ...now, ...stored }))}
          onDone={() => {
            setEdited(false);
            router.refresh();
          }}
        />
      ) : (
        <NoteText html={note.html} />
      )}
      {!isEdited && (
        <>
          <p className="caption">
            {[t(`lesson.${note.sharing}`), ...note.tags].join(" · ")} · <LocalTime at={note.savedAt} shape="ago" />
          </p>
          {note.hidden !== null && <p className="caption">{t("lesson.hidden", { reason: note.hidden })}</p>}
          {href === null && <p className="caption">{t("saved.noteGone")}</p>}
          <div className="row row--tight">
            <Button look="quiet" size="small" icon="pencil" onClick={() => setEdited(true)}>
              {t("lesson.edit")}
            </Button>
            <Button look="quiet" size="small" icon="trash-2" onClick={remove}>
              {t("lesson.delete")}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
