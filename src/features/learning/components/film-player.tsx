"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { FilmTranscript } from "@/features/learning/components/film-transcript";
import { useWatching } from "@/features/learning/components/use-watching";
import { type WatchedRange, watchedSeconds } from "@/features/learning/rules";
import type { StoredFilm, Transcript } from "@/features/learning/server/show-media";
import { clockOf } from "@/lib/clock-of";

const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];

interface FilmProps {
  slug: string;
  lessonId: string;
  title: string;
  film: StoredFilm;
  transcript: Transcript;
  isKept: boolean;
  isCompleted: boolean;
  positionSeconds: number | null;
  watchedRanges: readonly WatchedRange[];
}

/** A film of the course: the browser's own controls, and what they lack: speed, the strip of what was watched, the transcript. */
export function FilmPlayer(props: FilmProps) {
  const { film, title, transcript, positionSeconds } = props;
  const t = useTranslations("learning.film");
  const router = useRouter();
  const video = useRef<HTMLVideoElement>(null);
  const [isStarted, setStarted] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(positionSeconds ?? 0);
  const [duration, setDuration] = useState(film.durationSeconds ?? 0);
  const ranges = useWatching(video, { ...props, onCompleted: () => router.refresh() });

  useEffect(() => {
    const player = video.current;
    if (!player) return;
    const ready = () => {
      if (Number.isFinite(player.duration)) setDuration(player.duration);
      // Nearly at the end one starts anew.
      if (positionSeconds && positionSeconds < player.duration - 5) player.currentTime = positionSeconds;
    };
    if (player.readyState >= 1) ready();
    else player.addEventListener("loadedmetadata", ready, { once: true });
    return () => player.removeEventListener("loadedmetadata", ready);
  }, [positionSeconds]);

  const play = () => {
    setStarted(true);
    void video.current?.play().catch(() => undefined);
    video.current?.focus();
  };
  const goTo = (seconds: number) => {
    if (!video.current) return;
    video.current.currentTime = seconds;
    play();
  };
  const words = duration > 0 ? t("playLong", { duration: clockOf(duration) }) : t("play");

  return (
    <>
      <figure className="film">
        <div className="film__frame">
          {/* biome-ignore lint/a11y/useMediaCaption: the captions that the course has are the tracks */}
          <video
            ref={video}
            src={film.src}
            controls={isStarted}
            // The bar below has it, and remembers nothing of its own.
            controlsList="noplaybackrate"
            preload="metadata"
            playsInline
            aria-label={t("label", { title })}
            crossOrigin={film.src.startsWith("/") ? undefined : "anonymous"}
            onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
            onPlay={() => setStarted(true)}
            onError={() => setBroken(true)}
          >
            {film.captions.map((track) => (
              <track
                key={track.language}
                kind="captions"
                src={track.src}
                srcLang={track.language}
                label={track.label}
              />
            ))}
          </video>
          {!isStarted && !isBroken && (
            <button type="button" className="film__play" onClick={play}>
              <Icon name="play" /> {words}
            </button>
          )}
        </div>
        <FilmBar video={video} duration={duration} ranges={ranges} hasCaptions={film.captions.length > 0} />
        {isBroken && <p role="alert">{t("broken")}</p>}
      </figure>
      <FilmTranscript {...transcript} at={isStarted ? at : null} onChoose={goTo} />
    </>
  );
}

interface BarProps {
  video: RefObject<HTMLVideoElement | null>;
  duration: number;
  ranges: readonly WatchedRange[];
  hasCaptions: boolean;
}

/** What the browser's own controls do not have, and nothing that they have. */
function FilmBar({ video, duration, ranges, hasCaptions }: BarProps) {
  const t = useTranslations("learning.film");
  const [hasWords, setWords] = useState(false);
  useEffect(() => {
    const [track] = video.current?.textTracks ?? [];
    if (!track || document.documentElement.dataset.captions !== "on") return;
    track.mode = "showing";
    setWords(true);
  }, [video]);
  const share = duration > 0 ? (watchedSeconds(ranges) / duration) * 100 : 0;
  const part = ([from, to]: WatchedRange): CSSProperties => ({
    insetInlineStart: `${(from / duration) * 100}%`,
    inlineSize: `${((to - from) / duration) * 100}%`,
  });
  const switchCaptions = () => {
    const [track] = video.current?.textTracks ?? [];
    if (!track) return;
    track.mode = hasWords ? "disabled" : "showing";
    setWords(!hasWords);
  };
  return (
    <div className="film__bar">
      <span className="num" aria-hidden="true">
        {t("share", { percent: Math.floor(share) })}
      </span>
      <div
        className="film__track"
        role="img"
        aria-label={t("watched", { percent: Math.floor(share), duration: clockOf(duration) })}
      >
        {duration > 0 && ranges.map((range) => <span key={range[0]} style={part(range)} />)}
      </div>
      {hasCaptions && (
        <button type="button" className="btn btn--small btn--quiet" aria-pressed={hasWords} onClick={switchCaptions}>
          <Icon name="captions" /> {t("captions")}
        </button>
      )}
      <label>
        <span className="visually-hidden">{t("speed")}</span>
        <select
          className="input"
          defaultValue={1}
          onChange={(event) => {
            if (video.current) video.current.playbackRate = Number(event.target.value);
          }}
        >
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {t("times", { rate })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
