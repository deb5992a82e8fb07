"use client";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import type { SharedNote } from "@/features/notebook/server/show-note";
import { NoteSecond } from "./note-second";

/** What others in the course share about this lesson. */
export function SharedNotes({ notes }: { notes: readonly SharedNote[] }) {
  const t = useTranslations("notebook.lesson");
  if (notes.length === 0) return null;
  return (
    <section className="notes" aria-labelledby="shared-notes">
      <h2 id="shared-notes">{t("sharedTitle")}</h2>
      {notes.map((note) => (
        <article key={note.id} className="note" aria-label={t("sharedBy", { name: note.author })}>
          <About note={note} />
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by features/media/server/render-content */}
          <div className="note__text" dir="auto" dangerouslySetInnerHTML={{ __html: note.html }} />
          <p className="caption">
            {[note.author, ...note.tags].join(" · ")} · <LocalTime at={note.savedAt} />
          </p>
        </article>
      ))}
    </section>
  );
}

function About({ note: { anchor } }: { note: SharedNote }) {
  if (anchor.kind === "lesson") return null;
  if (anchor.kind === "passage")
    return (
      <blockquote className="note__quote" dir="auto">
        {anchor.passage.quote}
      </blockquote>
    );
  return <NoteSecond seconds={anchor.seconds} />;
}
