import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import type { MadeRegrade } from "@/features/regrade/server/list-questions";

/** Every regrade of a question, the latest first. */
export function RegradeHistory({ regrades }: { regrades: readonly MadeRegrade[] }) {
  const t = useTranslations("regrade");
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="label">
        {t("history")}
      </h2>
      <ol className="mbs-2 grid gap-4">
        {regrades.map(({ way, at, by, reason, students }) => (
          <li key={at.getTime()}>
            <p>
              <b>{t(`ways.${way}`)}</b>
            </p>
            {reason !== "" && (
              <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
                {reason}
              </p>
            )}
            <p className="caption">
              {t.rich("by", { by: by ?? "none", count: students, time: () => <LocalTime at={at} shape="moment" /> })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
