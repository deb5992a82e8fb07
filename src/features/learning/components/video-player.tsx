"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { focusAfter } from "@/components/ui/keep-focus";
import { useWatching } from "@/features/learning/components/use-watching";
import { VideoTranscript } from "@/features/learning/components/video-transcript";
import { type WatchedRange, watchedSeconds } from "@/features/learning/rules";
import type { StoredVideo, Transcript } from "@/features/learning/server/show-media";
import { clockOf } from "@/lib/clock-of";

const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];

interface VideoProps {
  slug: string;
  lessonId: string;
  title: string;
  video: StoredVideo;
  transcript: Transcript;
  isKept: boolean;
  isCompleted: boolean;
  positionSeconds: number | null;
  watchedRanges: readonly WatchedRange[];
}

/** A video of the course: the browser's own controls, and what they lack: speed, the strip of what was watched, the transcript. */
export function VideoPlayer(props: VideoProps) {
  const { video, title, transcript, positionSeconds } = props;
  const t = useTranslations("learning.video");
  const router = useRouter();
  const element = useRef<HTMLVideoElement>(null);
  const [isStarted, setStarted] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(positionSeconds ?? 0);
  const [duration, setDuration] = useState(video.durationSeconds ?? 0);
  const ranges = useWatching(element, { ...props, onCompleted: () => router.refresh() });

  useEffect(() => {
    const media = element.current;
    if (!media) return;
    const ready = () => {
      if (Number.isFinite(media.duration)) setDuration(media.duration);
      // Nearly at the end one starts again.
      if (positionSeconds && positionSeconds < media.duration - 5) media.currentTime = positionSeconds;
    };
    if (media.readyState >= 1) ready();
    else media.addEventListener("loadedmetadata", ready, { once: true });
    return () => media.removeEventListener("loadedmetadata", ready);
  }, [positionSeconds]);

  const play = () => {
    // It has controls by then, and takes the focus only with them.
    focusAfter(
      () => setStarted(true),
      () => element.current,
    );
    void element.current?.play().catch(() => undefined);
  };
  const goTo = (seconds: number) => {
    if (!element.current) return;
    element.current.currentTime = seconds;
    play();
  };
  const words = duration > 0 ? t("playLong", { duration: clockOf(duration) }) : t("play");

  return (
    <>
      <figure className="video">
        <div className="video__frame">
          {/* biome-ignore lint/a11y/useMediaCaption: the captions that the course has are the tracks */}
          <video
            ref={element}
            src={video.src}
            controls={isStarted}
            // The bar below has it, and remembers nothing of its own.
            controlsList="noplaybackrate"
            preload="metadata"
            playsInline
            aria-label={t("label", { title })}
            crossOrigin={video.src.startsWith("/") ? undefined : "anonymous"}
            onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
            onPlay={() => setStarted(true)}
            onError={() => setBroken(true)}
          >
            {video.captions.map((track) => (
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
            <button type="button" className="video__play" onClick={play}>
              <Icon name="play" /> {words}
            </button>
          )}
        </div>
        <VideoBar element={element} duration={duration} ranges={ranges} hasCaptions={video.captions.length > 0} />
        {isBroken && <p role="alert">{t("broken")}</p>}
      </figure>
      <VideoTranscript {...transcript} at={isStarted ? at : null} onChoose={goTo} />
    </>
  );
}

interface BarProps {
  element: RefObject<HTMLVideoElement | null>;
  duration: number;
  ranges: readonly WatchedRange[];
  hasCaptions: boolean;
}

/** What the browser's own controls do not have, and nothing that they have. */
function VideoBar({ element, duration, ranges, hasCaptions }: BarProps) {
  const t = useTranslations("learning.video");
  const [hasWords, setWords] = useState(false);
  useEffect(() => {
    const [track] = element.current?.textTracks ?? [];
    if (!track || document.documentElement.dataset.captions !== "on") return;
    track.mode = "showing";
    setWords(true);
  }, [element]);
  const share = duration > 0 ? (watchedSeconds(ranges) / duration) * 100 : 0;
  const part = ([from, to]: WatchedRange): CSSProperties => ({
    insetInlineStart: `${(from / duration) * 100}%`,
    inlineSize: `${((to - from) / duration) * 100}%`,
  });
  const switchCaptions = () => {
    const [track] = element.current?.textTracks ?? [];
    if (!track) return;
    track.mode = hasWords ? "disabled" : "showing";
    setWords(!hasWords);
  };
  return (
    <div className="video__bar">
      <span className="num" aria-hidden="true">
        {t("share", { percent: Math.floor(share) })}
      </span>
      <div
        className="video__track"
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
            if (element.current) element.current.playbackRate = Number(event.target.value);
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
