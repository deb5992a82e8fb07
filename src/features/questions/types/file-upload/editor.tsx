"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { useSize } from "@/components/i18n/use-size";
import { StandingError } from "@/components/ui/error-line";
import type { KeyEditorProps } from "../../question-editor";
import { withRubric } from "../../rubric";
import { GraderFields } from "../../shared/grader-fields";
import { KeyLegend, ShortFields } from "../../shared/key-parts";
import { type FileUploadBody, MB, mostFiles, readFileUpload } from "./body";
import { type FileGroup, fileGroups } from "./file-groups";

const sizes = [1, 5, 10, 20, 50, 100, 250, 500, 1000, 2000];

/** How many files, of which kinds and how large, and what those who grade are told. */
export function FileUploadKey({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions.files");
  const size = useSize();
  const body = readFileUpload(question.body);
  const change = (part: Partial<FileUploadBody>) => onChange({ body: { ...body, ...part } });
  const setAccepted = (group: FileGroup, isAccepted: boolean) =>
    change({ accepts: fileGroups.filter((each) => (each === group ? isAccepted : body.accepts.includes(each))) });
  const missing = problems.find(({ code }) => code === "no_file_kinds");
  return (
    <>
      <ShortFields>
        <SelectField
          label={t("most")}
          value={String(body.most)}
          choices={Array.from({ length: mostFiles }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }))}
          onChange={({ target }) => change({ most: Number(target.value) })}
        />
        <SelectField
          label={t("size")}
          value={String(body.megabytes)}
          choices={[...new Set([...sizes, body.megabytes])]
            .sort((a, b) => a - b)
            .map((megabytes) => ({ value: `${megabytes}`, label: size(megabytes * MB) }))}
          onChange={({ target }) => change({ megabytes: Number(target.value) })}
        />
      </ShortFields>
      <fieldset aria-describedby={missing && `${question.type}-kinds`}>
        <KeyLegend>{t("accepts")}</KeyLegend>
        {fileGroups.map((group) => (
          <CheckRow
            key={group}
            label={t(`groups.${group}`)}
            checked={body.accepts.includes(group)}
            onChange={({ target }) => setAccepted(group, target.checked)}
          />
        ))}
        <p className="field__hint">{t("acceptsHint")}</p>
        {missing && <StandingError id={`${question.type}-kinds`}>{t("noKinds")}</StandingError>}
      </fieldset>
      <GraderFields
        {...{ body, question, problems, onChange }}
        onNotes={(graderNotes) => change({ graderNotes })}
        onRubric={(rubric) => onChange({ body: withRubric(body, rubric) })}
      />
    </>
  );
}
