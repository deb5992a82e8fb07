import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Duration } from "@/components/i18n/duration";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Terms } from "@/components/ui/terms";
import { shapeOfDeadline } from "@/features/assessment/deadline";
import type { AssessmentStartFacts } from "@/features/assessment/server/get-start";
import { AuthoredText } from "@/features/questions/authored-text";
import { AttemptList } from "./attempt-list";
import { RecordedSignals } from "./recorded-signals";
import { reviewLines } from "./review-lines";
import { StartButton } from "./start-button";
import { StartFrame } from "./start-frame";
import { TimedRefusal } from "./timed-refusal";

const goodToKnow: readonly { icon: IconName; word: "clock" | "saved" | "devices" | "watching" }[] = [
  { icon: "timer", word: "clock" },
  { icon: "save", word: "saved" },
  { icon: "monitor-smartphone", word: "devices" },
  { icon: "eye-off", word: "watching" },
];

const hasClock = ({ rules }: AssessmentStartFacts): boolean => rules.timeLimitMinutes > 0 || rules.closesAt !== null;

/** The start screen of an assessment, inside the page of its lesson: every rule, and the button that the rules allow. */
export async function AssessmentStart({ facts }: { facts: AssessmentStartFacts }) {
  const t = await getTranslations("assessment.start");
  const isHere = { clock: hasClock(facts), saved: true, devices: true, watching: !facts.rules.recordsSignals };
  const hints = goodToKnow.filter(({ word }) => isHere[word]);
  return (
    <StartFrame>
      {facts.description && <AuthoredText text={facts.description} />}
      <Terms of={await ruleLines(facts)} />
      <h2>{t("goodToKnow")}</h2>
      <Checks>
        {hints.map(({ icon, word }) => (
          <li key={word}>
            <Icon name={icon} /> <span>{t(word)}</span>
          </li>
        ))}
      </Checks>
      {facts.addressDays !== null && <RecordedSignals addressDays={facts.addressDays} />}
      <div className="mbs-8 flex flex-wrap items-center gap-x-6 gap-y-3 border-ink border-bs pbs-6 [&_p]:flex-[1_1_16rem]">
        <StartAction facts={facts} />
      </div>
      {facts.attempts.some(({ endedAt }) => endedAt) && (
        <>
          <h2>{t("yourAttempts")}</h2>
          <AttemptList attempts={facts.attempts} slug={facts.slug} lessonId={facts.lessonId} />
        </>
      )}
    </StartFrame>
  );
}

/** The ways to answer that have a rule of their own for part of the points. */
const partialRules = ["any-of", "order", "match", "blanks"] as const;

type RuleFacts = Pick<
  AssessmentStartFacts,
  | "rules"
  | "questionCount"
  | "maxScore"
  | "sections"
  | "paging"
  | "attemptsUsed"
  | "isShuffled"
  | "isDrawn"
  | "partialCredit"
  | "hasPenalties"
  | "needsGrading"
  | "shownOfChecked"
>;

export async function ruleLines({ rules, ...facts }: RuleFacts) {
  const t = await getTranslations("assessment.start");
  const b = (words: ReactNode) => <b>{words}</b>;
  const { maxAttempts: max, timeLimitMinutes: minutes } = rules;
  const attempts = { max, used: facts.attemptsUsed, counts: t(rules.countingRule), b };
  const percent = rules.passingScore / 100;
  const needed = Math.ceil((rules.passingScore * facts.maxScore) / 10_000) / 100;
  return [
    {
      name: t("questions"),
      value: t.rich("questionsValue", { count: facts.questionCount, points: facts.maxScore / 100, b }),
    },
    { name: t("toPass"), value: t.rich("toPassValue", { percent, points: needed, b }) },
    { name: t("time"), value: minutes > 0 ? t.rich("timeValue", { minutes, b }) : t.rich("noTime", { b }) },
    ...(await scheduleLines(rules)),
    { name: t("attempts"), value: t.rich(max > 0 ? "attemptsValue" : "attemptsUnlimited", attempts) },
    ...(facts.isDrawn ? [{ name: t("selection"), value: t("drawn"), long: true }] : []),
    ...(facts.isShuffled
      ? [{ name: t("order"), value: t(facts.sections.length > 0 ? "shuffledInSections" : "shuffled") }]
      : []),
    ...(await sectionLines(facts)),
    ...partialRules
      .filter((control) => facts.partialCredit.includes(control))
      .map((control) => ({ name: t(`partial.${control}.name`), value: t(`partial.${control}.value`), long: true })),
    ...(facts.hasPenalties ? [{ name: t("penalty"), value: t("penaltyValue"), long: true }] : []),
    ...(facts.needsGrading ? [{ name: t("grading"), value: t("gradingValue"), long: true }] : []),
    ...(await checkingLines(facts)),
    ...(rules.recordsSignals ? [{ name: t("recording"), value: t("recordingValue"), long: true }] : []),
    ...(await reviewLines(rules)).map((line) => ({ ...line, long: true })),
  ];
}

