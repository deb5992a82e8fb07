"use client";
import { useFormatter, useTranslations } from "next-intl";
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
      <ul className="files" aria-label={t("list")}>
        {files.map((file) => (
          <li key={file.id}>
            <FilePicture file={file} />
            <div className="files__about">
              <button type="button" className="files__name" onClick={() => setOpenId(file.id)}>
                {file.name}
              </button>
              <FileFacts file={file} />
            </div>
            <div className="files__uses">
              <span className={file.uses.length === 0 ? "muted" : undefined}>
                {file.isLeftOver ? t("leftOver") : t("uses", { count: file.uses.length })}
              </span>
              {file.kind === "image" && !file.altText && !file.isDecorative && (
                <Tag tone="caution" icon="triangle-alert">
                  {t("noAlt")}
                </Tag>
              )}
            </div>
          </li>
        ))}
      </ul>
      {open && <FileDetails key={open.id} file={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

export function FilePicture({ file }: { file: Pick<ListedFile, "previewUrl" | "kind"> }) {
  return (
    <span className="files__picture" aria-hidden="true">
      {file.previewUrl ? (
        // biome-ignore lint/performance/noImgElement: a signed link to a picture that is small already
        <img src={file.previewUrl} alt="" loading="lazy" />
      ) : (
        <Icon name={kindIcons[file.kind]} />
      )}
    </span>
  );
}

export function FileFacts({ file }: { file: ListedFile }) {
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
