"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StageList, StageRow } from "@/components/ui/stage-list";
import { Tick } from "@/components/ui/tick";
import { useUploadText } from "@/features/media/components/upload-text";
import type { UploadItem, UploadQueue, UploadStatus } from "@/features/media/sending/upload-queue";

const ticks = {
  idle: "open",
  waiting: "open",
  saving: "here",
  kept: "here",
  retrying: "here",
  checking: "here",
  paused: "open",
  saved: "done",
  refused: "failed",
} as const satisfies Record<UploadStatus["kind"], string>;

/** One row a file: how far it is, what is the matter, and what can be done about it. */
export function UploadList({ queue, items }: { queue: UploadQueue; items: readonly UploadItem[] }) {
  const t = useTranslations("media.upload");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("list")}>
      <StageList>
        {items.map((item) => (
          <StageRow key={item.id} className="items-center">
            <Tick state={ticks[item.status.kind]} />
            <div>
              <span className="block wrap-anywhere">{item.name}</span>
              <UploadProgress item={item} />
            </div>
            <span className="row row--tight">
              <UploadActions queue={queue} item={item} />
            </span>
          </StageRow>
        ))}
      </StageList>
      {items.some(({ status }) => status.kind === "saved") && (
        <Button look="quiet" size="small" onClick={() => queue.clear()}>
          {t("clear")}
        </Button>
      )}
    </section>
  );
}

function UploadProgress({ item }: { item: UploadItem }) {
  const t = useTranslations("media.upload");
  const size = useSize();
  const words = useUploadText();
  const figures = { sent: size(item.sentBytes), size: size(item.sizeBytes) };
  const { status } = item;
  const isMoving = ticks[status.kind] === "here";
  return (
    <>
      {(isMoving || status.kind === "paused") && (
        <ProgressBar
          label={t("progress", { name: item.name })}
          percent={(item.sentBytes / item.sizeBytes) * 100}
          words={t("sending", figures)}
        />
      )}
      <span className={status.kind === "refused" ? "caption field__error" : "caption num"}>
        {status.kind === "refused" && <Icon name="circle-alert" />}{" "}
        {status.kind === "retrying" ? <RetryTexts at={status.at} /> : words(item)}
      </span>
    </>
  );
}

function RetryTexts({ at }: { at: Date }) {
  const t = useTranslations("media.upload");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return t("retrying", { seconds: Math.max(1, Math.ceil((at.getTime() - now) / 1_000)) });
}

function UploadActions({ queue, item }: { queue: UploadQueue; item: UploadItem }) {
  const t = useTranslations("media.upload");
  const {
    id,
    name,
    status: { kind },
  } = item;
  const isMoving = kind === "saving" || kind === "retrying" || kind === "waiting";
  return (
    <>
      {isMoving && (
        <Button size="small" look="quiet" icon="pause" iconOnly onClick={() => queue.pause(id)}>
          {t("pauseOne", { name })}
        </Button>
      )}
      {kind === "paused" && (
        <Button size="small" icon="play" aria-label={t("resumeOne", { name })} onClick={() => queue.resume(id)}>
          {t("resume")}
        </Button>
      )}
      {kind === "refused" && (
        <Button size="small" icon="rotate-cw" aria-label={t("retryOne", { name })} onClick={() => queue.resume(id)}>
          {t("retry")}
        </Button>
      )}
      {kind !== "saved" && kind !== "checking" && (
        <Button size="small" look="quiet" icon="x" iconOnly onClick={() => queue.cancel(id)}>
          {t("cancelOne", { name })}
        </Button>
      )}
    </>
  );
}
