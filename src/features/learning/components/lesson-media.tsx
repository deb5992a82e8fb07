import { useTranslations } from "next-intl";
import { EmbedFigure } from "@/components/content/embed-figure";
import { Words } from "@/components/i18n/words";
import { FilmPlayer } from "@/features/learning/components/film-player";
import { FilmTranscriptOnly } from "@/features/learning/components/film-transcript-only";
import { LabList } from "@/features/learning/components/lab-list";
import { WatchedElsewhere } from "@/features/learning/components/watched-elsewhere";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import type { Elsewhere } from "@/features/learning/server/show-media";

function ElsewhereFigure({ thing, title, kind }: { thing: Elsewhere; title: string; kind: "film" | "exercise" }) {
  const t = useTranslations("learning.film");
  if (thing.kind === "embed") return <EmbedFigure embed={thing.embed} title={title} />;
  return (
    <p>
      {kind === "film" ? t("elsewhere", { host: thing.host }) : t("exerciseElsewhere", { host: thing.host })}{" "}
      <a href={thing.url} rel="noopener">
        {t("open")}
      </a>
    </p>
  );
}

/** The film of a lesson, stored here or elsewhere, with its transcript. */
export function LessonFilm({ page }: { page: LessonPage }) {
  const { film, course, lesson, seat, transcript } = page;
  if (!film) return null;
  if (film.kind !== "stored") {
    return (
      <>
        {film.kind === "embed" && seat ? (
          <WatchedElsewhere
            key={lesson.id}
            slug={course.slug}
            lessonId={lesson.id}
            src={film.embed.src}
            positionSeconds={seat.lesson?.positionSeconds ?? null}
          >
            <ElsewhereFigure thing={film} title={lesson.title} kind="film" />
          </WatchedElsewhere>
        ) : (
          <ElsewhereFigure thing={film} title={lesson.title} kind="film" />
        )}
        <FilmTranscriptOnly {...transcript} />
      </>
    );
  }
  return (
    <Words only={["learning.film"]}>
      <FilmPlayer
        key={lesson.id}
        slug={course.slug}
        lessonId={lesson.id}
        title={lesson.title}
        film={film}
        transcript={transcript}
        isKept={seat !== null}
        isCompleted={seat?.lesson?.isComplete === true}
        positionSeconds={seat?.lesson?.positionSeconds ?? null}
        watchedRanges={seat?.lesson?.watchedRanges ?? []}
      />
    </Words>
  );
}

/** An exercise of another service, and the list a learner ticks off. */
export function LessonPractice({ page }: { page: LessonPage }) {
  const { exercise, labChecks, course, lesson, seat } = page;
  return (
    <>
      {exercise && <ElsewhereFigure thing={exercise} title={lesson.title} kind="exercise" />}
      {labChecks.length > 0 && (
        <Words only={["learning.lab", "learning.errors"]}>
          <LabList
            key={lesson.id}
            slug={course.slug}
            lessonId={lesson.id}
            checks={labChecks}
            done={seat?.lesson?.labChecksDone ?? []}
            language={course.language}
            isKept={seat !== null}
          />
        </Words>
      )}
    </>
  );
}
