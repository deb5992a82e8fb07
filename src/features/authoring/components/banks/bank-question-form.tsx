"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { WriterPage } from "@/components/studio/writer";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { KindChoice, QuestionEditor } from "@/features/authoring/components/assessment/question-editor";
import { useKindMeans } from "@/features/authoring/components/assessment/question-texts";
import type { BankQuestionForEditing } from "@/features/authoring/server/banks/get-bank-question";
import { isSame } from "@/features/editor/merge-fields";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import { DifficultyField } from "./difficulty-field";
import { TagsField, tagsIn } from "./tags-field";

interface BankQuestionFormProps {
  bankId: string;
  /** None: a new one. */
  stored:
    | (Pick<BankQuestionForEditing, "number" | "tags" | "difficulty" | "question" | "images"> & { id: string })
    | null;
  /** That questions of the bank have. */
  tags: readonly string[];
}

/** One question of a bank, saved on demand, since each saved change is a version. Wants the words of `questions`. */
export function BankQuestionForm({ bankId, stored, tags: known }: BankQuestionFormProps) {
  const t = useTranslations("banks");
  const router = useRouter();
  const means = useKindMeans();
  const [first, setFirst] = useState(() => stored?.question ?? blankQuestion("SINGLE_CHOICE", means));
  const [question, setQuestion] = useState(first);
  const [firstTags, firstDifficulty] = [stored?.tags.join(", ") ?? "", stored?.difficulty ?? null];
  const [tags, setTags] = useState(firstTags);
  const [difficulty, setDifficulty] = useState<number | null>(firstDifficulty);
  const [newId] = useState(uuidV7);
  const back = `/instructor/banks/${bankId}`;
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const read = tagsIn(tags);
  const isChanged = !isSame(first, question);
  const isNew = !stored && !isChanged;
  useLeaveWarning(!isBusy && (isChanged || tags !== firstTags || difficulty !== firstDifficulty));

  function chooseKind(next: EditedQuestion) {
    if (isNew) setFirst(next);
    setQuestion(next);
  }

  function save() {
    if (!read) return;
    void run(async () => {
      const { banks } = api.authoring;
      if (stored) {
        const { id: questionId, number } = stored;
        await banks.saveQuestion.mutate({ bankId, questionId, number, question, tags: read, difficulty });
      } else {
        await banks.addQuestions.mutate({
          bankId,
          tags: read,
          difficulty,
          questions: [{ questionId: newId, question }],
        });
      }
      showToast({ words: t("saved"), icon: "check" });
      router.push(back);
      router.refresh();
    });
  }

  return (
    <div className="stack mbs-4 max-inline-[46rem]">
      <div className="max-phone:mbe-4">
        <KindChoice mayEdit question={question} onChange={chooseKind} />
      </div>
      <WriterPage className="max-phone:-mx-(--gutter)">
        <QuestionEditor
          question={{ value: question, theirs: null }}
          home={{ bankId }}
          images={stored?.images}
          isShuffled={false}
          mayEdit
          isNew={isNew}
          onChange={setQuestion}
          onResolve={() => undefined}
        />
      </WriterPage>
      <TagsField label={t("tags")} typed={tags} onType={setTags} known={known} listId="tags-known" />
      <DifficultyField
        value={difficulty}
        none={t("difficulties.none")}
        onChoose={(level) => level !== "keep" && setDifficulty(level)}
      />
      <ErrorLine words={problem} />
      <p className="caption">{t("saveHint")}</p>
      <div className="row">
        <Button look="first" disabled={isBusy || !read} onClick={save}>
          {t(isBusy ? "saving" : "saveVersion")}
        </Button>
        <a href={back}>{t("back")}</a>
      </div>
    </div>
  );
}

/** The browser asks before what was typed is lost. */
function useLeaveWarning(isDirty: boolean): void {
  const dirty = useRef(isDirty);
  dirty.current = isDirty;
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, []);
}
