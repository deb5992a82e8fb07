import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { Tick } from "@/components/ui/tick";
import { Step, StepList } from "@/components/work/step-list";
import { TaskSide } from "@/components/work/task";
import type { RequestForm } from "@/features/enrollment/server/requests/get-request-form";
import { Contact } from "./contact";

/** Beside the form: what was asked for, what happens next, whom to ask. */
export function RequestSide({ form: { course, open, contact } }: { form: RequestForm }) {
  const t = useTranslations("requests");
  const steps = ["ask", "answer", "pay", "opens"] as const;
  const asked = open && t.rich("steps.asked", { time: () => <LocalTime at={open.askedAt} shape="date" /> });
  return (
    <TaskSide aria-label={t("next")}>
      <div className="max-inline-36">
        <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} title={course.title} eager />
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t("next")}</h2>
        <StepList>
          {steps.map((step, at) => (
            <Step
              key={step}
              tick={<Tick state={open && at === 0 ? "done" : at === (open ? 1 : 0) ? "here" : "open"} />}
            >
              {t(`steps.${step}`)}
              <span className="caption">{step === "ask" && asked ? asked : t(`steps.${step}When`)}</span>
            </Step>
          ))}
        </StepList>
      </section>
      {contact && (
        <section aria-labelledby="questions">
          <h2 id="questions">{t("questions")}</h2>
          <p className="caption">
            {t.rich("write", { address: () => <Contact contact={contact} courseTitle={course.title} /> })}
          </p>
        </section>
      )}
    </TaskSide>
  );
}
