"use client";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

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
    <label
      className={isOver ? "drop drop--over" : "drop"}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Icon name="upload" />
      <span>
        <b>{t("drop")}</b>
        <span className="muted" id={hint}>
          {t("hint", { limit })}
        </span>
      </span>
      <span className={buttonClass()} aria-hidden="true">
        {t("choose")}
      </span>
      <input
        ref={input}
        type="file"
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
    </label>
  );
}
