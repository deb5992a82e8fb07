"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Callout } from "@/components/ui/callout";
import { Tag } from "@/components/ui/tag";
import type { ShownPost, ShownThread } from "@/features/discussion/server/show-thread";
import { Byline } from "./byline";
import { PostActions } from "./post-actions";
import { PostReports } from "./post-reports";
import type { TalkPlace } from "./talk-place";

interface PostProps {
  post: ShownPost;
  thread: ShownThread;
  place: TalkPlace;
  tags?: ReactNode;
  /** Between its author and its words. */
  children?: ReactNode;
}

/** One post: the question of a thread, or a reply to it. */
export function PostSaid({ post, thread, place, tags, children }: PostProps) {
  const t = useTranslations("discussion.talk");
  const isReply = post.id !== thread.id;
  const isAccepted = thread.acceptedPostId === post.id;
  const body = (
    <>
      <Byline author={post.author}>
        <span className="caption">
          {post.isTeacher && <>{t("teacher")} · </>}
          <LocalTime at={post.at} shape="ago" />
          {post.isEdited && <> · {t("edited")}</>}
          {post.isOwn && post.useful.count > 0 && <> · {t("useful", { count: post.useful.count })}</>}
        </span>
        {isAccepted && (
          <Tag tone="positive" icon="check">
            {t("accepted")}
          </Tag>
        )}
        {post.state !== "shown" && post.html !== null && <Tag icon="eye-off">{t(`states.${post.state}`)}</Tag>}
        {tags}
      </Byline>
      {children}
      {post.html === null ? (
        <p className="muted">{t(`gone.${post.state === "hidden" ? "hidden" : "deleted"}`)}</p>
      ) : (
        <div
          className="quote max-inline-[36rem] wrap-anywhere"
          dir="auto"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by features/media/server/render-content
          dangerouslySetInnerHTML={{ __html: post.html }}
        />
      )}
      {post.hiddenReason !== null && (
        <Callout>
          <p>{t("hiddenBecause", { reason: post.hiddenReason })}</p>
        </Callout>
      )}
      {post.reports.length > 0 && <PostReports post={post} place={place} />}
      <PostActions post={post} thread={thread} place={place} />
    </>
  );
  if (!isReply) return body;
  return (
    <div
      className={`ms-2 mbs-4 ps-4 [&_p_code]:bg-sunken [&_p_code]:px-[0.25em] ${post.isTeacher ? "border-s-3 border-ink" : "border-s border-line"}`}
      id={`post-${post.id}`}
    >
      {body}
    </div>
  );
}
