import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useCarriedRow } from "@/components/form/use-carried-row";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { AnswerFieldsProps, QuestionPlayer } from "../../question-player";
import { isAnyChosen, neverUnread } from "../../shared/given";
import { OrderRow, OrderRows } from "../../shared/order-rows";
import type { OfferedShown } from "../../shown-question";

export const orderingPlayer: QuestionPlayer = {
  AnswerFields: OrderFields,
  hint: null,
  isAnswered: isAnyChosen,
  isUnread: neverUnread,
};

/**
 * Items to put in order, by dragging a line or with its arrows. Until one was moved or the order was confirmed, the question is
 * open: the order that it starts in is nobody's answer.
 */
function OrderFields({ question, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const [said, say] = useState("");
  const refocus = useRef<{ item: string; by: 1 | -1 } | null>(null);
  const given = entry.value.selectedAnswers;
  const items = inOrder(question.options, given);
  const ids = items.map((item) => item.id);
  const list = useRef<HTMLOListElement>(null);

  // A line that is put elsewhere loses the focus on the way; at the top and the bottom one of its buttons is disabled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    const wanted = refocus.current;
    refocus.current = null;
    if (!wanted) return;
    const button = (by: number) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-row="${wanted.item}"] [data-step="${by}"]:enabled`);
    (button(wanted.by) ?? button(-wanted.by))?.focus();
  }, [given]);

  const put = (order: readonly string[]) => onChange({ ...entry.value, selectedAnswers: [...order] });
  function place(item: string, beforeId: string | null) {
    const others = ids.filter((other) => other !== item);
    const at = beforeId === null ? others.length : others.indexOf(beforeId);
    if (item === beforeId || at < 0) return;
    put(others.toSpliced(at, 0, item));
    say(t("orderMoved", { place: at + 1, of: ids.length }));
  }
  function step(item: string, by: 1 | -1) {
    const at = ids.indexOf(item);
    refocus.current = { item, by };
    place(item, by === -1 ? (ids[at - 1] ?? null) : (ids[at + 2] ?? null));
  }
  const { carried, begin } = useCarriedRow(place);
  function lift(event: PointerEvent<HTMLElement>, item: string) {
    onHere();
    const isOnHandle = event.target instanceof Element && event.target.closest("[data-handle]") !== null;
    const isOnButton = event.target instanceof Element && event.target.closest("button, a") !== null;
    // A finger on the words scrolls the page.
    if (!isOnButton && (isOnHandle || event.pointerType === "mouse")) begin(event, item);
  }

  return (
    <>
      <OrderRows isCarrying={carried !== null} ref={list} aria-describedby={`${id}h`}>
        {items.map((item, at) => (
          <OrderRow
            key={item.id}
            item={item}
            place={<Handle place={at + 1} />}
            isCarried={carried?.id === item.id}
            isBelow={carried?.beforeId === item.id}
            textId={`${id}-${item.id}`}
            data-row={item.id}
            data-rows={question.versionId}
            onPointerDown={(event) => lift(event, item.id)}
          >
            <span className="flex">
              <StepButton by={-1} isLast={at === 0} textId={`${id}-${item.id}`} onPress={() => step(item.id, -1)} />
              <StepButton
                by={1}
                isLast={at === items.length - 1}
                textId={`${id}-${item.id}`}
                onPress={() => step(item.id, 1)}
              />
            </span>
          </OrderRow>
        ))}
      </OrderRows>
      <p className="caption" id={`${id}h`}>
        {t("orderHint")}
      </p>
      {given.length === 0 && (
        <Button
          size="small"
          onClick={() => {
            onHere();
            put(ids);
          }}
        >
          {t("orderKeep")}
        </Button>
      )}
      {/* Not a status: that of the page is whether answers are saved. */}
      <p aria-live="polite" className="visually-hidden">
        {said}
      </p>
    </>
  );
}

const Handle = ({ place }: { place: number }) => (
  <span className="num flex cursor-grab touch-none items-center gap-1 self-stretch text-ink-muted" data-handle>
    <Icon name="grip-vertical" />
    {place}
  </span>
);

interface StepProps {
  by: 1 | -1;
  isLast: boolean;
  /** Of the element that names the line. */
  textId: string;
  onPress: () => void;
}

function StepButton({ by, isLast, textId, onPress }: StepProps) {
  const t = useTranslations("assessment.attempt");
  return (
    <Button
      look="quiet"
      size="small"
      iconOnly
      icon={by === -1 ? "chevron-up" : "chevron-down"}
      data-step={by}
      disabled={isLast}
      id={`${textId}${by}`}
      aria-labelledby={`${textId}${by} ${textId}`}
      onClick={onPress}
    >
      {t(by === -1 ? "orderUp" : "orderDown")}
    </Button>
  );
}

/** As it was given; as it is shown at first where nothing was given, or something else than these items. */
function inOrder(items: readonly OfferedShown[], given: readonly string[]): readonly OfferedShown[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered = given.flatMap((id) => byId.get(id) ?? []);
  return ordered.length === items.length ? ordered : items;
}
