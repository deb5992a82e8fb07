import { useTranslations } from "next-intl";
import { useFailureSentence } from "@/components/api/use-refusal";
import { useSize } from "@/components/i18n/use-size";
import type { UploadItem } from "@/features/media/sending/upload-queue";

const keys = {
  idle: "waiting",
  waiting: "waiting",
  saving: "sending",
  kept: "sending",
  retrying: "sending",
  checking: "checking",
  paused: "paused",
  saved: "done",
} as const;

/** What is to be said of an upload in one line. */
export function useUploadText(): (item: UploadItem) => string {
  const t = useTranslations("media.upload");
  const size = useSize();
  const why = useFailureSentence("media.errors");
  return ({ status, sentBytes, sizeBytes }) => {
    if (status.kind === "refused") return why(status.why);
    return t(keys[status.kind], { sent: size(sentBytes), size: size(sizeBytes) });
  };
}
