import { useTranslations } from "next-intl";
import { TextArea } from "@/components/form/text-area";
import type { KeyEditorProps } from "../question-editor";
import type { Rubric } from "../rubric-schema";
import { RubricEditor } from "./rubric-editor";

interface GraderFieldsProps extends Pick<KeyEditorProps, "question" | "problems" | "onChange"> {
  body: { graderNotes: string; rubric?: Rubric | undefined };
  onNotes: (graderNotes: string) => void;
  onRubric: (rubric: Rubric | undefined) => void;
}

/** What the people who grade an answer go by: notes of their own, and a rubric. */
export function GraderFields({ body, question, problems, onChange, onNotes, onRubric }: GraderFieldsProps) {
  const t = useTranslations("questions");
  return (
    <>
      <TextArea
        label={t("graderNotes")}
        rows={3}
        dir="auto"
        maxLength={50_000}
        value={body.graderNotes}
        hint={t("graderNotesHint")}
        onChange={(event) => onNotes(event.target.value)}
      />
      <RubricEditor
        rubric={body.rubric}
        points={question.points}
        problems={problems}
        onRubric={onRubric}
        onPoints={(points) => onChange({ points })}
      />
    </>
  );
}
