import { useId } from "react";
import { Link } from "@/components/ui/link";
import type { LessonToRead } from "./reviewed-question";

interface LessonsToReadProps {
  label: string;
  lessons: readonly LessonToRead[];
  /** Of their course. */
  slug: string;
  /** In which they are written; left out where the page around says it. */
  language?: string;
}

/** Links to lessons that help with what was missed; nothing where there are none. */
export function LessonsToRead({ label, lessons, slug, language }: LessonsToReadProps) {
  const id = useId();
  if (lessons.length === 0) return null;
  return (
    <div className="mbs-3 flex flex-wrap gap-x-4 gap-y-1">
      <span id={id} className="muted">
        {label}
      </span>
      <ul aria-labelledby={id} className="contents">
        {lessons.map(({ lessonId, title, place }) => (
          <li key={lessonId}>
            <Link href={`/learn/${slug}/${lessonId}`} lang={language}>
              <span className="num">{place}</span> <bdi>{title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
