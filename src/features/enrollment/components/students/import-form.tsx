"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { readBase64 } from "@/components/files/read-base64";
import { saveFile } from "@/components/files/save-file";
import { useZone } from "@/components/i18n/use-zone";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { TaskLead, TaskMain, TaskSide } from "@/components/work/task";
import type { ImportPlan, ImportResult } from "@/features/enrollment/server/students/import-students";
import { MOST_BYTES } from "@/features/enrollment/students";
import { uuidV7 } from "@/lib/uuid-v7";
import { badRowsFile } from "./bad-rows-file";
import { PlanNumbers, PlanRows } from "./import-plan";

type Step =
  | { kind: "asking" }
  | { kind: "planned"; plan: ImportPlan; file: string; name: string }
  | { kind: "done"; result: ImportResult };

/** Choose a file, look at what it would do, do it. */
export function ImportForm({ courseId }: { courseId: string }) {
  const t = useTranslations("students.csv");
  const zone = useZone();
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const { isBusy, problem, setProblem, run } = useCall({ place: "students.errors" });
  // One import, however often it has to be sent over a bad line.
  const importId = useRef<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // What happened is read out where it is.
  useEffect(() => {
    if (step.kind !== "asking") heading.current?.focus();
  }, [step]);

  const go = (call: () => Promise<Step>) => run(async () => setStep(await call()));
  const look = (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) return setProblem(t("tooLarge"));
    importId.current = uuidV7();
    void go(async () => {
      const file = await readBase64(chosen);
      return {
        kind: "planned",
        plan: await api.enrollment.students.planImport.mutate({ courseId, file, zone }),
        file,
        name: chosen.name,
      };
    });
  };
  const enroll = (file: string) =>
    go(async () => ({
      kind: "done",
      result: await api.enrollment.students.import.mutate({
        courseId,
        file,
        zone,
        importId: importId.current ?? uuidV7(),
      }),
    }));

  const list = `/instructor/courses/${courseId}/students`;
  return (
    <>
      <TaskMain>
        {step.kind === "asking" && (
          <>
            <h1>{t("title")}</h1>
            <TaskLead>{t("lead")}</TaskLead>
            <div className="field">
              <label className="label" htmlFor="students-file">
                {t("file")}
              </label>
              <input
                className="input"
                id="students-file"
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
              {t("dry", { good: step.plan.enroll + step.plan.invite, rows: step.plan.rows })}
            </h1>
            <TaskLead>{t("nothing")}</TaskLead>
            <PlanNumbers plan={step.plan} />
            {step.plan.encoding === "windows-1252" && (
              <Notice tone="caution">
                {t("encodingWhy", { encoding: step.plan.encoding, names: step.plan.sample.join(", ") })}
              </Notice>
            )}
            <PlanRows plan={step.plan} file={step.name} />
            <div className="row mbs-6">
              <Button
                look="first"
                disabled={isBusy || step.plan.enroll + step.plan.invite === 0}
                onClick={() => enroll(step.file)}
              >
                {isBusy ? t("running") : t("run", { count: step.plan.enroll + step.plan.invite })}
              </Button>
              {step.plan.bad > 0 && <BadRows plan={step.plan} />}
              <Button look="quiet" disabled={isBusy} onClick={() => setStep({ kind: "asking" })}>
                {t("another")}
              </Button>
            </div>
            <p className="caption">{t("again")}</p>
          </>
        )}
        {step.kind === "done" && (
          <>
            <h1 ref={heading} tabIndex={-1}>
              {t("done", { enrolled: step.result.enrolled, invited: step.result.invited })}
            </h1>
            <TaskLead role="status">{t("doneMore", { skipped: step.result.skipped, bad: step.result.bad })}</TaskLead>
            <div className="row mbs-6">
              <ButtonLink look="first" href={list}>
                {t("toList")}
              </ButtonLink>
              <Button look="quiet" onClick={() => setStep({ kind: "asking" })}>
                {t("another")}
              </Button>
            </div>
          </>
        )}
        <ErrorLine words={problem} />
      </TaskMain>
      <ImportSide plan={step.kind === "planned" ? step.plan : null} />
    </>
  );
}

function BadRows({ plan }: { plan: ImportPlan }) {
  const t = useTranslations("students.csv");
  function save() {
    const file = badRowsFile(plan.shown, (row) =>
      row.outcome === "bad" ? t(`problems.${row.problem}`, { mend: row.mend ?? "none", twin: row.twin ?? 0 }) : "",
    );
    saveFile("bad-rows.csv", file);
  }
  return (
    <Button icon="download" onClick={save}>
      {t("badCsv", { count: plan.bad })}
    </Button>
  );
}

function ImportSide({ plan }: { plan: ImportPlan | null }) {
  const t = useTranslations("students.csv");
  const zone = useZone();
  return (
    <TaskSide aria-label={t("columns")}>
      <section aria-labelledby="columns">
        <h2 id="columns">{t("columns")}</h2>
        <Facts
          of={[
            { name: t("email"), value: t("needed") },
            { name: t("name"), value: t("nameUse") },
            { name: t("until"), value: t("untilUse", { zone }) },
            ...(plan?.unread ?? []).map((name, at) => ({ key: `unread-${at}`, name, value: t("notRead") })),
          ]}
        />
      </section>
      {plan && plan.invite > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations">{t("inviteTitle", { count: plan.invite })}</h2>
          <p className="caption">{t(plan.needsProof ? "inviteProof" : "inviteWhy")}</p>
        </section>
      )}
    </TaskSide>
  );
}
