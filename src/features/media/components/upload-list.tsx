"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tick } from "@/components/ui/tick";
import { useUploadText } from "@/features/media/components/upload-text";
import type { UploadItem, UploadQueue, UploadState } from "@/features/media/hooks/upload-queue";

const ticks = {
  waiting: "open",
  sending: "here",
  retrying: "here",
  checking: "here",
  paused: "open",
  done: "done",
  failed: "failed",
} as const satisfies Record<UploadState, string>;

/** One row a file: how far it is, what is the matter, and what can be done about it. */
export function UploadList({ queue, items }: { queue: UploadQueue; items: readonly UploadItem[] }) {
  const t = useTranslations("media.upload");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("list")} className="uploads">
      <ol className="stages">
        {items.map((item) => (
          <li key={item.id}>
            <Tick state={ticks[item.state]} />
            <div>
              <span className="uploads__name">{item.name}</span>
              <UploadProgress item={item} />
            </div>
            <span className="row row--tight">
              <UploadActions queue={queue} item={item} />
            </span>
          </li>
        ))}
      </ol>
      {items.some(({ state }) => state === "done") && (
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
  const isMoving = item.state === "sending" || item.state === "checking" || item.state === "retrying";
  return (
    <>
      {(isMoving || item.state === "paused") && (
        <ProgressBar
          label={t("progress", { name: item.name })}
          percent={(item.sentBytes / item.sizeBytes) * 100}
          words={t("sending", figures)}
        />
      )}
      <span className={item.state === "failed" ? "caption field__error" : "caption num"}>
        {item.state === "retrying" && item.retryAt !== null ? <RetryTexts at={item.retryAt} /> : words(item)}
      </span>
    </>
  );
}

function RetryTexts({ at }: { at: number }) {
  const t = useTranslations("media.upload");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return t("retrying", { seconds: Math.max(1, Math.ceil((at - now) / 1_000)) });
}

function UploadActions({ queue, item }: { queue: UploadQueue; item: UploadItem }) {
  const t = useTranslations("media.upload");
  const { id, name, state } = item;
  const isMoving = state === "sending" || state === "retrying" || state === "waiting";
  return (
    <>
      {isMoving && (
        <Button size="small" look="quiet" icon="pause" iconOnly onClick={() => queue.pause(id)}>
          {t("pauseOne", { name })}
        </Button>
      )}
      {state === "paused" && (
        <Button size="small" icon="play" aria-label={t("resumeOne", { name })} onClick={() => queue.resume(id)}>
          {t("resume")}
        </Button>
      )}
      {state === "failed" && (
        <Button size="small" icon="rotate-cw" aria-label={t("retryOne", { name })} onClick={() => queue.resume(id)}>
          {t("retry")}
        </Button>
      )}
      {state !== "done" && state !== "checking" && (
        <Button size="small" look="quiet" icon="x" iconOnly onClick={() => queue.cancel(id)}>
          {t("cancelOne", { name })}
        </Button>
      )}
    </>
  );
}
