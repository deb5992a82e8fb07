"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { findQuestionProblems } from "@/features/authoring/assessment/rules";
import type { DraftQuestionView } from "@/features/authoring/hooks/assessment-draft";

interface NavProps {
  place: string;
  title: string;
  backHref: string;
  questions: readonly DraftQuestionView[];
  hereId: string | undefined;
  mayEdit: boolean;
  onGo: (id: string, number: number) => void;
  onMove: (id: string, by: number) => void;
  onAdd: () => void;
}

/** The questions in their order, each with what it is and whether something in it is missing. */
export function QuestionNav({ place, title, backHref, questions, hereId, mayEdit, onGo, onMove, onAdd }: NavProps) {
  const t = useTranslations("questions");
  const onKey = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || !mayEdit) return;
    event.preventDefault();
    const link = event.currentTarget;
    onMove(id, by);
    // A link that is moved loses the focus on the way.
    requestAnimationFrame(() => link.focus());
  };
  return (
    <nav className="writer__nav" aria-label={t("list", { title })}>
      <p className="writer__part">
        <span className="num">{place}</span> {title}
      </p>
      {questions.length === 0 && <p className="muted">{t("none")}</p>}
      <ol className="qnav">
        {questions.map(({ id, value }, at) => (
          <li key={id}>
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
      {mayEdit && (
        <div className="row row--tight">
          <Button size="small" icon="plus" onClick={onAdd}>
            {t("add")}
          </Button>
        </div>
      )}
      {mayEdit && questions.length > 1 && <p className="caption">{t("keys")}</p>}
      <p className="qnav__back">
        <a className="caption" href={backHref}>
          {t("back")}
        </a>
      </p>
    </nav>
  );
}
