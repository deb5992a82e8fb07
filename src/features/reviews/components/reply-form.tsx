"use client";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
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
  const words = useRefusal("reviews.errors");
  const [content, setContent] = useState(stored);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await api.reviews.reply.mutate({ ...of, content });
      onSent(content.trim() === "");
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
    }
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
