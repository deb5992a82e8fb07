"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { CuePlayer } from "@/features/authoring/components/captions/cue-row";
import { TrackEditor } from "@/features/authoring/components/captions/track-editor";
import { type EditedTrack, useUnsavedTracks } from "@/features/authoring/components/captions/use-unsaved-tracks";
import { RestoredNotice } from "@/features/editor/components/restored-notice";
import { type CaptionedVideo, CaptionsRef } from "@/features/media/schema";

/**
 * Captions of a lesson's video, language by language, or of one in its text (`path`), which takes one language, beside the video. Give it what `api.captions.list` answered; it saves
 * into the course's draft. What is not saved waits here, language by language. Wants the words of `media`.
 */
export function CaptionEditor({
  courseId,
  lessonId,
  viewerId,
  path,
  video,
  tracks: stored,
}: CaptionedVideo & { courseId: string; lessonId: string; viewerId: string; path?: string | undefined }) {
  const t = useTranslations("media.captions");
  const edited = useUnsavedTracks({ lessonId, path, viewerId, stored });
  const { tracks, unsaved } = edited;
  const [language, setLanguage] = useState<string | null>(stored[0]?.language ?? null);
  const element = useRef<HTMLVideoElement>(null);
  const track = tracks.find((each) => each.language === language) ?? tracks[0];
  const player: CuePlayer = {
    now: () => (element.current ? Math.round(element.current.currentTime * 1000) : null),
    playFrom: (milliseconds) => {
      if (!element.current) return;
      element.current.currentTime = milliseconds / 1000;
      void element.current.play().catch(() => undefined);
    },
  };
  const waiting = tracks.filter((each) => unsaved.has(each.language)).map(({ label }) => label);
  return (
    <section
      className="grid grid-cols-[minmax(16rem,24rem)_minmax(0,1fr)] items-start gap-x-8 gap-y-6 max-tablet:grid-cols-[minmax(0,1fr)]"
      aria-label={t("title")}
    >
      <div className="sticky inset-bs-4 grid gap-4 max-tablet:static [&_.seg]:justify-self-start">
        <RestoredNotice
          at={edited.restoredFrom}
          words={{
            restored: (at) => t("restored", { at }),
            keep: t("keepRestored"),
            discard: t("discardRestored"),
          }}
          onKeep={edited.dismissRestored}
          onDiscard={unsaved.size > 0 ? edited.discardRestored : null}
        />
        {video && (
          // biome-ignore lint/a11y/useMediaCaption: the captions are what is being written
          <video
            className="aspect-[16/9] inline-full border border-line bg-sunken"
            ref={element}
            src={video.src}
            controls
            preload="metadata"
            aria-label={t("video")}
          />
        )}
        {tracks.length > 0 && (
          <Segmented
            label={t("languages")}
            segments={tracks.map((each) => ({ value: each.language, name: each.label }))}
            value={track?.language ?? ""}
            onChange={setLanguage}
          />
        )}
        {waiting.length > 0 && <p className="caption">{t("unsavedIn", { languages: waiting.join(", ") })}</p>}
        {(path === undefined || tracks.length === 0) && (
          <AddTrack
            taken={tracks.map((each) => each.language)}
            onAdd={(added) => {
              edited.add(added);
              setLanguage(added.language);
            }}
          />
        )}
      </div>
      {track && (
        <TrackEditor
          key={`${track.language} ${edited.round}`}
          place={{ courseId, lessonId, video: path }}
          track={track}
          unsaved={unsaved.get(track.language) ?? null}
          player={player}
          onChanged={(cues) => edited.note(track, cues)}
          onSaved={edited.noteSaved}
          onDeleted={() => edited.remove(track.language)}
        />
      )}
    </section>
  );
}

function AddTrack({ taken, onAdd }: { taken: readonly string[]; onAdd: (track: EditedTrack) => void }) {
  const t = useTranslations("media.captions");
  const [language, setLanguage] = useState("");
  const [label, setLabel] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  function add(event: FormEvent) {
    event.preventDefault();
    const code = language.trim();
    const isFit = CaptionsRef.shape.language.safeParse(code).success && label.trim() !== "" && !taken.includes(code);
    setProblem(isFit ? null : t("unnamed"));
    if (!isFit) return;
    onAdd({ language: code, label: label.trim(), fileId: null, source: "WEBVTT\n" });
    setLanguage("");
    setLabel("");
  }
  return (
    <details open={taken.length === 0}>
      <summary>{t("add")}</summary>
      <form onSubmit={add} className="stack">
        <TextField
          label={t("language")}
          hint={t("languageHint")}
          error={problem ?? undefined}
          value={language}
          maxLength={20}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <TextField
          label={t("label")}
          hint={t("labelHint")}
          value={label}
          maxLength={100}
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className="row">
          <Button type="submit">{t("begin")}</Button>
        </div>
      </form>
    </details>
  );
}
