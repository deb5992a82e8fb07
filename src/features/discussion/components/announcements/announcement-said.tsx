import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Tag } from "@/components/ui/tag";
import { Byline } from "@/features/discussion/components/byline";
import { ThreadFrame } from "@/features/discussion/components/thread-frame";
import type { ShownAnnouncement } from "@/features/discussion/server/announcements/list-announcements";

/** One announcement as students read it; `children` is what whoever writes may do with it. */
export function AnnouncementSaid({ of, children }: { of: ShownAnnouncement; children?: ReactNode }) {
  const t = useTranslations("discussion.announcements");
  const { id, title, author, html, publishedAt, isEdited } = of;
  return (
    <ThreadFrame id={`announcement-${id}`}>
      <h2 id={`announcement-${id}-title`} className="type-h3" dir="auto">
        {title}
      </h2>
      <Byline author={author}>
        {publishedAt === null ? (
          <Tag icon="eye-off">{t("draft")}</Tag>
        ) : (
          <span className="caption">
            <LocalTime at={publishedAt} shape="ago" />
            {isEdited && <> · {t("edited")}</>}
          </span>
        )}
      </Byline>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by features/media/server/render-content */}
      <div className="quote max-inline-[36rem] wrap-anywhere" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {children}
    </ThreadFrame>
  );
}
