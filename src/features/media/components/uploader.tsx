"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { StageList, StageRow } from "@/components/ui/stage-list";
import { DropZone } from "@/features/media/components/drop-zone";
import { UploadList } from "@/features/media/components/upload-list";
import { UploadNews } from "@/features/media/components/upload-news";
import { useUploadQueue } from "@/features/media/hooks/use-upload-queue";
import type { MediaFile, UnfinishedUpload } from "@/features/media/schema";

/** Takes many files and shows what becomes of each. `unfinished` are uploads of earlier visits that the same file takes up again. */
export function Uploader({
  maxBytes,
  unfinished = [],
  accept,
  onStored,
}: {
  maxBytes: number;
  unfinished?: readonly UnfinishedUpload[];
  accept?: string;
  onStored?: (file: MediaFile) => void;
}) {
  const size = useSize();
  const router = useRouter();
  const { queue, items } = useUploadQueue((file) => {
    if (onStored) onStored(file);
    else router.refresh();
  });
  const running = new Set(items.map(({ id }) => id));
  return (
    <div className="stack">
      <DropZone limit={size(maxBytes)} accept={accept} onFiles={(files) => queue.add(files, unfinished)} />
      <UploadNews items={items} />
      <UploadList queue={queue} items={items} />
      <UnfinishedList uploads={unfinished.filter(({ id }) => !running.has(id))} />
    </div>
  );
}

function UnfinishedList({ uploads }: { uploads: readonly UnfinishedUpload[] }) {
  const t = useTranslations("media.upload");
  const size = useSize();
  const router = useRouter();
  const { problem, run } = useCall({ inTurn: true });
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = uploads.filter(({ id }) => !gone.includes(id));
  if (shown.length === 0) return null;
  const forget = (uploadId: string) =>
    run(async () => {
      await api.media.cancelUpload.mutate({ uploadId });
      setGone((ids) => [...ids, uploadId]);
      router.refresh();
    });
  return (
    <section aria-label={t("unfinished")}>
      <h2 className="type-h4">{t("unfinished")}</h2>
      <p className="caption">{t("unfinishedWhy")}</p>
      <StageList as="ul">
        {shown.map(({ id, name, sizeBytes, arrivedBytes }) => (
          <StageRow key={id} className="items-center">
            <span aria-hidden="true" />
            <div>
              <span className="block wrap-anywhere">{name}</span>
              <span className="caption num">
                {t("unfinishedAt", { arrived: size(arrivedBytes), size: size(sizeBytes) })}
              </span>
            </div>
            <Button size="small" look="quiet" aria-label={t("forgetOne", { name })} onClick={() => forget(id)}>
              {t("forget")}
            </Button>
          </StageRow>
        ))}
      </StageList>
      <ErrorLine words={problem} className="mbs-2" />
    </section>
  );
}
