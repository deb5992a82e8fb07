"use client";
import type { AbstractIntlMessages } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import type { LessonPlace } from "@/features/notebook/hooks/lesson-notebook";
import { useLessonNotebook } from "@/features/notebook/hooks/use-lesson-notebook";

const NotesPanel = lazyPart(() => import("./notes-panel").then(({ NotesPanel: panel }) => panel));

export interface NotesMessages {
  locale: string;
  messages: AbstractIntlMessages;
}

/** Where the notes of a lesson appear. Its code comes on demand, at the latest with the first one to show. */
export function LessonNotes({
  words,
  notLoaded,
  loadAgain,
  ...at
}: LessonPlace & { words: NotesMessages; notLoaded: string; loadAgain: string }) {
  const { notebook, view } = useLessonNotebook(at);
  const [isOpen, setOpen] = useState(false);
  if (view.state === "failed")
    return (
      <p className="caption row row--tight" role="alert">
        {notLoaded}
        <Button look="quiet" size="small" icon="refresh-cw" onClick={() => notebook.load()}>
          {loadAgain}
        </Button>
      </p>
    );
  // Stays when the last note is deleted: the way back is in it.
  if (!isOpen && (view.items.length > 0 || view.shared.length > 0)) setOpen(true);
  if (!isOpen) return null;
  return <NotesPanel notebook={notebook} view={view} words={words} />;
}
