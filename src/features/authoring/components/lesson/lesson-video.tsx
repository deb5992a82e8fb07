"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePickFile } from "@/components/files/pick-file";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { showToast } from "@/components/ui/toasts";
import type { LessonForEditing } from "@/features/authoring/server/lesson/get-lesson";
import { isAddress, type SettingsProps } from "./lesson-settings";
import { useTyped } from "./use-typed";

/** Minutes and seconds, "4:12". */
const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

interface VideoProps extends SettingsProps {
  video: LessonForEditing["video"];
  /** Where its captions are written. */
  captionsHref: string;
}

/** The video of a lesson: a stored file, which the picker finds or takes in, or the address of one elsewhere. Never both. */
export function LessonVideo({ video, captionsHref, settings, set, mayEdit }: VideoProps) {
  const t = useTranslations("authoring.video");
  const pick = usePickFile();
  const [isBad, setBad] = useState(false);
  // Names of files that were chosen here; the one that the page came with is known from the start.
  const [known, setKnown] = useState<Readonly<Record<string, { name: string; seconds: number | null }>>>(
    video ? { [video.fileId]: video } : {},
  );
  const { videoFileId } = settings;
  const file = videoFileId === null ? undefined : known[videoFileId];
  const address = useTyped(
    settings.videoUrl,
    (value) => {
      setBad(!isAddress(value));
      if (isAddress(value)) set({ videoUrl: value });
      return isAddress(value);
    },
    { isWhole: true },
  );

  const transcript = useTyped(settings.transcript, (value) => {
    set({ transcript: value });
    return true;
  });

  const choose = async () => {
    const file = await pick({ kind: "video" });
    if (!file || file.id === videoFileId) return;
    setKnown((now) => ({ ...now, [file.id]: { name: file.name, seconds: file.durationSeconds } }));
    setBad(false);
    set({ videoFileId: file.id, videoUrl: "" });
  };
  const remove = () => {
    set({ videoFileId: null });
    const run = () => set({ videoFileId, videoUrl: "" });
    showToast({ words: t("removed"), icon: "trash-2", action: { name: t("undo"), run } });
  };

  return (
    <section aria-labelledby="video-of-lesson" className="stack">
      <h2 id="video-of-lesson" className="label">
        {t("title")}
      </h2>
      {videoFileId === null ? (
        <>
          {settings.videoUrl === "" && <p className="caption">{t("none")}</p>}
          {mayEdit && (
            <div className="row row--tight">
              <Button size="small" icon="square-play" onClick={choose}>
                {t("choose")}
              </Button>
            </div>
          )}
          <TextField
            label={t("url")}
            hint={t("urlHint")}
            name="videoUrl"
            type="url"
            readOnly={!mayEdit}
            error={isBad ? t("badAddress") : undefined}
            {...address}
          />
        </>
      ) : (
        <>
          <p className="grid grid-cols-[auto_minmax(0,1fr)] gap-2 wrap-anywhere [&>.icon]:mbs-1">
            <Icon name="square-play" />
            <span>
              {file?.name} {file?.seconds != null && <span className="caption num">{clockOf(file.seconds)}</span>}
            </span>
          </p>
          {mayEdit && (
            <div className="row row--tight">
              <Button size="small" onClick={choose}>
                {t("replace")}
              </Button>
              <Button size="small" look="quiet" icon="x" onClick={remove}>
                {t("remove")}
              </Button>
            </div>
          )}
          {mayEdit && <Link href={captionsHref}>{t("captions", { count: video?.captions.length ?? 0 })}</Link>}
        </>
      )}
      {(videoFileId !== null || settings.videoUrl !== "") && (
        <TextArea
          label={t("transcript")}
          hint={t(videoFileId === null ? "transcriptHint" : "transcriptOrCaptions")}
          name="transcript"
          rows={5}
          readOnly={!mayEdit}
          {...transcript}
        />
      )}
    </section>
  );
}
