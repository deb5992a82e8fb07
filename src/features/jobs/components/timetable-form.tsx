"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRead } from "@/components/api/use-read";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";

type Given = { cron: string; timeZone: string };

/** Long enough that no one's typing is asked about letter by letter. */
const quietMs = 250;

/** When a function runs automatically, in a named zone, with the next three times before it is saved. */
export function TimetableForm({
  name,
  given,
  isSet,
  revision,
  zones,
  nextDue,
}: {
  name: string;
  given: Given;
  /** Not the code's. */
  isSet: boolean;
  revision: number;
  zones: readonly string[];
  nextDue: readonly Date[];
}) {
  const t = useTranslations("jobs.form");
  const router = useRouter();
  const [cron, setCron] = useState(given.cron);
  const [timeZone, setTimeZone] = useState(given.timeZone);
  const { isBusy, problem: refusal, run } = useCall();
  const isChanged = cron.trim() !== given.cron || timeZone !== given.timeZone;
  const { due, problem } = usePreview({ cron, timeZone }, isChanged, nextDue);

  const save = (timetable: Given | null) =>
    run(async () => {
      await api.jobs.saveTimetable.mutate({ name, timetable, seen: revision });
      // The form is another one once the page has what was saved.
      showToast({ words: t(timetable ? "saved" : "isBack"), icon: "check" });
      router.refresh();
    });
  function submit(event: FormEvent) {
    event.preventDefault();
    void save({ cron, timeZone });
  }

  return (
    <section aria-labelledby="timetable">
      <h2 id="timetable">{t("title")}</h2>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t("cron")}
          hint={t("cronHint")}
          error={problem ?? undefined}
          className="mono"
          dir="ltr"
          translate="no"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          required
          value={cron}
          onChange={({ target }) => setCron(target.value)}
        />
        <SelectField
          label={t("zone")}
          hint={t("zoneHint")}
          value={timeZone}
          choices={[...new Set(["UTC", timeZone, ...zones])].map((zone) => ({
            value: zone,
            label: zone.replaceAll("_", " "),
            isName: true,
          }))}
          onChange={({ target }) => setTimeZone(target.value)}
        />
        <NextTimes due={due} timeZone={timeZone} />
        <div className="row row--tight">
          <Button type="submit" look="first" disabled={isBusy || !isChanged || problem !== null}>
            {t("save")}
          </Button>
          {isSet && (
            <Button disabled={isBusy} onClick={() => save(null)}>
              {t("back")}
            </Button>
          )}
        </div>
        <p role="status" className="caption">
          {refusal}
        </p>
      </form>
    </section>
  );
}

/** The next times of what is typed: the page's own while nothing has changed. */
function usePreview({ cron, timeZone }: Given, isChanged: boolean, given: readonly Date[]) {
  const read = async (signal: AbortSignal) =>
    (await api.jobs.preview.query({ cron, timeZone }, { signal })).map((at) => new Date(at));
  const key = isChanged ? `${timeZone} ${cron}` : null;
  const { found, problem } = useRead(key, read, { keeps: true, settleMs: quietMs });
  if (problem !== null) return { due: [], problem };
  return { due: (isChanged && found) || given, problem: null };
}

function NextTimes({ due, timeZone }: { due: readonly Date[]; timeZone: string }) {
  const t = useTranslations("jobs.form");
  const locale = useLocale();
  const writer = new Intl.DateTimeFormat(locale, {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
    timeZoneName: "longOffset",
    timeZone,
  });
  if (due.length === 0) return null;
  return (
    <div>
      <p className="label" id="due">
        {t("due")}
      </p>
      <ul aria-labelledby="due">
        {due.map((at) => (
          <li key={at.getTime()} className="caption num">
            <time dateTime={at.toISOString()}>{writer.format(at)}</time>
          </li>
        ))}
      </ul>
    </div>
  );
}
