"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { ErrorLine } from "@/components/ui/error-line";
import { mostImported } from "@/features/authoring/assessment/schema";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionMarks } from "@/features/questions/marks";
import { uuidV7 } from "@/lib/uuid-v7";
import type { PictureHome } from "./pictures/picture-home";
import { QuestionFileFields } from "./question-file-fields";
import { useQuestionFile } from "./use-question-file";

export interface ReadQuestion {
  /** Under which it is added, however often it has to be sent. */
  questionId: string;
  question: EditedQuestion;
  /** Where it comes into a bank. */
  marks?: QuestionMarks;
  /** The bank that it is copied from, and the question there. */
  bankId?: string;
  bankQuestionId?: string;
}

interface ImportFormProps {
  /** Whose files their images become. Questions of a bank keep their tags and their difficulty. */
  home: PictureHome;
  /** Adds them, all or none. */
  send: (questions: ReadQuestion[]) => Promise<unknown>;
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

export function ImportForm({ home, send, onAdded, onClose }: ImportFormProps) {
  const t = useTranslations("exchange");
  const file = useQuestionFile(home);
  const { read, call } = file;
  const listed = useMemo(
    () =>
      read.questions.map((question): ReadQuestion => {
        const marks = read.marks.get(question);
        return { questionId: uuidV7(), question, ...(marks && { marks }) };
      }),
    [read],
  );
  const count = listed.length;
  const add = () =>
    call.run(async () => {
      const withImages = await file.storeImages();
      await send(listed.map((each) => ({ ...each, question: withImages(each.question) })));
      onAdded(listed.map(({ questionId }) => questionId));
      onClose();
    });
  return (
    <DialogForm
      report={call.problem}
      send={t("add", { count })}
      isReady={!call.isBusy && count > 0 && count <= mostImported}
      close={t("cancel")}
      onSend={add}
      onClose={onClose}
    >
      <QuestionFileFields file={file}>
        <ErrorLine words={count > mostImported && t("tooMany", { most: mostImported })} />
      </QuestionFileFields>
    </DialogForm>
  );
}
