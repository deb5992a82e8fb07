"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { QuietActions } from "@/components/ui/quiet-actions";
import { showToast } from "@/components/ui/toasts";

const ReportForm = lazyPart(() => import("./report-form").then(({ ReportForm: form }) => form));
const ReplyForm = lazyPart(() => import("./reply-form").then(({ ReplyForm: form }) => form));

export interface ReviewRef {
  courseId: string;
  reviewId: string;
}

interface SaidActionsProps {
  of: ReviewRef;
  readerId: string;
  /** Null for who does not vote here. */
  helpful: { count: number; isMine: boolean } | null;
  isReported: boolean;
  /** The current reply, empty for none; null for who does not answer here. */
  reply: string | null;
}

/** What a signed-in reader does with someone else's review. */
export function SaidActions({ of, readerId, helpful, isReported, reply }: SaidActionsProps) {
  const t = useTranslations("reviews.said");
  const router = useRouter();
  const { value: vote, problem, change } = useShownAtOnce(helpful);
  const [hasReported, setReported] = useState(isReported);
  const [open, setOpen] = useState<"report" | "reply" | null>(null);

  function toggle(isMine: boolean) {
    void change({
      by: (before) => before && { isMine, count: before.count + (isMine ? 1 : -1) },
      send: () => api.reviews.vote.mutate({ ...of, isHelpful: isMine }),
      answered: (_, { helpfulCount }) => ({ isMine, count: helpfulCount }),
    });
  }

  return (
    <>
      <QuietActions>
        {vote && (
          <Button
            look="quiet"
            size="small"
            icon="thumbs-up"
            aria-pressed={vote.isMine}
            onClick={() => toggle(!vote.isMine)}
          >
            {t("helpful", { count: vote.count })}
          </Button>
        )}
        {reply !== null && (
          <Button look="quiet" size="small" icon="message-square" onClick={() => setOpen("reply")}>
            {t(reply === "" ? "reply" : "changeReply")}
          </Button>
        )}
        <Button look="quiet" size="small" icon="flag" disabled={hasReported} onClick={() => setOpen("report")}>
          {t(hasReported ? "reported" : "report")}
        </Button>
      </QuietActions>
      <ErrorLine words={problem} />
      {open === "report" && (
        <ReportForm
          of={of}
          onClose={() => setOpen(null)}
          onSent={() => {
            setReported(true);
            setOpen(null);
            showToast({ words: t("thanks"), icon: "check" });
          }}
        />
      )}
      {open === "reply" && (
        <ReplyForm
          of={of}
          writerId={readerId}
          stored={reply ?? ""}
          onClose={() => setOpen(null)}
          onSent={(isGone) => {
            setOpen(null);
            showToast({ words: t(isGone ? "replyGone" : "replied"), icon: "check" });
            router.refresh();
          }}
        />
      )}
    </>
  );
}
