"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { CuePlayer } from "@/features/authoring/components/captions/cue-row";
import { TrackEditor } from "@/features/authoring/components/captions/track-editor";
import { type CaptionedFilm, CaptionsRef, type CaptionTrack } from "@/features/media/schema";
import "@/styles/pages/captions.css";

type NewTrack = Omit<CaptionTrack, "fileId"> & { fileId: string | null };

/**
 * Captions of a lesson's film, language by language, beside the film. Give it what `api.captions.list` answered; it saves by
 * itself into the course's draft. Wants the words of `media`.
 */
export function CaptionEditor({
  courseId,
  lessonId,
  film,
  tracks: stored,
}: CaptionedFilm & { courseId: string; lessonId: string }) {
  const t = useTranslations("media.captions");
  const [tracks, setTracks] = useState<readonly NewTrack[]>(stored);
  const [language, setLanguage] = useState<string | null>(stored[0]?.language ?? null);
  const video = useRef<HTMLVideoElement>(null);
  const track = tracks.find((each) => each.language === language);
  const player: CuePlayer = {
    now: () => (video.current ? Math.round(video.current.currentTime * 1000) : null),
    playFrom: (milliseconds) => {
      if (!video.current) return;
      video.current.currentTime = milliseconds / 1000;
      void video.current.play().catch(() => undefined);
    },
  };
  const replace = (changed: NewTrack) =>
    setTracks((all) => all.map((each) => (each.language === changed.language ? changed : each)));
  return (
    <section className="captions" aria-label={t("title")}>
      <div className="captions__side">
        {film && (
          // biome-ignore lint/a11y/useMediaCaption: the captions are what is being written
          <video ref={video} src={film.src} controls preload="metadata" aria-label={t("film")} />
        )}
        {tracks.length > 0 && (
          <Segmented
            label={t("languages")}
            segments={tracks.map((each) => ({ value: each.language, name: each.label }))}
            value={language ?? ""}
            onChange={setLanguage}
          />
        )}
        <AddTrack
          taken={tracks.map((each) => each.language)}
          onAdd={(added) => {
            setTracks((all) => [...all, added]);
            setLanguage(added.language);
          }}
        />
      </div>
      {track && (
        <TrackEditor
          key={track.language}
          place={{ courseId, lessonId }}
          track={track}
          player={player}
          onSaved={replace}
          onDeleted={() => {
            const left = tracks.filter((each) => each.language !== track.language);
            setTracks(left);
            setLanguage(left[0]?.language ?? null);
          }}
        />
      )}
    </section>
  );
}

function AddTrack({ taken, onAdd }: { taken: readonly string[]; onAdd: (track: NewTrack) => void }) {
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
    <details className="captions__add" open={taken.length === 0}>
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
