import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ToldFailure } from "@/components/api/use-refusal";
import type { UploadItem } from "@/features/media/sending/upload-queue";
import type { AnswerFiles } from "./use-answer-files";

interface FileNewsProps extends Pick<AnswerFiles, "files" | "uploads"> {
  why: (failure: ToldFailure) => string;
  /** What another device did; empty for nothing. */
  elsewhere: string;
}

/** Says to a screen reader what became of files: on their way, in the answer, removed, refused. */
export function FileNews({ files, uploads, why, elsewhere }: FileNewsProps) {
  const t = useTranslations("assessment.attempt.files");
  const [news, setNews] = useState("");
  const before = useRef({ files, uploads });
  useEffect(() => {
    const seen = before.current;
    before.current = { files, uploads };
    const isNew = <Item extends { id: string }>(item: Item, among: readonly Item[]) =>
      !among.some(({ id }) => id === item.id);
    const started = uploads.filter((item) => isNew(item, seen.uploads));
    const refused = uploads.find((item) => item.status.kind === "refused" && !isRefusedIn(seen.uploads, item));
    const gone = seen.files.filter((file) => isNew(file, files));
    const added = files.filter((file) => file.known && isNew(file, seen.files));
    if (started.length > 0) setNews(t("newsStart", { count: started.length }));
    if (gone.length > 0) setNews(t("newsRemoved", { name: gone[0]?.known?.name ?? "" }));
    if (added.length > 0) setNews(t("newsAdded", { name: added[0]?.known?.name ?? "" }));
    if (refused?.status.kind === "refused")
      setNews(t("newsRefused", { name: refused.name, why: why(refused.status.why) }));
  }, [files, uploads, t, why]);
  useEffect(() => {
    if (elsewhere !== "") setNews(elsewhere);
  }, [elsewhere]);
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  );
}

const isRefusedIn = (items: readonly UploadItem[], { id }: UploadItem): boolean =>
  items.some((item) => item.id === id && item.status.kind === "refused");