/** What a checked answer shows, where any can be checked. */
async function checkingLines({ shownOfChecked, needsGrading }: Pick<RuleFacts, "shownOfChecked" | "needsGrading">) {
  const [t, format] = await Promise.all([getTranslations("assessment.start"), getFormatter()]);
  if (shownOfChecked.length === 0) return [];
  const shown = shownOfChecked.map((part) => t(`checkingParts.${part}`));
  const facts = { parts: format.list(shown), graded: needsGrading ? "yes" : "no" };
  return [{ name: t("checking"), value: t("checkingValue", facts), long: true }];
}

async function sectionLines({ sections, paging, questionCount }: Omit<RuleFacts, "rules">) {
  const t = await getTranslations("assessment.start");
  const listed = sections.map(({ title, questionCount: count, points }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sections may have the same title
    <li key={at} dir="auto">
      {t("section", { title: title || "none", number: at + 1, count, points: points / 100 })}
    </li>
  ));
  const isPaged = (paging === "SECTION" && sections.length > 1) || (paging === "QUESTION" && questionCount > 1);
  return [
    ...(sections.length > 0 ? [{ name: t("sections"), value: <ol>{listed}</ol>, long: true }] : []),
    ...(isPaged ? [{ name: t("pages"), value: t(paging === "SECTION" ? "sectionPages" : "questionPages") }] : []),
  ];
}

async function scheduleLines({ opensAt, closesAt, cooldownMinutes }: RuleFacts["rules"]) {
  const t = await getTranslations("assessment.start");
  const closing = closesAt && t.rich("closesValue", { time: () => <LocalTime at={closesAt} /> });
  const wait = () => <Duration minutes={cooldownMinutes} />;
  return [
    ...(opensAt ? [{ name: t("opens"), value: <LocalTime at={opensAt} /> }] : []),
    ...(closing ? [{ name: t("closes"), value: closing }] : []),
    ...(cooldownMinutes > 0 ? [{ name: t("cooldown"), value: t.rich("cooldownValue", { time: wait }) }] : []),
  ];
}

async function StartAction({ facts }: { facts: AssessmentStartFacts }) {
  const t = await getTranslations("assessment.start");
  const { action, slug, lessonId } = facts;
  if (action.type === "start" || action.type === "resume") {
    return (
      <>
        <Messages only={["assessment"]}>
          <StartButton slug={slug} lessonId={lessonId} isResume={action.type === "resume"} look="first" size="large" />
        </Messages>
        <p className="muted">
          <EndLine action={action} now={facts.now} />
        </p>
      </>
    );
  }
  if (action.type === "sign-in") {
    const next = encodeURIComponent(`/learn/${slug}/${lessonId}`);
    return (
      <>
        <ButtonLink look="first" href={`/sign-in?next=${next}`}>
          {t("signInLink")}
        </ButtonLink>
        <p className="muted">{t("signIn")}</p>
      </>
    );
  }
  if (action.type !== "refuse") return <p>{t(action.type)}</p>;
  if ("at" in action) {
    return (
      <p>
        <TimedRefusal refusal={action} /> {facts.isPassed && t("passed")}
      </p>
    );
  }
  if (action.reason === "assessment.no_questions") return <p>{t("noQuestions")}</p>;
  return (
    <p>
      {t("attemptsUsed", { max: facts.rules.maxAttempts })} {facts.isPassed && t("passed")}
    </p>
  );
}

interface EndLineProps {
  action: Extract<AssessmentStartFacts["action"], { type: "start" | "resume" }>;
  now: Date;
}

async function EndLine({ action, now }: EndLineProps) {
  const t = await getTranslations("assessment.start");
  const { endsAt, number } = action;
  if (!endsAt) return action.type === "start" ? t("noEnd") : t("runs", { number });
  const shape = shapeOfDeadline(now, endsAt);
  const time = () => (
    <b className="num">
      <LocalTime at={endsAt} shape={shape} />
    </b>
  );
  return action.type === "start" ? t.rich("endsAt", { time, shape }) : t.rich("runsUntil", { number, time, shape });
}
