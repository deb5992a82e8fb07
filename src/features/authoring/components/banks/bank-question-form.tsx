"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { WriterPage } from "@/components/studio/writer";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { MeetNotice } from "@/features/authoring/components/assessment/meet-notice";
import { KindChoice, QuestionEditor } from "@/features/authoring/components/assessment/question-editor";
import { useKindMeans } from "@/features/authoring/components/assessment/question-texts";
import type { BankQuestionForEditing } from "@/features/authoring/server/banks/get-bank-question";
import { RestoredNotice } from "@/features/editor/components/restored-notice";
import { useUnsaved, type Versioned } from "@/features/editor/hooks/use-unsaved";
import { isSame } from "@/features/editor/merge-fields";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import { DifficultyField } from "./difficulty-field";
import type { TypedBankQuestion } from "./kept-bank-question";
import { TagsField, tagsIn } from "./tags-field";

interface BankQuestionFormProps {
  bankId: string;
  /** Whose words are kept on this device: people share devices. */
  authorId: string;
  /** None: a new one. */
  stored:
    | (Pick<BankQuestionForEditing, "number" | "tags" | "difficulty" | "question" | "images"> & { id: string })
    | null;
  /** That questions of the bank have. */
  tags: readonly string[];
}

type StoredBankQuestion = Pick<BankQuestionForEditing, "number" | "tags" | "difficulty" | "question">;

const versionOf = (id: string, { number, question, tags, difficulty }: StoredBankQuestion) => ({
  version: number,
  value: { id, question, tags: tags.join(", "), difficulty },
});

/**
 * One question of a bank, saved on demand, since each saved change is a version; until then it is kept on this device. Wants the words
 * of `questions`.
 */
export function BankQuestionForm({ bankId, authorId, stored, tags: known }: BankQuestionFormProps) {
  const t = useTranslations("banks");
  const router = useRouter();
  const means = useKindMeans();
  const opened = (): Versioned<TypedBankQuestion> =>
    stored
      ? versionOf(stored.id, stored)
      : {
          version: 0,
          value: { id: uuidV7(), question: blankQuestion("SINGLE_CHOICE", means), tags: "", difficulty: null },
        };
  const unsaved = useUnsaved(opened, async () => {
    const { keptBankQuestion } = await import("./kept-bank-question");
    return keptBankQuestion({ authorId, bankId, questionId: stored?.id ?? null });
  });
  const { question, tags, difficulty } = unsaved.value;
  const back = `/instructor/banks/${bankId}`;
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const read = tagsIn(tags);
  const isNew = !stored && isSame(question, unsaved.stands.value.question);
  const change = (part: Partial<TypedBankQuestion>) => unsaved.change({ ...unsaved.value, ...part });
  const chooseKind = (next: EditedQuestion) =>
    isNew ? unsaved.begin({ ...unsaved.value, question: next }) : change({ question: next });
  const putAway = (bringBack: () => void) =>
    showToast({ words: t("discarded"), action: { name: t("undo"), run: bringBack } });

  async function save() {
    if (!read) return;
    const { value } = unsaved;
    const place = { bankId, questionId: value.id };
    const marks = { tags: read, difficulty: value.difficulty };
    if (!stored)
      await api.authoring.banks.addQuestions.mutate({
        ...{ bankId, ...marks },
        questions: [{ questionId: value.id, question: value.question }],
      });
    // A new one may have been added before, when it was other than it is now.
    const number = stored ? unsaved.version : 1;
    const saving = api.authoring.banks.saveQuestion.mutate({ ...place, ...marks, number, question: value.question });
    const saved = await saving.catch(async (error: unknown) => {
      if (!stored || describeFailure(error).reason !== "authoring.bank_question_changed_meanwhile") throw error;
      unsaved.meet(versionOf(value.id, await api.authoring.banks.question.query(place)));
      return null;
    });
    router.refresh();
    if (!saved) return;
    unsaved.noteSaved({ version: saved.number, value }, value);
    showToast({ words: t("saved"), icon: "check" });
    router.push(back);
  }

  return (
    <div className="stack mbs-4 max-inline-[46rem]">
      <RestoredNotice
        at={unsaved.restoredFrom}
        words={{
          restored: (at) => t("restored", { at }),
          keep: t("keepRestored"),
          discard: t("discardRestored"),
        }}
        onKeep={unsaved.dismissRestored}
        onDiscard={() => putAway(unsaved.resolve("theirs"))}
      />
      <RestoredNotice
        at={unsaved.earlier?.keptAt ?? null}
        words={{ restored: (at) => t("earlier", { at }), keep: t("takeEarlier"), discard: t("discardEarlier") }}
        onKeep={() => putAway(unsaved.settleEarlier(true))}
        onDiscard={() => putAway(unsaved.settleEarlier(false))}
      />
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
          onChange={(next) => change({ question: next })}
          onResolve={() => undefined}
        />
      </WriterPage>
      <TagsField
        label={t("tags")}
        typed={tags}
        onType={(typed) => change({ tags: typed })}
        known={known}
        listId="tags-known"
      />
      <DifficultyField
        value={difficulty}
        none={t("difficulties.none")}
        onChoose={(level) => level !== "keep" && change({ difficulty: level })}
      />
      <ErrorLine words={problem} />
      {unsaved.theirs && (
        <MeetNotice
          words={t("changedMeanwhile")}
          theirs={unsaved.theirs.value.question.text}
          onResolve={(keep) => {
            const bringBack = unsaved.resolve(keep);
            if (keep === "theirs") putAway(bringBack);
          }}
        />
      )}
      <p className="caption">{t("saveHint")}</p>
      <div className="row">
        <Button look="first" disabled={isBusy || !read || unsaved.theirs !== null} onClick={() => void run(save)}>
          {t(isBusy ? "saving" : "saveVersion")}
        </Button>
        <a href={back}>{t("back")}</a>
      </div>
    </div>
  );
}
