import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ToldFailure } from "@/components/api/use-refusal";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { BegunUpload, UploadItem, UploadQueue } from "@/features/media/sending/upload-queue";

const row = "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-line p-2";
const words = "min-inline-0 flex-1 wrap-anywhere";

interface GivenFileProps {
  name: string;
  sizeBytes: number | null;
  address: string;
  accept: string;
  isOver: boolean | undefined;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

/** A file that the answer has. */
export function GivenFile({ name, sizeBytes, address, accept, isOver, onReplace, onRemove }: GivenFileProps) {
  const t = useTranslations("assessment.attempt.files");
  const size = useSize();
  const input = useRef<HTMLInputElement>(null);
  return (
    <li className={row}>
      <Icon name="file" />
      <span className={words}>
        <a href={address} download dir="auto">
          {name}
        </a>{" "}
        {sizeBytes !== null && <span className="caption num">{size(sizeBytes)}</span>}
      </span>
      {!isOver && (
        <span className="row row--tight">
          <Button size="small" aria-label={t("replaceOne", { name })} onClick={() => input.current?.click()}>
            {t("replace")}
          </Button>
          <Button size="small" look="quiet" icon="x" iconOnly onClick={onRemove}>
            {t("removeOne", { name })}
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            aria-label={t("replaceOne", { name })}
            accept={accept}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onReplace(file);
              target.value = "";
            }}
          />
        </span>
      )}
    </li>
  );
}

interface UploadingFileProps {
  item: UploadItem;
  queue: UploadQueue;
  isOver: boolean | undefined;
  why: (failure: ToldFailure) => string;
}

/** A file on its way, or one that didn't arrive and why. */
export function UploadingFile({ item, queue, isOver, why }: UploadingFileProps) {
  const t = useTranslations("assessment.attempt.files");
  const size = useSize();
  const { id, name, status, sentBytes, sizeBytes } = item;
  const figures = { sent: size(sentBytes), size: size(sizeBytes) };
  const isRefused = status.kind === "refused";
  const said = () => {
    if (isOver) return t("late");
    if (status.kind === "refused") return why(status.why);
    if (status.kind === "retrying") return t("retrying");
    return status.kind === "checking" ? t("checking") : t("sending", figures);
  };
  return (
    <li className={row}>
      <Icon name="file-up" />
      <div className={words}>
        <span dir="auto">{name}</span>
        {!isOver && !isRefused && (
          <ProgressBar label={name} percent={(sentBytes / sizeBytes) * 100} words={t("sending", figures)} />
        )}
        <span className={isRefused || isOver ? "caption field__error" : "caption num"}>
          {(isRefused || isOver) && <Icon name="circle-alert" />} {said()}
        </span>
      </div>
      {!isOver && (
        <span className="row row--tight">
          {isRefused && (
            <Button size="small" icon="rotate-cw" aria-label={t("retryOne", { name })} onClick={() => queue.resume(id)}>
              {t("retry")}
            </Button>
          )}
          {status.kind !== "checking" && (
            <Button size="small" look="quiet" icon="x" iconOnly onClick={() => void queue.cancel(id)}>
              {t("cancelOne", { name })}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** A file whose upload an earlier visit began. */
export function UnfinishedFile({ upload: { name, arrivedBytes, sizeBytes } }: { upload: BegunUpload }) {
  const t = useTranslations("assessment.attempt.files");
  const size = useSize();
  return <p className="caption">{t("unfinished", { name, sent: size(arrivedBytes), size: size(sizeBytes) })}</p>;
}
