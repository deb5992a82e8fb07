"use client";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { type PickedFile, type PickedKind, type PickFile, PickFileContext } from "@/components/files/pick-file";
import { FilePicker } from "@/features/media/components/file-picker";

/** Gives editors below it `usePickFile`. `courseId` adds what the course holds already, whoever brought it. */
export function FilePickerProvider({
  courseId,
  maxBytes,
  children,
}: {
  courseId?: string;
  /** The largest file that this site takes. */
  maxBytes: number;
  children: ReactNode;
}) {
  const [kind, setKind] = useState<PickedKind | null>(null);
  const answer = useRef<((file: PickedFile | null) => void) | null>(null);
  const pick: PickFile = useCallback(
    (wish) =>
      new Promise((resolve) => {
        answer.current?.(null);
        answer.current = resolve;
        setKind(wish.kind);
      }),
    [],
  );
  const end = (file: PickedFile | null) => {
    setKind(null);
    answer.current?.(file);
    answer.current = null;
  };
  return (
    <PickFileContext value={pick}>
      {children}
      {kind && <FilePicker kind={kind} courseId={courseId} maxBytes={maxBytes} onEnd={end} />}
    </PickFileContext>
  );
}
