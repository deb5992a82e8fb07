"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { longestAppeal } from "@/features/reviews/rules";
import { useKeptText } from "./use-kept-text";

/** Asks once for a second look at a rejected review. What is typed stays on this device until it is stored. */
export function AppealForm({ reviewId, readerId }: { reviewId: string; readerId: string }) {
  const t = useTranslations("reviews.appeal");
  const router = useRouter();
  const { text, isKept, change, forget } = useKeptText({ writerId: readerId, reviewId, what: "appeal" });
  const { isBusy, problem, run } = useCall({ place: isKept ? "reviews.write.errors" : undefined, staysBusy: true });

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (text.trim() === "") {
      event.currentTarget.querySelector("textarea")?.focus();
      return;
    }
    await run(async () => {
      await api.reviews.appeal.mutate({ reviewId, text });
      forget();
      showToast({ words: t("sent"), icon: "check" });
      router.refresh();
    });
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
          onChange={(event) => change(event.target.value)}
        />
        <ErrorLine words={problem} />
        <div className="row">
          <Button type="submit" disabled={isBusy}>
            {t("send")}
          </Button>
        </div>
      </form>
    </details>
  );
}
