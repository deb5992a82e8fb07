import { useTranslations } from "next-intl";
import { useFailureSentence } from "@/components/api/use-refusal";
import { useSize } from "@/components/i18n/use-size";
import type { UploadItem } from "@/features/media/hooks/upload-queue";

/** What is to be said of an upload in one line. */
export function useUploadText(): (item: UploadItem) => string {
  const t = useTranslations("media.upload");
  const size = useSize();
  const why = useFailureSentence("media.errors");
  return ({ state, failure, sentBytes, sizeBytes }) => {
    if (state === "failed" && failure) return why(failure);
    return t(state === "retrying" ? "sending" : state, { sent: size(sentBytes), size: size(sizeBytes) });
  };
}
