import { useTranslations } from "next-intl";
import { clockOf } from "@/features/drafting/rules";
import type { SpanView } from "@/features/drafting/server/read-spans";

/** What was read, passage by passage, with the page or the second where it is. */
export function SpanList({ spans }: { spans: readonly SpanView[] }) {
  const t = useTranslations("drafting.source");
  return (
    <ol className="spans">
      {spans.map(({ id, page, startSecond, text, level }, index) => {
        const isNew = index === 0 || spans[index - 1]?.page !== page;
        return (
          <li key={id} id={id}>
            <span className="caption num">
              {startSecond !== null ? clockOf(startSecond) : page !== null && isNew && t("page", { page })}
            </span>
            <p className={level === null ? undefined : "spans__heading"} dir="auto">
              {text}
              {level !== null && <span className="caption"> {t("heading", { level })}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
