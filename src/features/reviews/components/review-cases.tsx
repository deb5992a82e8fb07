"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import { QueueBar, QueueColumns, QueueKeys, QueueSide } from "@/components/work/queue";
import type { Decision } from "@/features/reviews/schema";
import type { Queue, QueuedReview } from "@/features/reviews/server/list-queue";
import { CaseSide } from "./case-side";
import { QueueCase } from "./queue-case";
import { RejectForm } from "./reject-form";

interface ReviewCasesProps {
  queue: Queue;
  /** Below the list. */
  pages: ReactNode;
  /** Beside the list, under the review at hand. */
  children: ReactNode;
}

/** A page of a queue: each review with its buttons, several at once, and the keys that do the same. */
export function ReviewCases({ queue, pages, children }: ReviewCasesProps) {
  const t = useTranslations("reviews.moderation");
  const router = useRouter();
  const list = useRef<HTMLElement>(null);
  const { reviews } = queue;
  const [handId, setHandId] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<string | "picked" | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { isBusy, problem, setProblem, run } = useCall();
  const atHand = reviews.find(({ id }) => id === handId) ?? reviews[0];
  const chosen = reviews.filter(({ id }) => picked.has(id));

  async function judge(act: () => Promise<string | null>) {
    await run(async () => {
      const said = await act();
      if (said !== null) showToast({ words: said, icon: "check" });
      setRejecting(null);
    });
    router.refresh();
  }

  const decide = (review: QueuedReview, decision: Decision) =>
    judge(async () => {
      const seen = review.updatedAt.toISOString();
      await api.reviews.decide.mutate({ reviewId: review.id, seen, decision });
      return t(`told.${decision.verdict}`, { count: 1 });
    });

  const decideChosen = (decision: Decision) =>
    judge(async () => {
      const asked = chosen.map(({ id, updatedAt }) => ({ reviewId: id, seen: updatedAt.toISOString() }));
      const { decided, refused } = await api.reviews.decideSeveral.mutate({ reviews: asked, decision });
      setPicked(new Set());
      if (refused.length > 0) setProblem(t("refusedSome", { count: refused.length }));
      return decided > 0 ? t(`told.${decision.verdict}`, { count: decided }) : null;
    });

  const feature = (review: QueuedReview) =>
    judge(async () => {
      await api.reviews.feature.mutate({ reviewId: review.id, isFeatured: !review.isFeatured });
      return null;
    });

  function step(by: 1 | -1) {
    const at = reviews.findIndex(({ id }) => id === atHand?.id);
    const next = reviews[Math.min(reviews.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setHandId(next.id);
    list.current?.querySelector<HTMLElement>(`[data-review="${next.id}"]`)?.focus();
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !atHand) return;
    const acts: Record<string, (() => void) | undefined> = {
      j: () => step(1),
      k: () => step(-1),
      a: () => void decide(atHand, { verdict: "approve" }),
      r: () => setRejecting(atHand.id),
      f: () => void feature(atHand),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <QueueColumns>
      <section ref={list} aria-label={t("list")}>
        <ChosenBar
          count={chosen.length}
          isBusy={isBusy}
          onApprove={() => void decideChosen({ verdict: "approve" })}
          onReject={() => setRejecting("picked")}
        />
        {problem !== null && (
          <Notice tone="caution" live="alert">
            <p>{problem}</p>
          </Notice>
        )}
        {rejecting === "picked" && chosen.length > 0 && (
          <RejectForm
            label={t("rejectFormAll")}
            isBusy={isBusy}
            onSend={(decision) => void decideChosen(decision)}
            onClose={() => setRejecting(null)}
          />
        )}
        {reviews.map((review) => (
          <QueueCase
            key={review.id}
            review={review}
            isAtHand={review.id === atHand?.id}
            isPicked={picked.has(review.id)}
            isRejecting={rejecting === review.id}
            isBusy={isBusy}
            onHand={() => setHandId(review.id)}
            onPick={(isPicked) => setPicked(withOrWithout(picked, review.id, isPicked))}
            onDecide={(decision) => void decide(review, decision)}
            onFeature={() => void feature(review)}
            onReject={(isOpen) => setRejecting(isOpen ? review.id : null)}
          />
        ))}
        {pages}
      </section>
      <QueueSide>
        {atHand && <CaseSide key={atHand.id} review={atHand} />}
        {children}
      </QueueSide>
    </QueueColumns>
  );
}

function withOrWithout(all: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(all);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}

interface ChosenBarProps {
  count: number;
  isBusy: boolean;
  onApprove: () => void;
  onReject: () => void;
}

/** What can be done with all chosen reviews, or which keys there are while none is chosen. */
function ChosenBar({ count, isBusy, onApprove, onReject }: ChosenBarProps) {
  const t = useTranslations("reviews.moderation");
  return (
    <QueueBar>
      {count > 0 ? (
        <>
          <span role="status">{t("picked", { count })}</span>
          <Button size="small" disabled={isBusy} onClick={onApprove}>
            {t("approveAll")}
          </Button>
          <Button size="small" disabled={isBusy} onClick={onReject}>
            {t("rejectAll")}
          </Button>
        </>
      ) : (
        <QueueKeys>
          <kbd>J</kbd> <kbd>K</kbd> {t("keys")} <kbd>A</kbd> {t("keyApprove")} <kbd>R</kbd> {t("keyReject")}{" "}
          <kbd>F</kbd> {t("keyFeature")}
        </QueueKeys>
      )}
    </QueueBar>
  );
}
