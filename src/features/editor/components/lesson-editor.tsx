"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { WriterPage } from "@/components/studio/writer";
import { TextSkeleton } from "@/components/ui/skeleton";
import type { PlacedText } from "@/features/editor/document/standing-blocks";
import type { EditorFiles } from "./editor-files";
import type { LinkableLesson } from "./link-dialog";
import type { WrittenBlock } from "./written-blocks";

export interface LessonEditorProps extends EditorFiles {
  /** The lesson's Markdown. A value that the editor did not write itself is opened again. */
  value: string;
  /** Called with the whole Markdown a moment after a change; blocks that were not touched keep their bytes. */
  onChange: (markdown: string) => void;
  readOnly?: boolean;
  /** What links may lead to beside an address; asked for when a link is set. */
  listLessons?: () => Promise<readonly LinkableLesson[]>;
  /** Is on the page above the text: title and settings of the lesson. */
  header?: ReactNode;
  /** Blocks that a model wrote, as they were when the page was made. */
  written?: readonly PlacedText[];
  /** Called with those of them that no one has changed since, whenever they become others. */
  onWritten?: (blocks: WrittenBlock[]) => void;
}

const LessonSurface = dynamic(() => import("./lesson-surface").then(({ LessonSurface: surface }) => surface), {
  ssr: false,
  loading: Loading,
});

function Loading() {
  const t = useTranslations("editor");
  return (
    <WriterPage aria-busy="true">
      <TextSkeleton words={t("loading")} lines={6} />
    </WriterPage>
  );
}

/** A lesson's text as blocks: Markdown in, Markdown out. Needs the words `editor`. */
export function LessonEditor(props: LessonEditorProps) {
  return <LessonSurface {...props} />;
}
