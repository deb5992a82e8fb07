"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { CheckRow } from "@/components/form/check-row";
import { InstantField } from "@/components/form/instant-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";

export interface ReleasableModule {
  id: string;
  number: number;
  title: string;
  /** ISO 8601. */
  releaseAt: string | null;
  /** What moving the students with it would do; shown once that is chosen. */
  effects: ReactNode;
}

/** The draft's changed modules, each of which can be published automatically: now, or at a time of its own. */
export function ModuleReleases({ courseId, modules }: { courseId: string; modules: readonly ReleasableModule[] }) {
  const t = useTranslations("versions.release");
  const router = useRouter();
  const { isBusy, report, run } = useReportedCall({ place: "editor.errors" });

  const act = (call: () => Promise<unknown>, done: string) =>
    run(async () => {
      await call();
      router.refresh();
      return done;
    });
  const publish = ({ id: moduleId, title }: ReleasableModule) =>
    act(() => api.courses.versions.publishModule.mutate({ courseId, moduleId }), t("published", { title }));
  const schedule = ({ id: moduleId, title }: ReleasableModule, releaseAt: string | null, moves: boolean) =>
    act(
      () => api.courses.versions.scheduleModule.mutate({ courseId, moduleId, releaseAt, moves }),
      t(releaseAt ? "timeSet" : "timeTaken", { title }),
    );

  return (
    <>
      {report && (
        <Notice tone={report.isProblem ? "negative" : "positive"} live={report.isProblem ? "alert" : "status"}>
          {report.words}
        </Notice>
      )}
      <ul>
        {modules.map((module) => (
          <ReleaseLine key={module.id} module={module} isBusy={isBusy} onPublish={publish} onSchedule={schedule} />
        ))}
      </ul>
    </>
  );
}

interface ReleaseLineProps {
  module: ReleasableModule;
  isBusy: boolean;
  onPublish: (module: ReleasableModule) => void;
  onSchedule: (module: ReleasableModule, releaseAt: string | null, moves: boolean) => void;
}

function ReleaseLine({ module, isBusy, onPublish, onSchedule }: ReleaseLineProps) {
  const t = useTranslations("versions.release");
  const [time, setTime] = useState("");
  const [moves, setMoves] = useState(false);
  const { number, title, releaseAt, effects } = module;
  return (
    <li className="grid gap-2 border-line border-be py-2">
      <p>
        <span className="num">{number}</span> {title}{" "}
        {releaseAt && <Tag icon="calendar-clock">{t.rich("at", { time: () => <LocalTime at={releaseAt} /> })}</Tag>}
      </p>
      <div className="row row--tight">
        <Button size="small" onClick={() => onPublish(module)} disabled={isBusy}>
          {t("now")}
          <span className="visually-hidden">{t("ofModule", { title })}</span>
        </Button>
        {releaseAt && (
          <Button size="small" look="quiet" onClick={() => onSchedule(module, null, false)} disabled={isBusy}>
            {t("takeBack")}
            <span className="visually-hidden">{t("ofModule", { title })}</span>
          </Button>
        )}
      </div>
      {!releaseAt && (
        <details>
          <summary className="min-block-6">{t("later", { title })}</summary>
          <div className="flex flex-wrap items-end gap-4 py-2">
            <InstantField label={t("time")} value={time} onInstant={setTime} />
            <CheckRow label={t("moves")} checked={moves} onChange={(event) => setMoves(event.target.checked)} />
            <Button onClick={() => onSchedule(module, time, moves)} disabled={isBusy || time === ""}>
              {t("set")}
            </Button>
          </div>
          {moves && effects}
        </details>
      )}
    </li>
  );
}
