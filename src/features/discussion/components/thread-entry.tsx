"use client";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { ShownThread } from "@/features/discussion/server/show-thread";
import { threadsAddress } from "@/features/discussion/thread-filter";
import { clockOf } from "@/lib/clock-of";
import { goToSecond } from "./lesson-video";
import { PostSaid } from "./post-said";
import type { TalkPlace } from "./talk-place";
import { ThreadFrame } from "./thread-frame";

/** Replies of a list that are open at once; more are folded. */
const mostOpen = 3;

/** A question with what was answered. */
export function ThreadEntry({ thread, place }: { thread: ShownThread; place: TalkPlace }) {
  const t = useTranslations("discussion.talk");
  const { id, question, replies, replyCount } = thread;
  const shown = replies.filter(({ state }) => state === "shown").length;
  const list = replies.map((post) => <PostSaid key={post.id} post={post} thread={thread} place={place} />);
  return (
    <ThreadFrame id={`thread-${id}`}>
      <h3
        className="mbe-1 wrap-anywhere [font:540_1.1875rem/1.625rem_var(--serif)]"
        id={`thread-${id}-title`}
        dir="auto"
      >
        {thread.title ?? t(question.state === "hidden" ? "hiddenTitle" : "deletedTitle")}
      </h3>
      <PostSaid post={question} thread={thread} place={place} tags={<ThreadTags thread={thread} />}>
        <Anchor thread={thread} place={place} />
      </PostSaid>
      {replies.length > mostOpen ? (
        <details>
          <summary className="inline-fit">{t("replies", { count: replyCount })}</summary>
          {list}
        </details>
      ) : (
        list
      )}
      {replyCount > shown && (
        <p className="caption">
          <Link href={threadsAddress(place.slug, { thread: id })}>{t("allReplies", { count: replyCount })}</Link>
        </p>
      )}
    </ThreadFrame>
  );
}

function ThreadTags({ thread: { acceptedPostId, isPinned, isClosed, replyCount } }: { thread: ShownThread }) {
  const t = useTranslations("discussion.talk");
  return (
    <span className="row row--tight end">
      {isPinned && <Tag icon="bookmark">{t("pinned")}</Tag>}
      {isClosed && <Tag icon="lock">{t("closed")}</Tag>}
      {acceptedPostId ? (
        <Tag tone="positive" icon="check">
          {t("answered")}
        </Tag>
      ) : (
        replyCount > 0 && <Tag icon="message-square">{t("replies", { count: replyCount })}</Tag>
      )}
    </span>
  );
}

const about =
  "my-2 block border-s-2 border-line ps-3 text-ink-muted no-underline [font:italic_400_0.9375rem/1.5rem_var(--serif)]";

/** What the question is about: the second of the video here, or the lesson elsewhere. */
function Anchor({ thread, place }: { thread: ShownThread; place: TalkPlace }) {
  const t = useTranslations("discussion.talk");
  const { id, lesson, videoSecond } = thread;
  const clock = videoSecond === null ? null : clockOf(videoSecond);
  if (place.lessonId !== null) {
    if (videoSecond === null) return null;
    return (
      <p className={about}>
        <button type="button" className="plain-link num" onClick={() => goToSecond(videoSecond)}>
          {t("toSecond", { clock: clockOf(videoSecond) })}
        </button>
      </p>
    );
  }
  if (!lesson) return null;
  return (
    <Link className={about} href={`/learn/${place.slug}/${lesson.id}#thread-${id}`}>
      <span className="num">{lesson.number}</span> <span lang={place.language}>{lesson.title}</span>
      {clock && <span className="num"> · {clock}</span>}
    </Link>
  );
}
