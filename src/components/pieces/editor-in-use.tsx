"use client";

import { useCallback } from "react";
import { WriterMain, WriterPage } from "@/components/studio/writer";
import { SavedState } from "@/components/ui/saved-state";
import type { FileKind } from "@/features/editor/components/editor-files";
import { LessonEditor } from "@/features/editor/components/lesson-editor";
import { SavingNotices } from "@/features/editor/components/saving-notices";
import type { SaveReceipt, SaveRequest } from "@/features/editor/hooks/autosave";
import { keptTextOf, type TextCopies, useTextCopies } from "@/features/editor/hooks/kept-texts";
import { useAutosave } from "@/features/editor/hooks/use-autosave";

const picked: Readonly<Record<FileKind, string>> = {
  image: "media/picked.svg",
  video: "media/picked.mp4",
  audio: "media/picked.mp3",
  captions: "media/picked.vtt",
  file: "media/picked.pdf",
};

/** Stands for the server. `#down` in the address cuts its line, `#conflict` has someone else save first. */
async function saveInMemory({ baseRevision }: SaveRequest): Promise<SaveReceipt> {
  if (window.location.hash === "#down") throw new TypeError("the line is down");
  if (window.location.hash === "#conflict")
    throw { code: "CONFLICT", facts: { value: "Somebody else wrote this.\n", revision: 9 } };
  return { revision: Number(baseRevision) + 1, savedAt: new Date() };
}

function SavingPiece({ sample, name, copies }: { sample: string; name: string; copies: TextCopies }) {
  const autosave = useAutosave({
    kept: keptTextOf({ ...piece, name }),
    copy: copies.get(name) ?? null,
    revision: 1,
    value: sample,
    save: saveInMemory,
  });
  const resolveFile = useCallback((path: string) => `/icon.svg?file=${encodeURIComponent(path)}`, []);
  const pickFile = useCallback(async (kind: FileKind) => ({ path: picked[kind], alt: "A picked picture" }), []);
  return (
    <>
      <SavedState state={autosave.saveState} />
      <SavingNotices autosave={autosave} />
      <LessonEditor value={autosave.value} onChange={autosave.change} resolveFile={resolveFile} pickFile={pickFile} />
      <WriterPage>
        <section aria-label="Markdown">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
          <pre className="mono overflow-x-auto" data-markdown="" tabIndex={0}>
            {autosave.value}
          </pre>
        </section>
      </WriterPage>
    </>
  );
}

/** Under which the pieces keep their texts. */
const piece = { viewerId: "pieces", lessonId: "pieces" };

/** The editor as a page uses it: saving itself, and under it the Markdown that it writes. */
export function EditorInUse({ sample, name }: { sample: string; name: string }) {
  const copies = useTextCopies(piece.viewerId, piece.lessonId);
  return (
    <WriterMain>
      <h1 className="visually-hidden">Lesson editor</h1>
      {copies && <SavingPiece sample={sample} name={name} copies={copies} />}
    </WriterMain>
  );
}
