import "server-only";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { env } from "@/env/server";
import { stateOf } from "@/features/records/rules";
import type { Transcript, TranscriptEntry } from "@/features/records/server/get-transcript";
import { timeWords } from "@/features/records/time-words";
import { renderTranscript } from "./render-transcript";

/**
 * The transcript as PDF in the reader's language, with the facts of its page.
 * @throws AppError RULE_BROKEN `certificates.script_without_font` (facts: characters).
 */
export async function printTranscript(transcript: Transcript): Promise<Buffer> {
  const [t, time, common, format, lang] = await Promise.all([
    getTranslations("records.transcript"),
    getTranslations("records.time"),
    getTranslations("common"),
    getFormatter(),
    getLocale(),
  ]);
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const moment = format.dateTime(transcript.asOf, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const factsOf = (entry: TranscriptEntry): string[] => [
    [
      t(`states.${entry.status}`),
      ...(entry.completedAt === null ? [t("progress", { percentage: Math.floor(entry.progressPercentage) })] : []),
      t("version", { number: entry.versionNumber }),
    ].join(", "),
    [
      t.markup("from", { date: () => day(entry.enrolledAt) }),
      ...[entry.startedAt].flatMap((at) => (at ? [t.markup("begun", { date: () => day(at) })] : [])),
      ...[entry.completedAt].flatMap((at) => (at ? [t.markup("completed", { date: () => day(at) })] : [])),
      ...[entry.endedAt].flatMap((at) => (at ? [t.markup("ended", { date: () => day(at) })] : [])),
    ].join(" · "),
    `${t("time")}: ${timeWords(time, entry.timeSpentSeconds)}`,
  ];
  const certificateOf = ({ certificate }: TranscriptEntry) => {
    if (!certificate) return null;
    const url = new URL(`/verify/${certificate.number}`, env.APP_URL).href;
    const state = certificate.isValid ? t("check", { address: url }) : t("revoked");
    return { url, text: `${t("certificateNumber", { number: certificate.number })}, ${state}` };
  };
  return renderTranscript({
    lang: lang.slice(0, 2),
    issuer: common("brand"),
    title: t("title"),
    name: transcript.name,
    asOf: transcript.asOf,
    words: {
      asOf: t("printed", { at: moment }),
      totals: `${t("completedCount")}: ${format.number(transcript.coursesCompleted)} · ${t("total")}: ${timeWords(time, transcript.timeSpentSeconds)}`,
      empty: transcript.entries.length === 0 ? t("empty") : "",
      how: `${t("howTime")} ${t("howResults")}`,
      page: t("page", { page: "{page}", pages: "{pages}" }),
    },
    courses: transcript.entries.map((entry) => ({
      title: entry.courseTitle,
      language: entry.language,
      facts: factsOf(entry),
      results: entry.results.map(({ title, percentage, tries, ...result }) => ({
        title,
        result:
          percentage === null
            ? t("resultUnscored", { state: stateOf(result), tries })
            : t("resultScored", { percentage, state: stateOf(result), tries }),
      })),
      certificate: certificateOf(entry),
    })),
  });
}
