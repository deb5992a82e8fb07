"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { useSize } from "@/components/i18n/use-size";
import { FactsLine } from "@/components/ui/facts-line";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { FileDetails, type FileWithUses } from "@/features/media/components/file-details";
import { clockOf, kindIcons } from "@/features/media/components/file-text";

export type ListedFile = FileWithUses & { previewUrl: string | null; uploadedAt: Date; isLeftOver: boolean };

/** The files of one page of the library. A press on one opens what can be done with it. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  const t = useTranslations("media.library");
  const [openId, setOpenId] = useState<string | null>(null);
  const open = files.find(({ id }) => id === openId);
  return (
    <>
      <ul className="border-ink border-bs" aria-label={t("list")}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} onPress={() => setOpenId(file.id)}>
            <div className="flex flex-wrap justify-end gap-x-2 gap-y-1 text-[0.8125rem] max-phone:col-start-2 max-phone:justify-start">
              <span className={file.uses.length === 0 ? "muted" : undefined}>
                {file.isLeftOver ? t("leftOver") : t("uses", { count: file.uses.length })}
              </span>
              {file.kind === "image" && !file.altText && !file.isDecorative && (
                <Tag tone="caution" icon="triangle-alert">
                  {t("noAlt")}
                </Tag>
              )}
            </div>
          </FileRow>
        ))}
      </ul>
      {open && <FileDetails key={open.id} file={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

interface FileRowProps {
  file: ListedFile;
  /** What pressing it does, where its name alone doesn't say so. */
  label?: string;
  onPress: () => void;
  /** At the end of the row. */
  children?: ReactNode;
}

/** A file: the whole row is the target, its name alone is the button. */
export function FileRow({ file, label, onPress, children }: FileRowProps) {
  const columns = children
    ? "grid-cols-[4.5rem_minmax(0,1fr)_14rem] max-phone:grid-cols-[4.5rem_minmax(0,1fr)]"
    : "grid-cols-[4.5rem_minmax(0,1fr)]";
  return (
    <li className={`relative grid items-center gap-x-4 border-line border-be py-2 hover:bg-sunken ${columns}`}>
      <FilePicture file={file} />
      <div className="grid min-inline-0">
        <button
          type="button"
          className="type-ui wrap-anywhere justify-self-start text-start font-strong after:absolute after:inset-0 hover:underline hover:underline-offset-[0.2em]"
          aria-label={label}
          onClick={onPress}
        >
          {file.name}
        </button>
        <FileFacts file={file} />
      </div>
      {children}
    </li>
  );
}

function FilePicture({ file }: { file: Pick<ListedFile, "previewUrl" | "kind"> }) {
  return (
    <span
      className="grid inline-18 block-13 place-items-center overflow-clip border border-line bg-raised text-ink-muted"
      aria-hidden="true"
    >
      {file.previewUrl ? (
        // biome-ignore lint/performance/noImgElement: a signed link to a picture that is small already
        <img className="inline-full block-full object-contain" src={file.previewUrl} alt="" loading="lazy" />
      ) : (
        <Icon name={kindIcons[file.kind]} />
      )}
    </span>
  );
}

function FileFacts({ file }: { file: ListedFile }) {
  const t = useTranslations("media.library");
  const size = useSize();
  const format = useFormatter();
  const facts = [
    size(file.sizeBytes),
    file.width && file.height
      ? t("size", { width: format.number(file.width), height: format.number(file.height) })
      : null,
    file.durationSeconds === null ? null : clockOf(file.durationSeconds),
  ].filter((fact) => fact !== null);
  return (
    <FactsLine>
      {facts.map((fact) => (
        <span key={fact} className="num">
          {fact}
        </span>
      ))}
      <LocalTime at={file.uploadedAt} shape="date" />
    </FactsLine>
  );
}
