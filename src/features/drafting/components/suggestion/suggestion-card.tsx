"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { Tries } from "@/features/drafting/stage-events";
import { EditForm } from "./edit-form";
import { RegenerateForm } from "./regenerate-form";
import { useStageInHand } from "./stage-context";
import { SuggestionContent } from "./suggestion-body";
import { FrameHead, type FrameState, frameClass } from "./suggestion-frame";
import { SuggestionMarks, useFacts, useTitle } from "./suggestion-marks";

type Decision = "accept" | "reject" | "undo";

export interface CardProps {
  tries: Tries;
  place: number;
  /** Null while more are being written. */
  of: number | null;
}

const keys: Readonly<Record<string, Decision | "edit">> = { a: "accept", e: "edit", r: "reject" };

/** One suggestion: what it says, what that rests on, and what is to become of it. */
export function SuggestionCard({ tries: { current, all }, place, of }: CardProps) {
  const t = useTranslations("suggestions.card");
  const { draftId, model, isBusy, isRunning, run } = useStageInHand();
  const title = useTitle(current);
  const facts = useFacts(current, all);
  const name = useId();
  const [open, setOpen] = useState<"edit" | "again" | "read" | null>(null);
  const [tryId, setTryId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { card, deciding } = useFocusAfterDecision(current.state, isBusy || open === "edit");
  const { id: suggestionId, state, isEdited, isFromModel } = current;
  const isPending = state === "PENDING";
  const frame: FrameState = isPending ? "waiting" : state === "REJECTED" ? "rejected" : "taken";
  const shown = all.find(({ id }) => id === tryId) ?? current;
  const isOther = shown.id !== current.id;
  const mayRegenerate = isFromModel && model !== null && !isRunning;
  const suggestionName = of === null ? t("name", { place, title }) : t("nameOf", { place, of, title });

  async function decide(decision: Decision, by: "button" | "key" = "button") {
    deciding.current = { by, from: state };
    const refused = await run(() => api.drafting.decideSuggestion.mutate({ draftId, suggestionId, decision }));
    if (refused !== null) deciding.current = null;
    else setOpen(null);
    setProblem(refused);
  }
  /** Another try takes the place of the one that counted. */
  async function takeTry() {
    const refused = await run(() => api.drafting.takeTry.mutate({ draftId, suggestionId: shown.id }));
    if (refused === null) setTryId(null);
    setProblem(refused);
  }
  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>) {
    const isTyping =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const what = keys[event.key.toLowerCase()];
    if (!what || !isPending || isBusy || open === "edit" || isOther) return;
    event.preventDefault();
    if (what === "edit") setOpen("edit");
    else void decide(what, "key");
  }
  function closeEdit() {
    deciding.current = { by: "button", from: "edit" };
    setOpen(null);
  }

  return (
    <fieldset
      ref={card}
      className={frameClass(frame)}
      aria-labelledby={name}
      aria-keyshortcuts={isPending ? "A E R" : undefined}
      onKeyDown={onKeyDown}
    >
      <FrameHead
        state={frame}
        id={name}
        sign={!isPending && <DecisionTick isTaken={state !== "REJECTED"} />}
        title={suggestionName}
      >
        <span className="caption num" role={isPending ? undefined : "status"}>
          {isPending ? facts : t(`states.${state}`)}
        </span>
        {!isPending && (
          <span className="row row--tight end">
            <Button
              size="small"
              look="quiet"
              aria-expanded={open === "read"}
              onClick={() => setOpen(open === "read" ? null : "read")}
            >
              {t("show")}
            </Button>
            {state !== "SUPERSEDED" && (
              <Button
                size="small"
                look="quiet"
                icon="undo-2"
                data-undo
                disabled={isBusy}
                onClick={() => decide("undo")}
              >
                {t("undo")}
              </Button>
            )}
          </span>
        )}
      </FrameHead>
      {open === "edit" && isPending && <EditForm suggestion={current} onDone={closeEdit} />}
      {open !== "edit" && (isPending || open === "read") && (
        <>
          <SuggestionContent suggestion={shown} place={place} />
          <SuggestionMarks suggestion={shown} />
        </>
      )}
      {open !== "edit" && isPending && (
        <div className="row row--tight">
          {isOther ? (
            <Button size="small" disabled={isBusy} onClick={takeTry}>
              {t("takeTry")}
            </Button>
          ) : (
            <>
              <Button
                look="first"
                size="small"
                icon="check"
                data-accept
                disabled={isBusy}
                onClick={() => decide("accept")}
              >
                {t("accept")}
              </Button>
              <Button size="small" icon="pencil" disabled={isBusy} onClick={() => setOpen("edit")}>
                {t("edit")}
              </Button>
              <Button size="small" icon="x" disabled={isBusy} onClick={() => decide("reject")}>
                {t("reject")}
              </Button>
              {mayRegenerate && (
                <Button
                  size="small"
                  look="quiet"
                  icon="rotate-ccw"
                  aria-expanded={open === "again"}
                  aria-controls={`${name}-again`}
                  disabled={isBusy}
                  onClick={() => setOpen(open === "again" ? null : "again")}
                >
                  {t("regenerate")}
                </Button>
              )}
              {isEdited && (
                <Button size="small" look="quiet" icon="undo-2" disabled={isBusy} onClick={() => decide("undo")}>
                  {t("asSuggested")}
                </Button>
              )}
            </>
          )}
          {all.length > 1 && (
            <Segmented
              label={t("tries")}
              value={shown.id}
              onChange={setTryId}
              segments={all.map(({ id }, index) => ({
                value: id,
                name: t("try", { number: index + 1, of: all.length }),
              }))}
            />
          )}
          {!isOther && (
            <span className="caption end flex gap-1 pointer-coarse:hidden" aria-hidden="true">
              <kbd>A</kbd> <kbd>E</kbd> <kbd>R</kbd>
            </span>
          )}
        </div>
      )}
      {open === "again" && isPending && mayRegenerate && (
        <RegenerateForm
          suggestionId={suggestionId}
          id={`${name}-again`}
          name={t("regenerateOne", { place })}
          onDone={(refused) => {
            setProblem(refused);
            if (refused === null) setOpen(null);
          }}
        />
      )}
      <ErrorLine words={problem} className="mbs-2" />
    </fieldset>
  );
}

function DecisionTick({ isTaken }: { isTaken: boolean }) {
  return (
    <span className={isTaken ? "tick tick--done" : "tick tick--no"} aria-hidden="true">
      <Icon name={isTaken ? "check" : "x"} />
    </span>
  );
}

/**
 * The button that was pressed is gone with the state or the form it belonged to: the focus goes to what undoes it, from the form
 * to what accepts it, or, for whoever decides by keys, to the next suggestion that waits.
 */
function useFocusAfterDecision(state: string, isBusy: boolean) {
  const card = useRef<HTMLFieldSetElement>(null);
  const deciding = useRef<{ by: "button" | "key"; from: string } | null>(null);
  useEffect(() => {
    const made = deciding.current;
    if (isBusy || made === null || made.from === state) return;
    deciding.current = null;
    const own = card.current?.querySelector<HTMLElement>(state === "PENDING" ? "[data-accept]" : "[data-undo]");
    const next = made.by === "key" && state !== "PENDING" ? nextToDecide(card.current) : null;
    (next ?? own)?.focus();
  }, [state, isBusy]);
  return { card, deciding };
}

function nextToDecide(card: HTMLElement | null): HTMLElement | null {
  const waiting = [...document.querySelectorAll<HTMLElement>("[data-accept]")];
  return (
    waiting.find((button) => card && card.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) ?? null
  );
}
