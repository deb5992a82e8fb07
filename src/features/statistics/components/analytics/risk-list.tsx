"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { longestMessage, mostRecipients } from "@/features/statistics/limits";
import type { Risk } from "@/features/statistics/risks";
import type { LearnerAtRisk } from "@/features/statistics/server/analytics/list-risks";
import { uuidV7 } from "@/lib/uuid-v7";

function useReason(): (risk: Risk) => string {
  const t = useTranslations("analytics.risks");
  return (risk) => {
    if (risk.reason === "quiet") return t("quiet", { days: risk.days });
    if (risk.reason === "stuck") return t("stuck", { lesson: risk.lesson, days: risk.days });
    const { assessment, tries, left } = risk;
    return left === null ? t("failed", { assessment, tries }) : t("failedLeft", { assessment, tries, left });
  };
}

/** Sends once under one id until it has arrived: a second press after a broken connection is no second message. */
function useSend(courseId: string, onSent: () => void) {
  const t = useTranslations("analytics.risks");
  const messageId = useRef(uuidV7());
  const { isBusy, report, setProblem, run } = useReportedCall({ place: "analytics.risks.errors" });

  function send(enrollmentIds: string[], content: string) {
    if (enrollmentIds.length === 0) return setProblem(t("nobody"));
    if (content.trim() === "") return setProblem(t("noWords"));
    void run(async () => {
      const message = { courseId, messageId: messageId.current, enrollmentIds, content };
      const { recipients } = await api.statistics.analytics.write.mutate(message);
      messageId.current = uuidV7();
      onSent();
      return t("sent", { count: recipients });
    }, t("sending"));
  }
  return { isBusy, report, send };
}

/** Students who may not finish, each with why, and a message to those who are chosen. */
export function RiskList({ courseId, learners }: { courseId: string; learners: readonly LearnerAtRisk[] }) {
  const t = useTranslations("analytics.risks");
  const reasonOf = useReason();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState("");
  const { isBusy, report, send } = useSend(courseId, () => {
    setChosen(new Set());
    setWords("");
  });
  const all = learners.map(({ enrollmentId }) => enrollmentId).slice(0, mostRecipients);
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen && next.size < mostRecipients) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send([...chosen], words);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <label className="check">
        <input
          type="checkbox"
          checked={chosen.size === all.length}
          onChange={(event) => setChosen(new Set(event.target.checked ? all : []))}
        />{" "}
        {t("all")}
      </label>
      <ul className="mbs-1 mbe-2">
        {learners.map(({ enrollmentId, name, risks }) => (
          <li className="flex flex-wrap items-baseline gap-x-3 border-line border-be py-1.5" key={enrollmentId}>
            <label className="check min-block-0">
              <input
                type="checkbox"
                checked={chosen.has(enrollmentId)}
                onChange={(event) => toggle(enrollmentId, event.target.checked)}
              />
              <span className="visually-hidden">{t("choose", { name })}</span>
            </label>
            <Link href={`/instructor/courses/${courseId}/students/${enrollmentId}`} dir="auto">
              {name}
            </Link>
            <span className="caption">{risks.map(reasonOf).join("; ")}</span>
          </li>
        ))}
      </ul>
      <TextArea
        label={t("words")}
        hint={t("hint")}
        rows={3}
        maxLength={longestMessage}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ReportLine report={report} />
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {t("chosen", { count: chosen.size })}
        </Button>
      </div>
    </form>
  );
}
