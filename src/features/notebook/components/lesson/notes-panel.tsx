"use client";
import { NextIntlClientProvider, useTranslations } from "next-intl";
import { useEffect } from "react";
import { createPortal } from "react-dom";
import { Toaster } from "@/components/ui/toaster";
import type { NotesMessages } from "@/features/notebook/components/lesson/lesson-notes";
import { NoteSection } from "@/features/notebook/components/note-frame";
import type { LessonNotebook, NotebookView } from "@/features/notebook/hooks/lesson-notebook";
import { goToSecond } from "./anchor-here";
import { LessonNote } from "./lesson-note";
import { SharedNotes } from "./shared-notes";
import { usePlacedNotes } from "./use-placed-notes";

interface NotesPanelProps {
  notebook: LessonNotebook;
  view: NotebookView;
}

/** The notes beside a lesson: those at a passage are beside it in the text, all others in a list below. */
export function NotesPanel({ words, ...panel }: NotesPanelProps & { words: NotesMessages }) {
  return (
    <NextIntlClientProvider locale={words.locale} messages={words.messages} timeZone="UTC">
      <Notes {...panel} />
      <Toaster />
    </NextIntlClientProvider>
  );
}

function Notes({ notebook, view }: NotesPanelProps) {
  const t = useTranslations("notebook.lesson");
  const { items, shared } = view;
  const { hosts, ranges, isPlaced } = usePlacedNotes(items);
  useArrival(view, isPlaced);
  const listed = items.filter(({ id }) => !hosts.has(id));
  const noteOf = (item: (typeof items)[number]) => (
    <LessonNote key={item.id} notebook={notebook} readerId={view.readerId} item={item} range={ranges.get(item.id)} />
  );
  if (!isPlaced) return null;
  return (
    <>
      {items.map((item) => {
        const host = hosts.get(item.id);
        return host && createPortal(noteOf(item), host, item.id);
      })}
      {listed.length > 0 && (
        <NoteSection id="notes" title={t("title")}>
          {listed.map(noteOf)}
        </NoteSection>
      )}
      <SharedNotes at={notebook.at} notes={shared} />
    </>
  );
}

/** Whoever comes from a list of notes is led to theirs, and the video to its second. */
function useArrival({ items }: NotebookView, isPlaced: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the notes first stand on the page
  useEffect(() => {
    if (!isPlaced || !location.hash.startsWith("#note-")) return;
    const item = items.find(({ id }) => location.hash === `#note-${id}`);
    if (item?.anchor.kind === "second") goToSecond(item.anchor.seconds);
    document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }, [isPlaced]);
}
