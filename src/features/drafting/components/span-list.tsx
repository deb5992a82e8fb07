import { useTranslations } from "next-intl";
import { clockOf } from "@/features/drafting/rules";
import type { SpanView } from "@/features/drafting/server/read-spans";

/** What was read, passage by passage, with the page or the second where it is. */
export function SpanList({ spans }: { spans: readonly SpanView[] }) {
  const t = useTranslations("drafting.source");
  return (
    <ol>
      {spans.map(({ id, page, startSecond, text, level }, index) => {
        const isNew = index === 0 || spans[index - 1]?.page !== page;
        return (
          <li
            key={id}
            id={id}
            className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-x-4 border-line border-be py-2 target:border-s-4 target:border-s-accent target:ps-2 max-phone:grid-cols-[minmax(0,1fr)]"
          >
            <span className="caption num">
              {startSecond !== null ? clockOf(startSecond) : page !== null && isNew && t("page", { page })}
            </span>
            <p className={`wrap-anywhere whitespace-pre-wrap ${level === null ? "" : "font-heavy"}`} dir="auto">
              {text}
              {level !== null && <span className="caption"> {t("heading", { level })}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
