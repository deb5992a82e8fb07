import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Tag } from "@/components/ui/tag";
import type { ShownAnnouncement } from "@/features/discussion/server/announcements/list-announcements";

/** One announcement as students read it; `children` is what whoever writes may do with it. */
export function AnnouncementSaid({ of, children }: { of: ShownAnnouncement; children?: ReactNode }) {
  const t = useTranslations("discussion.announcements");
  const { id, title, author, html, publishedAt, isEdited } = of;
  return (
    <article className="thread" id={`announcement-${id}`} aria-labelledby={`announcement-${id}-title`}>
      <h2 id={`announcement-${id}-title`} className="announcement__title" dir="auto">
        {title}
      </h2>
      <p className="by">
        <b dir="auto">{author}</b>{" "}
        {publishedAt === null ? (
          <Tag icon="eye-off">{t("draft")}</Tag>
        ) : (
          <span className="caption">
            <LocalTime at={publishedAt} shape="ago" />
            {isEdited && <> · {t("edited")}</>}
          </span>
        )}
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by features/media/server/render-content */}
      <div className="quote post__text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {children}
    </article>
  );
}
