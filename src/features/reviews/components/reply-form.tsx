"use client";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { longestReply } from "@/features/reviews/rules";
import type { ReviewRef } from "./said-actions";

interface ReplyFormProps {
  of: ReviewRef;
  stored: string;
  onClose: () => void;
  onSent: (isGone: boolean) => void;
}

/** The team's one answer to a review. */
export function ReplyForm({ of, stored, onClose, onSent }: ReplyFormProps) {
  const t = useTranslations("reviews.said");
  const [content, setContent] = useState(stored);
  const { isBusy, problem, run } = useCall({ place: "reviews.errors", staysBusy: true });

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    await run(async () => {
      await api.reviews.reply.mutate({ ...of, content });
      onSent(content.trim() === "");
    });
  }

  return (
    <form className="stack" onSubmit={send} aria-label={t("reply")} noValidate>
      <TextArea
        label={t("replyField")}
        hint={t("replyHint")}
        rows={3}
        maxLength={longestReply}
        value={content}
        onChange={(event) => setContent(event.target.value)}
      />
      {problem !== null && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
      <div className="row row--tight">
        <Button type="submit" disabled={isBusy}>
          {t("publishReply")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
