"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { useSavedCall } from "@/components/api/use-saved-call";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { SavedState } from "@/components/ui/saved-state";
import { ShareNeeded } from "@/features/reviews/schema";

/** The share of a course that a review asks for, over what was seen of it. */
export function ShareForm({ share }: { share: number }) {
  const t = useTranslations("reviews.moderation.share");
  const words = useRefusal();
  const router = useRouter();
  const [seen, setSeen] = useState(share);
  const [typed, setTyped] = useState(String(share));
  const { isBusy, state, run } = useSavedCall({
    tell(error) {
      const { reason, facts } = describeFailure(error);
      if (reason === "reviews.share_changed") setSeen(Number(facts.now));
      return words(error);
    },
  });
  const next = /^\d{1,3}$/.test(typed.trim()) ? ShareNeeded.safeParse(Number(typed)).data : undefined;

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (next === undefined) return event.currentTarget.querySelector("input")?.focus();
    await run(async () => {
      await api.reviews.saveShare.mutate({ seen, share: next });
      setSeen(next);
      router.refresh();
    });
  }

  return (
    <form className="stack" onSubmit={save} aria-label={t("title")} noValidate>
      <TextField
        label={t("field")}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={next === undefined && t("problem")}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy}>
          {t("save")}
        </Button>
        <SavedState state={state} />
      </div>
    </form>
  );
}
