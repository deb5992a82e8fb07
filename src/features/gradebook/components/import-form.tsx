"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { readBase64 } from "@/components/files/read-base64";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import { Notice } from "@/components/ui/notice";
import { mostFileBytes } from "@/features/gradebook/grade-file";
import type { GradePlan, ImportedGrades } from "@/features/gradebook/server/import-grades";
import { uuidV7 } from "@/lib/uuid-v7";
import { ChangeTable, ProblemTable } from "./import-plan";

type Step =
  | { kind: "asking" }
  | { kind: "planned"; plan: GradePlan; file: string }
  | { kind: "done"; result: ImportedGrades };

/** Choose a file, look at what it would change, save that. */
export function ImportForm({ courseId }: { courseId: string }) {
  const t = useTranslations("gradebook.csv");
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const { isBusy, problem, setProblem, run } = useCall();
  // One import, however often it has to be sent over a bad line.
  const importId = useRef("");
  const heading = useRef<HTMLHeadingElement>(null);

  // What happened is read out where it is.
  useEffect(() => {
    if (step.kind !== "asking") heading.current?.focus();
  }, [step]);

  const look = (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > mostFileBytes) return setProblem(t("tooLarge"));
    importId.current = uuidV7();
    void run(async () => {
      const file = await readBase64(chosen);
      setStep({ kind: "planned", plan: await api.gradebook.planImport.mutate({ courseId, file }), file });
    });
  };
  const save = ({ file, plan: { stamp } }: Extract<Step, { kind: "planned" }>) =>
    run(async () => {
      const sent = { courseId, file, stamp, importId: importId.current };
      setStep({ kind: "done", result: await api.gradebook.import.mutate(sent) });
    });
  const back = () => {
    setProblem(null);
    setStep({ kind: "asking" });
  };
  return (
    <div className="stack max-w-wrap pb-8">
      {step.kind === "asking" && (
        <>
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
          <p>
            <a href={`/api/courses/${courseId}/gradebook`} download>
              {t("download")}
            </a>
          </p>
          <div className="field">
            <label className="label" htmlFor="grades-file">
              {t("file")}
            </label>
            <input
              className="input"
              id="grades-file"
              type="file"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              disabled={isBusy}
              onChange={(event) => look(event.target.files?.[0])}
            />
          </div>
          <p role="status">{isBusy ? t("looking") : ""}</p>
        </>
      )}
      {step.kind === "planned" && (
        <>
          <h1 ref={heading} tabIndex={-1}>
            {t("preview", { count: step.plan.changeCount, students: step.plan.studentCount })}
          </h1>
          <p>{t("nothingSaved")}</p>
          {step.plan.unread.length > 0 && (
            <Notice tone="caution">{t("unread", { names: step.plan.unread.join(", ") })}</Notice>
          )}
          <ProblemTable plan={step.plan} />
          <ChangeTable plan={step.plan} />
          <div className="row">
            <Button look="first" disabled={isBusy || step.plan.changeCount === 0} onClick={() => void save(step)}>
              {t("save", { count: step.plan.changeCount })}
            </Button>
            <Button look="quiet" disabled={isBusy} onClick={back}>
              {t("another")}
            </Button>
          </div>
        </>
      )}
      {step.kind === "done" && (
        <>
          <h1 ref={heading} tabIndex={-1}>
            {t("done", { count: step.result.grades, students: step.result.students })}
          </h1>
          <div className="row">
            <ButtonLink look="first" href={`/instructor/courses/${courseId}/gradebook`}>
              {t("toGradebook")}
            </ButtonLink>
            <Button look="quiet" onClick={back}>
              {t("another")}
            </Button>
          </div>
        </>
      )}
      <ErrorLine words={problem} />
    </div>
  );
}
