"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { focusAfter } from "@/components/ui/keep-focus";
import { QuietActions } from "@/components/ui/quiet-actions";
import { showToast } from "@/components/ui/toasts";
import type { ShownPost, ShownThread } from "@/features/discussion/server/show-thread";
import { readWords } from "./kept-words";
import type { TalkPlace } from "./talk-place";
import { UsefulButton } from "./useful-button";
import { WriteForm } from "./write-form";

const ReportForm = lazyPart(() => import("./report-form").then(({ ReportForm: form }) => form));
const TeamActions = lazyPart(() => import("./team-actions").then(({ TeamActions: row }) => row));

interface ActionsProps {
  post: ShownPost;
  thread: ShownThread;
  place: TalkPlace;
}

type Open = "reply" | "edit" | "report";

/** What the reader may do with a post. */
export function PostActions({ post, thread, place }: ActionsProps) {
  const t = useTranslations("discussion.talk");
  const common = useTranslations("common");
  const { courseId, reader, onChanged } = place;
  const of = { courseId, postId: post.id };
  const wordsOf = (what: "reply" | "edit") => ({ writerId: reader.id, about: `${what}.${post.id}` });
  const [open, setOpen] = useState<Open | null>(null);
  // What was started and not sent is open again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once in each post
  useEffect(() => {
    let isHere = true;
    const openKept = (what: "reply" | "edit") =>
      readWords(wordsOf(what)).then((kept) => isHere && kept && setOpen((now) => now ?? what));
    void openKept("reply").then(() => post.isOwn && openKept("edit"));
    return () => {
      isHere = false;
    };
  }, [reader.id, post.id, post.isOwn]);
  const { problem, setProblem, run } = useCall({ inTurn: true });
  const isShown = post.state === "shown";
  const mayWrite = reader.mute === null && (!thread.isClosed || reader.isStaff);
  const isReply = post.id !== thread.id;
  const mayAccept = isReply && isShown && mayWrite && (thread.isOwn || reader.isStaff);
  const isAccepted = thread.acceptedPostId === post.id;

  const change = (act: () => Promise<unknown>) =>
    run(async () => {
      await act();
      onChanged();
    });
  const undo = () => void change(() => api.discussion.restore.mutate(of));
  const remove = () =>
    change(async () => {
      await api.discussion.remove.mutate(of);
      showToast({ words: t("deleted"), icon: "trash-2", action: { name: common("undo"), run: undo } });
    });
  const accept = () =>
    change(() => api.discussion.accept.mutate({ courseId, threadId: thread.id, postId: isAccepted ? null : post.id }));
  const close = () => setOpen(null);
  const forms = useRef<HTMLDivElement>(null);
  const openForm = (what: "reply" | "edit") =>
    focusAfter(
      () => setOpen(what),
      () => forms.current?.querySelector<HTMLElement>("input, textarea"),
    );
  const sent = (words: string) => () => {
    close();
    showToast({ words, icon: "check" });
    onChanged();
  };

  return (
    <>
      <QuietActions>
        {isShown && !post.isOwn && <UsefulButton of={of} stored={post.useful} onProblem={setProblem} />}
        {isShown && mayWrite && (
          <Button look="quiet" size="small" icon="message-square" onClick={() => openForm("reply")}>
            {t("reply")}
          </Button>
        )}
        {mayAccept && (
          <Button look="quiet" size="small" icon="check" aria-pressed={isAccepted} onClick={accept}>
            {t("accept")}
          </Button>
        )}
        {post.isOwn && isShown && mayWrite && (
          <Button look="quiet" size="small" icon="pencil" onClick={() => openForm("edit")}>
            {t("edit")}
          </Button>
        )}
        {post.isOwn && post.state !== "deleted" && (
          <Button look="quiet" size="small" icon="trash-2" onClick={remove}>
            {t("delete")}
          </Button>
        )}
        {!post.isOwn && isShown && (
          <Button look="quiet" size="small" icon="flag" disabled={post.isReported} onClick={() => setOpen("report")}>
            {t(post.isReported ? "reported" : "report")}
          </Button>
        )}
      </QuietActions>
      {reader.isModerator && <TeamFold post={post} thread={thread} place={place} />}
      <ErrorLine words={problem} />
      <div className="contents" ref={forms}>
        {open === "reply" && mayWrite && (
          <WriteForm
            of={wordsOf("reply")}
            name={t("reply")}
            field={t("replyField")}
            submit={t("sendReply")}
            send={({ id, content }) =>
              api.discussion.reply.mutate({ courseId, threadId: thread.id, postId: id, parentId: post.id, content })
            }
            onSent={sent(t("replied"))}
            onCancel={close}
          />
        )}
        {open === "edit" && post.content !== null && (
          <WriteForm
            of={wordsOf("edit")}
            name={t("edit")}
            field={t(isReply ? "replyField" : "question")}
            hasTitle={!isReply}
            stored={{ title: thread.title ?? "", content: post.content }}
            submit={t("save")}
            caption={t("historyKept")}
            send={({ title, content }) =>
              api.discussion.edit.mutate({
                ...of,
                base: post.content ?? "",
                content,
                title: isReply ? undefined : title,
              })
            }
            onSent={sent(t("changed"))}
            onCancel={close}
          />
        )}
      </div>
      {open === "report" && <ReportForm of={of} onClose={close} onSent={sent(t("reportThanks"))} />}
    </>
  );
}

/** What the team may do: folded, for they read more than they moderate. */
function TeamFold(of: ActionsProps) {
  const team = useTranslations("discussion.team");
  const [isWanted, setWanted] = useState(false);
  return (
    <details
      ref={(fold) => {
        // Opened before this code had come.
        if (fold?.open) setWanted(true);
      }}
      onToggle={() => setWanted(true)}
    >
      <summary className="caption inline-fit">{team("name")}</summary>
      {isWanted && <TeamActions {...of} />}
    </details>
  );
}
