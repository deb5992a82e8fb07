"use client";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from "react";
import { DropLabel } from "@/components/files/drop-label";
import { FileInput } from "@/components/files/file-label";

/** Takes files by drop, by paste and by the browser's own dialog. */
export function DropZone({
  limit,
  accept,
  onFiles,
}: {
  limit: string;
  accept?: string;
  onFiles: (files: File[]) => void;
}) {
  const t = useTranslations("media.upload");
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(files);
    return files.length > 0;
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    // An image pasted anywhere on the page, but text into a field stays text.
    const paste = (event: Event) => {
      const { clipboardData } = event as unknown as ClipboardEvent;
      if (latest.current(clipboardData?.files)) event.preventDefault();
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <DropLabel
      icon="upload"
      title={t("drop")}
      hint={t("hint", { limit })}
      hintId={hint}
      button={t("choose")}
      isOver={isOver}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <FileInput
        ref={input}
        multiple
        accept={accept}
        aria-label={t("choose")}
        aria-describedby={hint}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again, after it was canceled.
          event.target.value = "";
        }}
      />
    </DropLabel>
  );
}
