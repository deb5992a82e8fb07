"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { NoteFrame, NoteQuote, NoteSection, NoteText } from "@/features/notebook/components/note-frame";
import type { LessonPlace } from "@/features/notebook/hooks/lesson-notebook";
import type { SharedNote } from "@/features/notebook/server/show-note";
import { NoteSecond } from "./note-second";

const ReportForm = lazyPart(() => import("./report-form").then(({ ReportForm: form }) => form));

/** What others in the course share about this lesson. */
export function SharedNotes({ at, notes }: { at: LessonPlace; notes: readonly SharedNote[] }) {
  const t = useTranslations("notebook.lesson");
  if (notes.length === 0) return null;
  return (
    <NoteSection id="shared-notes" title={t("sharedTitle")}>
      {notes.map((note) => (
        <NoteFrame as="article" key={note.id} aria-label={t("sharedBy", { name: note.author })}>
          <About note={note} />
          <NoteText html={note.html} />
          <p className="caption">
            {[note.author, ...note.tags].join(" · ")} · <LocalTime at={note.savedAt} shape="ago" />
          </p>
          <Report at={at} note={note} />
        </NoteFrame>
      ))}
    </NoteSection>
  );
}

function About({ note: { anchor } }: { note: SharedNote }) {
  if (anchor.kind === "lesson") return null;
  if (anchor.kind === "passage") return <NoteQuote>{anchor.passage.quote}</NoteQuote>;
  return <NoteSecond seconds={anchor.seconds} />;
}

function Report({ at, note }: { at: LessonPlace; note: SharedNote }) {
  const t = useTranslations("notebook.lesson.report");
  const [hasReported, setReported] = useState(note.isReported);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="row row--tight">
      <Button look="quiet" size="small" icon="flag" disabled={hasReported} onClick={() => setOpen(true)}>
        {t(hasReported ? "reported" : "report")}
      </Button>
      {isOpen && (
        <ReportForm
          of={{ ...at, noteId: note.id }}
          onClose={() => setOpen(false)}
          onSent={() => {
            setOpen(false);
            setReported(true);
            showToast({ words: t("thanks"), icon: "check" });
          }}
        />
      )}
    </div>
  );
}
