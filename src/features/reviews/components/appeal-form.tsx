"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { longestAppeal } from "@/features/reviews/rules";

/** Asks once for a second look at a rejected review. */
export function AppealForm({ reviewId }: { reviewId: string }) {
  const t = useTranslations("reviews.appeal");
  const words = useRefusal("reviews.errors");
  const router = useRouter();
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (text.trim() === "") {
      event.currentTarget.querySelector("textarea")?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await api.reviews.appeal.mutate({ reviewId, text });
      showToast({ words: t("sent"), icon: "check" });
      router.refresh();
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
    }
  }

  return (
    <details>
      <summary>{t("open")}</summary>
      <form className="stack" onSubmit={send} aria-label={t("open")} noValidate>
        <TextArea
          label={t("field")}
          hint={t("hint")}
          rows={3}
          maxLength={longestAppeal}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {problem !== null && (
          <p role="alert" className="field__error">
            {problem}
          </p>
        )}
        <div className="row">
          <Button type="submit" disabled={isBusy}>
            {t("send")}
          </Button>
        </div>
      </form>
    </details>
  );
}
