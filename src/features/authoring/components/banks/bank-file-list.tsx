"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { FactsLine } from "@/components/ui/facts-line";
import type { BankFileRow, BankFileUse } from "@/features/authoring/server/banks/bank-files";
import { QuestionImage } from "./question-image";

/** The files of a bank, with the questions that name each. One that none names can be removed. */
export function BankFileList({ bankId, onClose }: { bankId: string; onClose: () => void }) {
  const t = useTranslations("banks.files");
  const [files, setFiles] = useState<BankFileRow[] | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const load = async () => setFiles(await api.authoring.banks.files.query({ bankId }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the list is opened
  useEffect(() => {
    void run(load);
  }, []);
  const remove = ({ path, name }: BankFileRow) =>
    run(async () => {
      await api.authoring.banks.removeFile.mutate({ bankId, path });
      await load();
      setRemoved(name);
      // The button that was pressed goes with its row.
      status.current?.focus();
    });
  return (
    <div className="stack">
      <ErrorLine words={problem} />
      {files === null && problem === null && <p className="muted">{t("loading")}</p>}
      {files?.length === 0 && <p className="muted">{t("none")}</p>}
      {files !== null && files.length > 0 && (
        <ul className="stack" aria-label={t("title")}>
          {files.map((file) => (
            <FileLine key={file.path} bankId={bankId} file={file} isBusy={isBusy} onRemove={() => void remove(file)} />
          ))}
        </ul>
      )}
      <p role="status" ref={status} tabIndex={-1} className="caption">
        {removed !== null && t("removed", { name: removed })}
      </p>
      <Button onClick={onClose}>{t("close")}</Button>
    </div>
  );
}

interface FileLineProps {
  bankId: string;
  file: BankFileRow;
  isBusy: boolean;
  onRemove: () => void;
}

function FileLine({ bankId, file: { name, sizeBytes, imageUrl, uses }, isBusy, onRemove }: FileLineProps) {
  const t = useTranslations("banks.files");
  const size = useSize();
  return (
    <li className="flex items-start gap-3">
      <QuestionImage url={imageUrl} />
      <div className="min-inline-0 flex-1 wrap-anywhere">
        <bdi>{name}</bdi>
        <FactsLine>
          <span className="num">{size(sizeBytes)}</span>
          {uses.length === 0 && <span>{t("notUsed")}</span>}
        </FactsLine>
        {uses.length > 0 && (
          <ul className="caption" aria-label={t("usedIn", { name })}>
            {uses.map((use) => (
              <li key={use.questionId}>
                <UseLine bankId={bankId} use={use} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {uses.length === 0 && (
        <Button size="small" look="quiet" icon="x" iconOnly disabled={isBusy} onClick={onRemove}>
          {t("remove", { name })}
        </Button>
      )}
    </li>
  );
}

function UseLine({ bankId, use: { questionId, text, state } }: { bankId: string; use: BankFileUse }) {
  const t = useTranslations("banks");
  const words = text || t("untitled");
  if (state === "deleted") return t("files.deleted", { text: words });
  return (
    <>
      <a href={`/instructor/banks/${bankId}/${questionId}`} dir="auto">
        {words}
      </a>
      {state === "earlier" && ` ${t("files.earlier")}`}
    </>
  );
}
