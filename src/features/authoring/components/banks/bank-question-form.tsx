"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { WriterPage } from "@/components/studio/writer";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { SaveBankQuestion } from "@/features/authoring/banks/schema";
import { KindChoice, QuestionEditor } from "@/features/authoring/components/assessment/question-editor";
import { useKindMeans } from "@/features/authoring/components/assessment/question-texts";
import type { BankQuestionForEditing } from "@/features/authoring/server/banks/get-bank-question";
import { UnsavedChoice, UnsavedNotices } from "@/features/editor/components/unsaved-notices";
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

type QuestionChange = Omit<SaveBankQuestion, "number">;

/** @returns the number of its version. One whose answer was lost is in the bank already, perhaps with other words. */
async function addNew({ question, ...wanted }: QuestionChange): Promise<number> {
  const { questionId, ...into } = wanted;
  const { banks } = api.authoring;
  const { alreadyThere } = await banks.addQuestions.mutate({ ...into, questions: [{ questionId, question }] });
  if (alreadyThere.length === 0) return 1;
  return (await banks.saveQuestion.mutate({ ...wanted, question, number: 1 })).number;
}

/**
 * One question of a bank, saved on demand, since each saved change is a version; until then it is kept on this device. Wants the words
 * of `questions` and `editor.unsaved`.
 */
export function BankQuestionForm({ bankId, authorId, stored, tags: known }: BankQuestionFormProps) {
  const t = useTranslations("banks");
  const questions = useTranslations("questions");
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

  /** Null where somebody else has saved it meanwhile. */
  async function saveStored(wanted: QuestionChange): Promise<number | null> {
    const { bankId, questionId } = wanted;
    try {
      return (await api.authoring.banks.saveQuestion.mutate({ ...wanted, number: unsaved.version })).number;
    } catch (error) {
      if (describeFailure(error).reason !== "authoring.bank_question_changed_meanwhile") throw error;
      unsaved.meet(versionOf(questionId, await api.authoring.banks.question.query({ bankId, questionId })));
      return null;
    }
  }

  async function save() {
    if (!read) return;
    const { value } = unsaved;
    const wanted = { bankId, questionId: value.id, question: value.question, tags: read, difficulty: value.difficulty };
    const number = stored ? await saveStored(wanted) : await addNew(wanted);
    router.refresh();
    if (number === null) return;
    unsaved.noteSaved({ version: number, value }, value);
    showToast({ words: t("saved"), icon: "check" });
    router.push(back);
  }

  return (
    <div className="stack mbs-4 max-inline-[46rem]">
      <UnsavedNotices unsaved={unsaved} />
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
      <UnsavedChoice
        unsaved={unsaved}
        words={t("changedMeanwhile")}
        theirs={unsaved.theirs ? questions("theirText", { text: unsaved.theirs.value.question.text }) : undefined}
      />
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
