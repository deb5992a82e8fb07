"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { FieldNote, fieldNoteId } from "@/components/form/field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { longestReview, longestTitle } from "@/features/reviews/rules";
import { type KeptDraft, keepDraft, readDraft } from "./kept-draft";
import type { OwnWords } from "./own-review";

/** One's own review, first or again. What is typed stays on this device until it is stored, or the form says that it isn’t kept. */
export function ReviewForm({
  courseId,
  readerId,
  own,
  onClose,
}: {
  courseId: string;
  readerId: string;
  own: OwnWords | null;
  onClose: () => void;
}) {
  const t = useTranslations("reviews.write");
  /** False where this browser keeps nothing. */
  const [isKept, setKept] = useState(true);
  const { isBusy, problem, setProblem, run } = useCall({
    place: isKept ? "reviews.write.errors" : undefined,
    staysBusy: true,
  });
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<KeptDraft>({
    rating: own?.rating ?? null,
    title: own?.title ?? "",
    content: own?.content ?? "",
  });
  const isTyped = useRef(false);
  const [isTried, setTried] = useState(false);
  const content = draft.content.trim();
  const contentProblem =
    content === "" ? t("noWords") : content.length > longestReview && t("tooLong", { most: longestReview });

  useEffect(() => form.current?.querySelector<HTMLElement>("input")?.focus(), []);

  useEffect(() => {
    let isHere = true;
    void readDraft({ courseId, readerId }).then((kept) => isHere && kept && !isTyped.current && setDraft(kept));
    return () => {
      isHere = false;
    };
  }, [courseId, readerId]);

  function change(part: Partial<KeptDraft>) {
    const next = { ...draft, ...part };
    isTyped.current = true;
    setDraft(next);
    void keepDraft({ courseId, readerId }, next).then(setKept);
  }

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    const { rating, title } = draft;
    if (rating === null || contentProblem) {
      form.current?.querySelector<HTMLElement>(rating === null ? "input" : "textarea")?.focus();
      return;
    }
    await run(async () => {
      await api.reviews.write.mutate({ courseId, rating, title, content });
      void keepDraft({ courseId, readerId }, null);
      showToast({ words: t("sent"), icon: "check" });
      router.refresh();
      onClose();
    });
  }

  function leave() {
    void keepDraft({ courseId, readerId }, null);
    onClose();
  }

  return (
    <form
      ref={form}
      className="mbs-2 mbe-8 grid gap-4 rounded-control border border-edge bg-raised p-6 max-phone:p-4"
      aria-label={t("heading")}
      onSubmit={send}
      noValidate
    >
      <h3 className="type-h3">{t("heading")}</h3>
      <RatingChoice
        rating={draft.rating}
        problem={isTried && draft.rating === null ? t("noRating") : null}
        onChoose={(rating) => change({ rating })}
      />
      <TextField
        label={t("title")}
        hint={t("optional")}
        maxLength={longestTitle}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        className="type-quote min-block-32"
        label={t("review")}
        rows={4}
        value={draft.content}
        hint={t("hint", { count: content.length, most: longestReview })}
        error={isTried && contentProblem}
        onChange={(event) => change({ content: event.target.value })}
      />
      <ErrorLine words={problem} />
      <div className="row">
        <Button type="submit" look="first" disabled={isBusy}>
          {t("submit")}
        </Button>
        <Button look="quiet" onClick={leave}>
          {t("cancel")}
        </Button>
        <span className="caption">{own ? t("again") : t(isKept ? "kept" : "unkept")}</span>
      </div>
    </form>
  );
}

function RatingChoice({
  rating,
  problem,
  onChoose,
}: {
  rating: number | null;
  problem: string | null;
  onChoose: (rating: number) => void;
}) {
  const t = useTranslations("reviews.write");
  return (
    <div role="radiogroup" aria-labelledby="rating-name" aria-describedby={fieldNoteId("rating", { error: problem })}>
      <p id="rating-name" className="label">
        {t("rating")}
      </p>
      <div className="flex flex-wrap gap-x-2 gap-y-1 max-phone:grid max-phone:grid-cols-3">
        {[1, 2, 3, 4, 5].map((stars) => (
          <label
            className="inline-flex min-block-9 cursor-pointer items-center gap-1.5 rounded-control border border-edge ps-2.5 pe-3 has-checked:border-ink has-checked:font-strong has-checked:[box-shadow:inset_0_0_0_1px_var(--ink)] max-phone:px-2 pointer-coarse:min-block-11"
            key={stars}
          >
            <input
              className="m-0"
              type="radio"
              name="rating"
              checked={rating === stars}
              onChange={() => onChoose(stars)}
            />
            {t("stars", { stars })}
          </label>
        ))}
      </div>
      <FieldNote id="rating" error={problem} />
    </div>
  );
}
