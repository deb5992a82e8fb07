"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { useFailureSentence } from "@/components/api/use-refusal";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { StandingError } from "@/components/ui/error-line";
import { cleanName } from "@/features/media/rules";
import type { AnswerFieldsProps } from "../../question-player";
import type { PublicFiles } from "../../question-type";
import { acceptAttribute, isAccepted } from "./file-groups";
import { FileNews } from "./file-news";
import { GivenFile, UnfinishedFile, UploadingFile } from "./file-rows";
import { useAnswerFiles } from "./use-answer-files";

const nothingAsked: PublicFiles = { most: 1, accepts: [], maxBytes: 0 };

/** The files of an answer, those on their way, and the place to choose or drop more. */
export function FileFields(props: AnswerFieldsProps) {
  const { id, isOver, attemptId } = props;
  const t = useTranslations("assessment.attempt.files");
  const asked = props.question.files ?? nothingAsked;
  const { files, uploads, unfinished, elsewhere, queue, bring, remove } = useAnswerFiles(props);
  const format = useFormatter();
  const why = useFailureSentence("assessment.attempt.errors");
  const [problems, setProblems] = useState<readonly string[]>([]);
  const judge = useJudge(asked);
  const chooser = useRef<HTMLButtonElement>(null);
  const room = asked.most - files.length - uploads.filter(({ status }) => status.kind !== "refused").length;
  const take = (chosen: readonly File[], replaced?: string) => {
    const refusals = chosen.map(judge);
    const fitting = chosen.filter((_, at) => refusals[at] === null);
    const most = replaced ? 1 : Math.max(0, room);
    const tooMany = fitting.length > most ? [t("tooMany", { most: asked.most })] : [];
    setProblems([...refusals.filter((refusal) => refusal !== null), ...tooMany]);
    if (fitting.length > 0 && most > 0) bring(fitting.slice(0, most), replaced);
  };
  const changes = (["added", "removed", "left"] as const)
    .filter((kind) => elsewhere[kind].length > 0)
    .map((kind) => t(`elsewhere.${kind}`, { names: format.list(elsewhere[kind]) }));
  return (
    <div className="grid gap-3">
      {files.length + uploads.length > 0 && (
        <ul className="grid gap-2" aria-label={t("list")}>
          {files.map(({ id: fileId, known }, at) => (
            <GivenFile
              key={fileId}
              name={known?.name ?? t("number", { number: at + 1 })}
              sizeBytes={known?.sizeBytes ?? null}
              address={`/api/attempts/${attemptId}/files/${fileId}`}
              accept={acceptAttribute(asked.accepts)}
              isOver={isOver}
              onReplace={(file) => take([file], fileId)}
              onRemove={() => {
                remove(fileId);
                // The button that was pressed goes with its row.
                chooser.current?.focus();
              }}
            />
          ))}
          {uploads.map((item) => (
            <UploadingFile key={item.id} item={item} queue={queue} isOver={isOver} why={why} />
          ))}
        </ul>
      )}
      {changes.map((words) => (
        <p key={words} className="caption state--caution wrap-anywhere">
          {words}
        </p>
      ))}
      {problems.length > 0 && (
        <div role="alert" className="grid gap-1">
          {problems.map((problem) => (
            <StandingError key={problem}>{problem}</StandingError>
          ))}
        </div>
      )}
      {!isOver && (
        <DropPlace
          {...{ id, asked, chooser }}
          onFiles={(chosen) => take(chosen)}
          hint={t("hint", { most: asked.most, groups: asked.accepts.map((group) => t(`groups.${group}`)).join(", ") })}
        />
      )}
      {!isOver && unfinished.map((upload) => <UnfinishedFile key={upload.id} upload={upload} />)}
      <FileNews files={files} uploads={uploads} why={why} elsewhere={changes.join(" ")} />
    </div>
  );
}

/** What is wrong with a file before any of it is sent; null for nothing. */
function useJudge({ accepts, maxBytes }: PublicFiles): (file: File) => string | null {
  const t = useTranslations("assessment.attempt.files");
  const size = useSize();
  return ({ name, size: sizeBytes }) => {
    if (sizeBytes === 0) return t("empty", { name });
    if (sizeBytes > maxBytes) return t("tooLarge", { name, limit: size(maxBytes) });
    return isAccepted(accepts, { mimeType: null, name: cleanName(name) }) ? null : t("notAccepted", { name });
  };
}

interface DropPlaceProps {
  id: string;
  asked: PublicFiles;
  hint: string;
  chooser: React.RefObject<HTMLButtonElement | null>;
  onFiles: (files: File[]) => void;
}

/** Takes files by drop and by the browser's own dialog, which on a phone has the camera too. */
function DropPlace({ id, asked, hint, chooser, onFiles }: DropPlaceProps) {
  const t = useTranslations("assessment.attempt.files");
  const size = useSize();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      className={`grid justify-items-start gap-2 rounded-control border-2 border-dashed p-3 ${isOver ? "border-ink bg-sunken" : "border-edge"}`}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Button ref={chooser} icon="upload" aria-describedby={`${id}fh`} onClick={() => input.current?.click()}>
        {t("choose", { most: asked.most })}
      </Button>
      <p className="caption" id={`${id}fh`}>
        {hint} {t("limit", { limit: size(asked.maxBytes) })}
      </p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={t("choose", { most: asked.most })}
        multiple={asked.most > 1}
        accept={acceptAttribute(asked.accepts)}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again, after it was canceled.
          target.value = "";
        }}
      />
    </div>
  );
}
