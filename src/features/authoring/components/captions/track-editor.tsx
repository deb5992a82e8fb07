"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useSavedCall } from "@/components/api/use-saved-call";
import { FileInput, FileLabel } from "@/components/files/file-label";
import { saveFile } from "@/components/files/save-file";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StandingError } from "@/components/ui/error-line";
import { Notice } from "@/components/ui/notice";
import { type CuePlayer, CueRow } from "@/features/authoring/components/captions/cue-row";
import { useCues } from "@/features/authoring/components/captions/use-cues";
import type { EditedTrack } from "@/features/authoring/components/captions/use-unsaved-tracks";
import type { CaptionTrack } from "@/features/media/schema";
import { type Cue, type LineProblem, parseCaptions, writeCaptions } from "@/features/media/web-vtt";

/** The cues of one language, from file to file: import, edit, check, save, export. */
export function TrackEditor({
  place,
  track,
  unsaved,
  player,
  onChanged,
  onSaved,
  onDeleted,
}: {
  place: { courseId: string; lessonId: string; video: string | undefined };
  track: EditedTrack;
  /** Its cues where they differ from what is stored. Read once. */
  unsaved: readonly Cue[] | null;
  player: CuePlayer;
  /** Each change, and null once all of them are stored. */
  onChanged: (cues: readonly Cue[] | null) => void;
  onSaved: (track: CaptionTrack) => void;
  onDeleted: () => void;
}) {
  const t = useTranslations("media.captions");
  const router = useRouter();
  const edit = useCues(unsaved ?? parseCaptions(track.source).cues, unsaved !== null);
  useTold(edit.isChanged ? edit.cues : null, onChanged);
  const { state, run } = useSavedCall({ place: "editor.errors" });
  const [faults, setFaults] = useState<readonly LineProblem[]>([]);
  const [isAsking, setAsking] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const [focusKey, setFocusKey] = useState<number | null>(null);
  useEffect(() => {
    if (focusKey !== null) list.current?.querySelector<HTMLElement>(`[data-cue="${focusKey}"]`)?.focus();
  }, [focusKey]);
  const { language, label, fileId } = track;

  /** The text names its captions: going back to it must not show it as it was before. */
  function refreshText() {
    if (place.video !== undefined) router.refresh();
  }
  const save = () =>
    run(async () => {
      const source = writeCaptions(edit.cues);
      onSaved(await api.captions.save.mutate({ ...place, language, label, source, seenFileId: fileId }));
      edit.markSaved();
      refreshText();
    });
  function remove() {
    setAsking(false);
    void run(async () => {
      if (fileId !== null) await api.captions.delete.mutate({ ...place, language });
      onDeleted();
      refreshText();
    });
  }
  async function takeFile(file: File | undefined) {
    if (!file) return;
    const { cues, problems } = parseCaptions(await file.text());
    setFaults(problems);
    if (cues.length > 0) edit.load(cues);
  }

  return (
    <div className="grid min-inline-0 gap-2">
      <div className="row row--apart">
        <h2 className="[font:500_1.25rem/1.75rem_var(--serif)]">
          {label} <span className="caption">{language}</span>
        </h2>
        <span role="status" className="caption">
          {state.kind === "saving" && t("saving")}
          {state.kind === "saved" && !edit.isChanged && t("saved")}
          {edit.isChanged && state.kind !== "saving" && t("unsaved")}
        </span>
        <Button look="first" onClick={save} disabled={edit.problems.length > 0 || state.kind === "saving"}>
          {t("save")}
        </Button>
      </div>
      {state.kind === "refused" && (
        <Notice tone="negative" live="alert">
          <p>{state.why}</p>
        </Notice>
      )}
      {faults.length > 0 && <FileFaults faults={faults} />}
      {edit.problems.length > 0 && <StandingError>{t("problems", { count: edit.problems.length })}</StandingError>}
      <p className="caption">{t("keys")}</p>
      <ol className="border-ink border-bs" aria-label={t("cues")} ref={list}>
        {edit.cues.map((cue, index) => (
          <CueRow
            key={cue.key}
            cue={cue}
            index={index}
            isLast={index === edit.cues.length - 1}
            problem={edit.problems.find((each) => each.index === index)?.problem ?? null}
            edit={edit}
            player={player}
          />
        ))}
      </ol>
      <div className="row">
        <Button
          icon="plus"
          onClick={() =>
            setFocusKey(edit.add(edit.cues.length === 0 ? 0 : (player.now() ?? edit.cues.at(-1)?.endMs ?? 0)))
          }
        >
          {t("addCue")}
        </Button>
        <FileLabel className={buttonClass({ look: "quiet" })}>
          {t("import")}
          <FileInput
            accept=".vtt,.srt,text/vtt"
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </FileLabel>
        <ExportButton name={`${language}.vtt`} write={() => writeCaptions(edit.cues)} />
        <Button look="danger" icon="trash-2" onClick={() => setAsking(true)}>
          {t("delete")}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        danger
        title={t("deleteTitle", { label })}
        description={t("deleteWhy")}
        stay={t("keep")}
        go={t("delete")}
        onStay={() => setAsking(false)}
        onGo={remove}
      />
    </div>
  );
}

/** Says what is not saved, each time it changes; nothing of what was never touched. */
function useTold(cues: readonly Cue[] | null, tell: (cues: readonly Cue[] | null) => void): void {
  const told = useRef<readonly Cue[] | null>(null);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    if (told.current === cues) return;
    told.current = cues;
    latest.current(cues);
  }, [cues]);
}

/** What an imported file holds that could not be read, by line. */
function FileFaults({ faults }: { faults: readonly LineProblem[] }) {
  const t = useTranslations("media.captions");
  return (
    <Notice tone="caution" live="status">
      <ul>
        {faults.slice(0, 20).map(({ line, problem }) => (
          <li key={`${line} ${problem}`}>{t("problemLine", { line, what: t(`problem.${problem}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}

function ExportButton({ name, write }: { name: string; write: () => string }) {
  const t = useTranslations("media.captions");
  return (
    <Button look="quiet" icon="download" onClick={() => saveFile(name, new Blob([write()], { type: "text/vtt" }))}>
      {t("export")}
    </Button>
  );
}
