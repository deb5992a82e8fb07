import { useTranslations } from "next-intl";
import { EmbedFigure } from "@/components/content/embed-figure";
import { Messages } from "@/components/i18n/messages";
import { LabList } from "@/features/learning/components/lab-list";
import { VideoPlayer } from "@/features/learning/components/video-player";
import { VideoTranscriptOnly } from "@/features/learning/components/video-transcript-only";
import { WatchedElsewhere } from "@/features/learning/components/watched-elsewhere";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import type { Elsewhere } from "@/features/learning/server/show-media";

function ElsewhereFigure({ thing, title, kind }: { thing: Elsewhere; title: string; kind: "video" | "exercise" }) {
  const t = useTranslations("learning.video");
  if (thing.kind === "embed") return <EmbedFigure embed={thing.embed} title={title} />;
  return (
    <p>
      {kind === "video" ? t("elsewhere", { host: thing.host }) : t("exerciseElsewhere", { host: thing.host })}{" "}
      <a href={thing.url} rel="noopener">
        {t("open")}
      </a>
    </p>
  );
}

/** The video of a lesson, stored here or elsewhere, with its transcript. */
export function LessonVideo({ page }: { page: LessonPage }) {
  const { video, course, lesson, enrollment, transcript } = page;
  if (!video) return null;
  if (video.kind !== "stored") {
    return (
      <>
        {video.kind === "embed" && enrollment ? (
          <WatchedElsewhere
            key={lesson.id}
            slug={course.slug}
            lessonId={lesson.id}
            src={video.embed.src}
            positionSeconds={enrollment.lesson?.positionSeconds ?? null}
          >
            <ElsewhereFigure thing={video} title={lesson.title} kind="video" />
          </WatchedElsewhere>
        ) : (
          <ElsewhereFigure thing={video} title={lesson.title} kind="video" />
        )}
        <VideoTranscriptOnly {...transcript} />
      </>
    );
  }
  return (
    <Messages only={["learning.video"]}>
      <VideoPlayer
        key={lesson.id}
        slug={course.slug}
        lessonId={lesson.id}
        title={lesson.title}
        video={video}
        transcript={transcript}
        isKept={enrollment !== null}
        isCompleted={enrollment?.lesson?.isComplete === true}
        positionSeconds={enrollment?.lesson?.positionSeconds ?? null}
        watchedRanges={enrollment?.lesson?.watchedRanges ?? []}
      />
    </Messages>
  );
}

/** An exercise of another service, and the list a student ticks off. */
export function LessonPractice({ page }: { page: LessonPage }) {
  const { exercise, labChecks, course, lesson, enrollment } = page;
  return (
    <>
      {exercise && <ElsewhereFigure thing={exercise} title={lesson.title} kind="exercise" />}
      {labChecks.length > 0 && (
        <Messages only={["learning.lab", "learning.errors"]}>
          <div className="mbs-6 type-ui [&_h2]:mbs-0 [&_h2]:mbe-2">
            <LabList
              key={lesson.id}
              slug={course.slug}
              lessonId={lesson.id}
              checks={labChecks}
              done={enrollment?.lesson?.labChecksDone ?? []}
              language={course.language}
              isKept={enrollment !== null}
            />
          </div>
        </Messages>
      )}
    </>
  );
}
