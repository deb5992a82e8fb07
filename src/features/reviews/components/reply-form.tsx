"use client";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { longestReply } from "@/features/reviews/rules";
import type { ReviewRef } from "./said-actions";
import { useKeptText } from "./use-kept-text";

interface ReplyFormProps {
  of: ReviewRef;
  writerId: string;
  stored: string;
  onClose: () => void;
  onSent: (isGone: boolean) => void;
}

/** The team's one answer to a review. What is typed stays on this device until it is stored. */
export function ReplyForm({ of, writerId, stored, onClose, onSent }: ReplyFormProps) {
  const t = useTranslations("reviews.said");
  const { text, isKept, change, forget } = useKeptText({ writerId, reviewId: of.reviewId, what: "reply" }, stored);
  const { isBusy, problem, run } = useCall({ place: isKept ? "reviews.write.errors" : undefined, staysBusy: true });

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    await run(async () => {
      await api.reviews.reply.mutate({ ...of, content: text });
      forget();
      onSent(text.trim() === "");
    });
  }

  function leave() {
    forget();
    onClose();
  }

  return (
    <form className="stack" onSubmit={send} aria-label={t("reply")} noValidate>
      <TextArea
        label={t("replyField")}
        hint={t("replyHint")}
        rows={3}
        maxLength={longestReply}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <ErrorLine words={problem} />
      <div className="row row--tight">
        <Button type="submit" disabled={isBusy}>
          {t("publishReply")}
        </Button>
        <Button look="quiet" onClick={leave}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
