"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import { QueueBar, QueueColumns, QueueKeys, QueueSide } from "@/components/work/queue";
import type { Answer } from "@/features/enrollment/requests-schema";
import type { ListedRequest } from "@/features/enrollment/server/requests/list-requests";
import { RequestCase } from "./request-case";

interface RequestCasesProps {
  requests: readonly ListedRequest[];
  /** Below the list. */
  pages: ReactNode;
  /** Beside the list. */
  children: ReactNode;
}

/** A page of requests: each with its answer, and the keys that do the same. */
export function RequestCases({ requests, pages, children }: RequestCasesProps) {
  const t = useTranslations("requests.admin");
  const router = useRouter();
  const list = useRef<HTMLElement>(null);
  const [handId, setHandId] = useState<string | null>(null);
  const [answering, setAnswering] = useState<{ id: string; verdict: Answer["verdict"] } | null>(null);
  const { isBusy, problem, run } = useCall({ place: "requests.errors" });
  const atHand = requests.find(({ id }) => id === handId) ?? requests[0];
  const isAnswered = atHand?.state !== "PENDING";

  async function answer(request: ListedRequest, given: Answer) {
    await run(async () => {
      await api.enrollment.requests.answer.mutate({
        courseId: request.course.id,
        requestId: request.id,
        answer: given,
      });
      showToast({ words: t(`told.${given.verdict}`, { name: request.person.name }), icon: "check" });
      setAnswering(null);
    });
    router.refresh();
  }

  function step(by: 1 | -1) {
    const at = requests.findIndex(({ id }) => id === atHand?.id);
    const next = requests[Math.min(requests.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setHandId(next.id);
    list.current?.querySelector<HTMLElement>(`[data-request="${next.id}"]`)?.focus();
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !atHand) return;
    const open = (verdict: Answer["verdict"]) => (isAnswered ? undefined : setAnswering({ id: atHand.id, verdict }));
    const acts: Record<string, (() => void) | undefined> = {
      j: () => step(1),
      k: () => step(-1),
      g: () => open("grant"),
      r: () => open("decline"),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <QueueColumns>
      <section ref={list} aria-label={t("queues")}>
        {requests.length > 0 && !isAnswered && (
          <QueueBar>
            <QueueKeys>
              <kbd>J</kbd> <kbd>K</kbd> {t("keys")} <kbd>G</kbd> {t("keyGrant")} <kbd>R</kbd> {t("keyDecline")}
            </QueueKeys>
          </QueueBar>
        )}
        {problem !== null && (
          <Notice tone="negative" live="alert">
            {problem}
          </Notice>
        )}
        {requests.map((request) => (
          <RequestCase
            key={request.id}
            request={request}
            isAtHand={request.id === atHand?.id}
            answering={answering?.id === request.id ? answering.verdict : null}
            isBusy={isBusy}
            onHand={() => setHandId(request.id)}
            onAnswering={(verdict) => setAnswering(verdict && { id: request.id, verdict })}
            onAnswer={(given) => void answer(request, given)}
          />
        ))}
        {pages}
      </section>
      <QueueSide>{children}</QueueSide>
    </QueueColumns>
  );
}
