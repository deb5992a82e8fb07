import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Static } from "@/components/static/static";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Tag } from "@/components/ui/tag";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import type { ShownResource } from "@/features/learning/server/show-media";

const icons: Readonly<Record<string, IconName>> = {
  LINK: "link",
  CODE: "code",
  IMAGE: "image",
  VIDEO: "play",
  DOCUMENT: "file-text",
};

/** 1,536 bytes as "1.5 kB", in the reader's figures; never in single bytes. */
function sizeOf(bytes: number, locale: string): string {
  const units = ["kilobyte", "megabyte", "gigabyte"] as const;
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  const shape = { style: "unit", unit: units[at], unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, shape).format(Math.max(0.1, bytes / 1000 ** (at + 1)));
}

interface ListProps {
  page: Pick<LessonPage, "course" | "lesson" | "resources">;
  /** What else can be done with one. */
  beside?: (resource: ShownResource) => ReactNode;
}

/** Files and links that go with the lesson. Their addresses are asked for one by one, by whoever may have them. */
export function ResourceList({ page, beside }: ListProps) {
  const t = useTranslations("learning.files");
  const locale = useLocale();
  const { course, lesson, resources } = page;
  if (resources.length === 0) return null;
  const inside = (
    <>
      <h2 className="mbs-0 mbe-2" id="resources">
        {t("title")}
      </h2>
      <ul>
        {resources.map((resource) => (
          <li
            key={resource.id}
            className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-bs py-2 [&>:is(button,[role=alert])]:col-[2/-1] [&>:is(button,[role=alert])]:-ms-3 [&>:is(button,[role=alert])]:justify-self-start"
          >
            <Icon name={icons[resource.type] ?? "file"} className="self-center" />
            {resource.isOpen ? (
              <a
                className="wrap-anywhere"
                href={`/api${course.readAt}/${lesson.id}/${resource.id}`}
                lang={course.language}
              >
                {resource.title}
              </a>
            ) : (
              <span lang={course.language}>{resource.title}</span>
            )}
            <span className="caption num">
              {resource.sizeBytes === null ? t("link") : sizeOf(resource.sizeBytes, locale)}
              {resource.isPremium && (
                <>
                  {" "}
                  <Tag>{t("premiumTag")}</Tag>
                </>
              )}
            </span>
            {resource.description && (
              <p className="caption col-[2/-1]" lang={course.language}>
                {resource.description}
              </p>
            )}
            {!resource.isOpen && <p className="caption col-[2/-1]">{t("premium")}</p>}
            {beside?.(resource)}
          </li>
        ))}
      </ul>
    </>
  );
  const about = { className: "mbs-6 type-ui", "aria-labelledby": "resources" };
  // One piece of HTML, unless there is something in it to press.
  return beside ? (
    <section {...about}>{inside}</section>
  ) : (
    <Static as="section" {...about}>
      {inside}
    </Static>
  );
}
