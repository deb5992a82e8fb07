"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { CheckRow } from "@/components/form/check-row";
import { ButtonLink } from "@/components/ui/button-link";
import { FactsLine } from "@/components/ui/facts-line";
import { showToast } from "@/components/ui/toasts";
import { firstWords } from "@/features/authoring/banks/first-words";
import { ExportQuestions } from "@/features/authoring/components/assessment/export-questions";
import { ImportQuestions } from "@/features/authoring/components/assessment/import-questions";
import type { BankQuestionRow } from "@/features/authoring/server/banks/list-banks";
import { findQuestionProblems } from "@/features/questions/authoring";
import { BankFiles } from "./bank-files";
import { MarkForm } from "./mark-form";
import { QuestionImage } from "./question-image";

interface BankQuestionsProps {
  bankId: string;
  title: string;
  tags: readonly string[];
  questions: readonly BankQuestionRow[];
}

/** The questions of a bank, to open, and to change several at once. Wants the words of `questions` and `exchange`. */
export function BankQuestions({ bankId, title, tags, questions }: BankQuestionsProps) {
  const t = useTranslations("banks");
  const exchange = useTranslations("exchange");
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const listed = questions.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const removal = useCall({ onRefused: (words) => showToast({ words }) });

  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const undoing = (questionIds: string[]) =>
    removal.run(async () => {
      await api.authoring.banks.restoreQuestions.mutate({ bankId, questionIds });
      router.refresh();
    });
  const removeAll = (questionIds: string[], words: string) =>
    removal.run(async () => {
      await api.authoring.banks.deleteQuestions.mutate({ bankId, questionIds });
      setChosen(new Set());
      router.refresh();
      showToast({ words, action: { name: t("undo"), run: () => void undoing(questionIds) } });
    });
  const showAdded = (questionIds: readonly string[]) => {
    router.refresh();
    const run = () => {
      void removal.run(async () => {
        await api.authoring.banks.deleteQuestions.mutate({ bankId, questionIds: [...questionIds] });
        router.refresh();
      });
    };
    const words = exchange("added", { count: questionIds.length });
    showToast({ words, icon: "check", action: { name: t("undo"), run } });
  };

  return (
    <div className="stack mbs-4">
      <div className="row row--tight">
        <ButtonLink size="small" look="first" icon="plus" href={`/instructor/banks/${bankId}/new`}>
          {t("add")}
        </ButtonLink>
        <ImportQuestions
          home={{ bankId }}
          send={(added) =>
            api.authoring.banks.addQuestions.mutate({ bankId, tags: [], difficulty: null, questions: added })
          }
          onAdded={showAdded}
        />
        {questions.length > 0 && (
          <ExportQuestions
            home={{ bankId }}
            title={title}
            questions={questions.map(({ question }) => question)}
            marks={new Map(questions.map(({ question, tags, difficulty }) => [question, { tags, difficulty }]))}
          />
        )}
        <BankFiles bankId={bankId} />
      </div>
      {questions.length > 0 && (
        <CheckRow
          label={t("selectAll")}
          count={listed.length > 0 && t("selected", { count: listed.length })}
          checked={listed.length === questions.length}
          onChange={({ target }) =>
            choose(
              questions.map(({ id }) => id),
              target.checked,
            )
          }
        />
      )}
      {listed.length > 0 && (
        <MarkForm
          bankId={bankId}
          questionIds={listed}
          tags={tags}
          onMarked={() => router.refresh()}
          onDelete={() => void removeAll(listed, t("deleted", { count: listed.length }))}
        />
      )}
      <ul className="stack">
        {questions.map((row) => (
          <BankQuestionLine
            key={row.id}
            bankId={bankId}
            row={row}
            isChosen={chosen.has(row.id)}
            onChoose={(isChosen) => choose([row.id], isChosen)}
          />
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  bankId: string;
  row: BankQuestionRow;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function BankQuestionLine({
  bankId,
  row: { id, number, tags, difficulty, question, imageUrl },
  isChosen,
  onChoose,
}: LineProps) {
  const t = useTranslations("banks");
  const kinds = useTranslations("questions.kinds");
  const text = firstWords(question.text) || t("untitled");
  return (
    <li className="row row--tight flex-nowrap">
      <input
        type="checkbox"
        aria-label={t("select", { text })}
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <QuestionImage url={imageUrl} />
      <div className="min-inline-0">
        <a href={`/instructor/banks/${bankId}/${id}`} dir="auto">
          {text}
        </a>
        <FactsLine>
          <span>{kinds(question.type)}</span>
          {difficulty !== null && <span>{t(`difficulties.${difficulty as 1 | 2 | 3}`)}</span>}
          {tags.length > 0 && <span dir="auto">{tags.join(", ")}</span>}
          <span>{t("version", { number })}</span>
          {findQuestionProblems(question).length > 0 && <span>{t("incomplete")}</span>}
        </FactsLine>
      </div>
    </li>
  );
}
