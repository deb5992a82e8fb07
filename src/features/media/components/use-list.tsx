import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FileUse } from "@/features/media/schema";

/** Each place where a file is used, with the way there. */
export function UseList({ uses }: { uses: readonly FileUse[] }) {
  const t = useTranslations("media.uses");
  return (
    <ul className="uses">
      {uses.map(({ place, course, lesson, version }) => {
        const name = course && (lesson ? t("inCourse", { lesson: lesson.title, course: course.title }) : course.title);
        const words = t(place, { place: name ?? "" });
        return (
          <li key={`${place} ${course?.id} ${lesson?.id}`}>
            {course ? <Link href={`/instructor/courses/${course.id}`}>{words}</Link> : words}
            {version && <span className="caption"> {t(version)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
