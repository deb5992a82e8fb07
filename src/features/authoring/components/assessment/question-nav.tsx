"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { PlaceNumber, placeClass, WriterNav, WriterPart } from "@/components/studio/writer";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { keepFocus } from "@/components/ui/keep-focus";
import { headingId, listWithHeadings, placeInList } from "@/features/authoring/assessment/sections-in-list";
import { firstWords } from "@/features/authoring/banks/first-words";
import type { DraftQuestionView } from "@/features/authoring/hooks/assessment-draft";
import { findQuestionProblems } from "@/features/questions/authoring";
import type { Section } from "@/features/questions/section-schema";
import { Grip } from "../outline/grip";
import { useCarry } from "../outline/use-carry";
import { useLiftedOrder } from "./use-lifted-order";

interface NavProps {
  place: string;
  title: string;
  backHref: string;
  questions: readonly DraftQuestionView[];
  sections: readonly Section[];
  hereId: string | undefined;
  mayEdit: boolean;
  onGo: (id: string, number: number) => void;
  /** Before a question or the heading of a section, or to the end. */
  onMove: (id: string, beforeId: string | null) => void;
  onStep: (id: string, by: number) => void;
  onAdd: () => void;
  /** Ways to bring questions in and out. */
  children: ReactNode;
}

const gripOf = (id: string) => document.querySelector<HTMLElement>(`[data-question="${id}"] .grip`);

/** The questions in their order, each with what it is and whether something in it is missing. */
export function QuestionNav(props: NavProps) {
  const { place, title, backHref, questions, mayEdit, onAdd, children } = props;
  const t = useTranslations("questions");
  return (
    <WriterNav
      className="max-[75rem]:static max-[75rem]:col-[1/-1] max-[75rem]:border-line max-[75rem]:border-be"
      aria-label={t("list", { title })}
    >
      <WriterPart number={place}>{title}</WriterPart>
      {questions.length === 0 && <p className="muted">{t("none")}</p>}
      <QuestionList {...props} />
      <div className="row row--tight">
        {mayEdit && (
          <Button size="small" icon="plus" onClick={onAdd}>
            {t("add")}
          </Button>
        )}
        {children}
      </div>
      {mayEdit && questions.length > 1 && <p className="caption mbs-2">{t("keys")}</p>}
      <p className="mbs-4">
        <a className="caption" href={backHref}>
          {t("back")}
        </a>
      </p>
    </WriterNav>
  );
}

function QuestionList({ questions, sections, hereId, mayEdit, onGo, onMove, onStep }: NavProps) {
  const t = useTranslations("questions");
  const list = listWithHeadings(sections, questions);
  const lifting = useLiftedOrder(list, { gripOf, onDrop: onMove });
  const { carried, begin } = useCarry((_, id, { beforeId }) => {
    if (beforeId !== id && beforeId !== (list[list.indexOf(id) + 1] ?? null)) onMove(id, beforeId);
  });
  const isAtEnd = carried?.over?.beforeId === null;
  const onKey = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || !mayEdit) return;
    event.preventDefault();
    keepFocus(event.currentTarget, () => onStep(id, by));
  };
  const numberOf = new Map<string, number>();
  for (const id of lifting.order) if (questions.some((each) => each.id === id)) numberOf.set(id, numberOf.size + 1);
  const sectionAt = (id: string) => {
    const { sectionKey } = placeInList(lifting.order, id);
    return sections.findIndex(({ key }) => key === sectionKey) + 1;
  };
  const classOf = (id: string, isOwn: boolean) =>
    [
      isOwn && "-ms-2 grid grid-cols-[auto_minmax(0,1fr)] items-start [&>.grip]:mbs-1",
      (lifting.isLifted(id) || carried?.id === id) && "rounded-control bg-raised [outline:1px_solid_var(--accent)]",
      carried?.over?.beforeId === id && "[box-shadow:inset_0_2px_0_var(--accent)]",
    ]
      .filter(Boolean)
      .join(" ") || undefined;
  return (
    <ol
      className={`mbe-4 ${carried ? "cursor-grabbing select-none" : ""} ${isAtEnd ? "[box-shadow:inset_0_-2px_0_var(--accent)]" : ""}`}
      data-list="questions"
    >
      {lifting.order.map((id) => {
        const number = numberOf.get(id) ?? 0;
        const question = questions.find((each) => each.id === id);
        if (!question) {
          const at = sections.findIndex(({ key }) => headingId(key) === id);
          return (
            <li key={id} data-question={id} className={classOf(id, false)}>
              <SectionLine section={sections[at]} number={at + 1} />
            </li>
          );
        }
        const moving = { at: number, of: questions.length, section: sectionAt(id) };
        return (
          <li key={id} data-question={id} className={classOf(id, mayEdit)}>
            {mayEdit && (
              <Grip
                name={t("move", { number })}
                lifted={lifting.isLifted(id) ? t("moving", moving) : null}
                onLift={() => lifting.lift(id)}
                onStep={lifting.step}
                onDrop={lifting.drop}
                onPutBack={lifting.putBack}
                onLeave={lifting.leave}
                onPointerDown={(event) => begin(event, "question", id)}
              />
            )}
            <QuestionLink question={question} number={number} isHere={id === hereId} onGo={onGo} onKey={onKey} />
          </li>
        );
      })}
    </ol>
  );
}

/** Leads to where its section is changed. */
function SectionLine({ section, number }: { section: Section | undefined; number: number }) {
  const t = useTranslations("questions.sections");
  if (!section) return null;
  const id = `section-${section.key}`;
  return (
    <a
      href={`#${id}`}
      className={`mbs-2 block pe-0 wrap-anywhere ${placeClass}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      <span className="label" dir="auto">
        {section.title.trim() || t("name", { number })}
      </span>
    </a>
  );
}

interface LinkProps {
  question: DraftQuestionView;
  number: number;
  isHere: boolean;
  onGo: NavProps["onGo"];
  onKey: (event: KeyboardEvent<HTMLElement>, id: string) => void;
}

function QuestionLink({ question: { id, value }, number, isHere, onGo, onKey }: LinkProps) {
  const t = useTranslations("questions");
  return (
    <a
      href={`#question-${number}`}
      className={`grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-1 ${placeClass}`}
      aria-current={isHere ? "true" : undefined}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onClick={(event) => {
        event.preventDefault();
        onGo(id, number);
      }}
      onKeyDown={(event) => onKey(event, id)}
    >
      <PlaceNumber>{number}</PlaceNumber>
      <span dir="auto">{firstWords(value.text).slice(0, 120) || t("untitled")}</span>
      {findQuestionProblems(value).length > 0 ? (
        <Icon name="circle-alert" className="ms-auto block-3.5 inline-3.5 self-center text-caution" />
      ) : (
        <span />
      )}
      <span className="caption col-[2/-1] font-plain">
        {t("meta", { kind: t(`kinds.${value.type}`), points: value.points })}
      </span>
    </a>
  );
}
