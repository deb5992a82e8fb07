import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { FileUse } from "@/features/media/schema";

/** Each place where a file is used, with the way there; `isLined` with a line below each. */
export function UseList({ uses, isLined }: { uses: readonly FileUse[]; isLined?: boolean }) {
  const t = useTranslations("media.uses");
  return (
    <ul>
      {uses.map(({ place, course, lesson, bank, version }) => {
        const name = course && (lesson ? t("inCourse", { lesson: lesson.title, course: course.title }) : course.title);
        const isUnnamed = place === "bank" && bank === null;
        const words = isUnnamed ? t("otherBank") : t(place, { place: name ?? bank?.title ?? "" });
        const href = course ? `/instructor/courses/${course.id}` : bank && `/instructor/banks/${bank.id}`;
        return (
          <li
            className={isLined ? "wrap-anywhere border-line border-be py-1" : undefined}
            key={`${place} ${course?.id} ${lesson?.id} ${bank?.id}`}
          >
            {href ? <Link href={href}>{words}</Link> : words}
            {version && <span className="caption"> {t(version)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
