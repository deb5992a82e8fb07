import { useTranslations } from "next-intl";
import { LecternMark } from "@/components/layout/lectern-mark";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { topBarClass, topBarTitleClass } from "@/components/layout/top-bar";
import { Tag } from "@/components/ui/tag";

/** The player's one line, as someone sees it who only looks in. Plain links: the router would send this address along. */
export function PreviewBar({ course }: { course: { title: string; language: string; readAt: string } }) {
  const t = useTranslations("preview");
  const layout = useTranslations("layout");
  return (
    <>
      <a className="skip" href="#main">
        {layout("skip")}
      </a>
      <header className={topBarClass}>
        <a className="wordmark" href="/">
          <LecternMark /> <span className="visually-hidden">{t("toFirstPage")}</span>
        </a>
        <a className={topBarTitleClass} href={course.readAt} lang={course.language}>
          {course.title}
        </a>
        <div className="ms-auto flex items-center">
          <Tag tone="caution" icon="eye">
            {t("tag")}
          </Tag>
        </div>
        <ThemeSwitch />
      </header>
    </>
  );
}
