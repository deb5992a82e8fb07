"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { QuietActions } from "@/components/ui/quiet-actions";
import type { ShownPost, ShownThread } from "@/features/discussion/server/show-thread";
import type { TalkPlace } from "./talk-place";
import { HideForm, History, MuteForm } from "./team-forms";

interface TeamActionsProps {
  post: ShownPost;
  thread: ShownThread;
  place: TalkPlace;
}

/** What those who moderate may do with a thread and its posts. */
export function TeamActions({ post, thread, place }: TeamActionsProps) {
  const t = useTranslations("discussion.team");
  const [open, setOpen] = useState<"hide" | "mute" | "history" | null>(null);
  const { problem, run } = useCall({ inTurn: true });
  const { courseId, onChanged } = place;
  const of = { courseId, postId: post.id };
  const { id: threadId, isPinned, isClosed } = thread;
  const look = { look: "quiet", size: "small" } as const;

  const change = (act: () => Promise<unknown>) =>
    run(async () => {
      await act();
      onChanged();
    });
  const done = () => {
    setOpen(null);
    onChanged();
  };

  return (
    <>
      <QuietActions>
        {post.id === threadId && (
          <>
            <Button
              {...look}
              icon="bookmark"
              aria-pressed={isPinned}
              onClick={() => change(() => api.discussion.setThread.mutate({ courseId, threadId, isPinned: !isPinned }))}
            >
              {t("pin")}
            </Button>
            <Button
              {...look}
              icon="lock"
              aria-pressed={isClosed}
              onClick={() => change(() => api.discussion.setThread.mutate({ courseId, threadId, isClosed: !isClosed }))}
            >
              {t("close")}
            </Button>
          </>
        )}
        {post.state === "hidden" ? (
          <Button
            {...look}
            icon="eye"
            onClick={() => change(() => api.discussion.judge.mutate({ ...of, verdict: { name: "show" } }))}
          >
            {t("show")}
          </Button>
        ) : (
          <Button {...look} icon="eye-off" onClick={() => setOpen("hide")}>
            {t("hide")}
          </Button>
        )}
        {!post.isTeacher && !post.isOwn && (
          <Button {...look} icon="clock" onClick={() => setOpen("mute")}>
            {t("mute")}
          </Button>
        )}
        {post.isEdited && (
          <Button {...look} icon="history" onClick={() => setOpen("history")}>
            {t("history")}
          </Button>
        )}
      </QuietActions>
      <ErrorLine words={problem} />
      {open === "hide" && <HideForm of={of} onClose={() => setOpen(null)} onDone={done} />}
      {open === "mute" && <MuteForm of={of} name={post.author ?? ""} onClose={() => setOpen(null)} onDone={done} />}
      {open === "history" && <History of={of} onClose={() => setOpen(null)} />}
    </>
  );
}
