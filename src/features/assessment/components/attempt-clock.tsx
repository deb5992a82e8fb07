import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Countdown } from "@/features/assessment/hooks/use-countdown";

/** The time left, seen always and spoken only at ten, five and one minute. */
export function AttemptClock({ countdown: { secondsLeft, warning } }: { countdown: Countdown }) {
  const t = useTranslations("assessment.attempt");
  if (secondsLeft === null) return null;
  return (
    <>
      <p
        className={`num inline-flex items-center gap-1.5 border-line border-s px-3 max-phone:ps-2.5 max-phone:pe-2 ${secondsLeft <= 60 ? "text-caution" : ""}`}
        role="timer"
        aria-label={t("timeLeft")}
      >
        <Icon name="timer" />{" "}
        <b className="text-[1.0625rem]">
          {secondsLeft < 86_400 ? clockFace(secondsLeft) : t("days", { days: Math.floor(secondsLeft / 86_400) })}
        </b>{" "}
        <span className="max-tablet:hidden">{t("left")}</span>
      </p>
      <span className="visually-hidden" aria-live="assertive">
        {warning !== null && t("warnMinutes", { minutes: warning })}
      </span>
    </>
  );
}

/** "9:05", "1:09:05". */
export function clockFace(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
