"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { DraftQuestionView } from "@/features/authoring/hooks/assessment-draft";
import { findQuestionProblems } from "@/features/questions/authoring";
import { Grip } from "../outline/grip";
import { useCarry } from "../outline/use-carry";
import { useLiftedOrder } from "./use-lifted-order";

interface NavProps {
  place: string;
  title: string;
  backHref: string;
  questions: readonly DraftQuestionView[];
  hereId: string | undefined;
  mayEdit: boolean;
  onGo: (id: string, number: number) => void;
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
    <nav className="writer__nav" aria-label={t("list", { title })}>
      <p className="writer__part">
        <span className="num">{place}</span> {title}
      </p>
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
      {mayEdit && questions.length > 1 && <p className="caption">{t("keys")}</p>}
      <p className="qnav__back">
        <a className="caption" href={backHref}>
          {t("back")}
        </a>
      </p>
    </nav>
  );
}

function QuestionList({ questions, hereId, mayEdit, onGo, onMove, onStep }: NavProps) {
  const t = useTranslations("questions");
  const ids = questions.map(({ id }) => id);
  const lifting = useLiftedOrder(ids, { gripOf, onDrop: onMove });
  const { carried, begin } = useCarry((_, id, { beforeId }) => {
    if (beforeId !== id && beforeId !== (ids[ids.indexOf(id) + 1] ?? null)) onMove(id, beforeId);
  });
  const isAtEnd = carried?.over?.beforeId === null;
  const onKey = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || !mayEdit) return;
    event.preventDefault();
    const link = event.currentTarget;
    onStep(id, by);
    // A link that is moved loses the focus on the way.
    requestAnimationFrame(() => link.focus());
  };
  const shown = lifting.order.flatMap((id) => questions.find((question) => question.id === id) ?? []);
  return (
    <ol className={`qnav${carried ? " qnav--carrying" : ""}${isAtEnd ? " qnav--end" : ""}`} data-list="questions">
      {shown.map(({ id, value }, at) => (
        <li
          key={id}
          data-question={id}
          className={
            [
              mayEdit && "qnav__own",
              (lifting.isLifted(id) || carried?.id === id) && "qnav__lifted",
              carried?.over?.beforeId === id && "qnav__over",
            ]
              .filter(Boolean)
              .join(" ") || undefined
          }
        >
          {mayEdit && (
            <Grip
              name={t("move", { number: at + 1 })}
              lifted={lifting.isLifted(id) ? t("moving", { at: at + 1, of: shown.length }) : null}
              onLift={() => lifting.lift(id)}
              onStep={lifting.step}
              onDrop={lifting.drop}
              onPutBack={lifting.putBack}
              onLeave={lifting.leave}
              onPointerDown={(event) => begin(event, "question", id)}
            />
          )}
          <a
            href={`#question-${at + 1}`}
            aria-current={id === hereId ? "true" : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={(event) => {
              event.preventDefault();
              onGo(id, at + 1);
            }}
            onKeyDown={(event) => onKey(event, id)}
          >
            <span className="num">{at + 1}</span>
            <span dir="auto">{value.text.trim().slice(0, 120) || t("untitled")}</span>
            {findQuestionProblems(value).length > 0 ? <Icon name="circle-alert" /> : <span />}
            <span className="caption">{t("meta", { kind: t(`kinds.${value.type}`), points: value.points })}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
