"use client";
import { useState } from "react";
import { OnDemand } from "@/components/on-demand/on-demand";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { BookmarkButton, type BookmarkTexts } from "@/features/notebook/components/bookmark-button";
import type { LessonPlace } from "@/features/notebook/hooks/lesson-notebook";
import { useLessonNotebook } from "@/features/notebook/hooks/use-lesson-notebook";

export interface ToolTexts extends BookmarkTexts {
  addNote: string;
  notLoaded: string;
}

const anchorCode = new OnDemand(() => import("./anchor-here"));

/** "Add note" and "Bookmark" of a lesson: in its head, and at the thumb on a phone. */
export function LessonTools({ slug, lessonId, words }: LessonPlace & { words: ToolTexts }) {
  const { notebook, view } = useLessonNotebook({ slug, lessonId });
  const [isLost, setLost] = useState(false);

  async function addNote() {
    const [anchoring] = await Promise.all([anchorCode.load().catch(() => null), notebook.load()]);
    const isReady = notebook.read().state === "ready";
    setLost(!anchoring || !isReady);
    if (anchoring && isReady) notebook.begin(anchoring.anchorHere());
  }

  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon="pen-line"
        // What is marked in the text stays marked.
        onMouseDown={(event) => event.preventDefault()}
        onClick={addNote}
      >
        {words.addNote}
      </Button>
      <BookmarkButton words={words} isKept={view.isKept} onKeep={(isKept) => notebook.keepLesson(isKept)} />
      <ErrorLine words={isLost && words.notLoaded} />
    </>
  );
}

/** The bookmark of one of the lesson's files. */
export function ResourceBookmark({
  resourceId,
  name,
  words,
  ...at
}: LessonPlace & { resourceId: string; name: string; words: BookmarkTexts }) {
  const { notebook, view } = useLessonNotebook(at);
  return (
    <BookmarkButton
      words={words}
      name={name}
      isKept={view.keptResources.includes(resourceId)}
      onKeep={(isKept) => notebook.keepResource(resourceId, isKept)}
    />
  );
}
