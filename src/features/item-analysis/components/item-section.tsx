import { useTranslations } from "next-intl";
import { QuestionWords } from "@/components/work/question-words";
import type { AnalyzedItem } from "@/features/item-analysis/server/get-analysis";
import { FlagTag } from "./item-table";
import { OptionTable, PartTable } from "./use-tables";

interface ItemSectionProps {
  item: AnalyzedItem;
  number: number;
  groupSize: number;
  /** Null for those who may not. */
  regradeHref: string | null;
}

/** One question: what to look at in it, who chose which option in which part, and what else was typed. */
export function ItemSection({ item, number, groupSize, regradeHref }: ItemSectionProps) {
  const t = useTranslations("analysis");
  const kinds = useTranslations("questions.kinds");
  return (
    <section
      className="mbs-8 scroll-mbs-16 border-line border-bs pbs-4"
      id={`question-${number}`}
      aria-labelledby={`question-${number}-name`}
    >
      <h3 id={`question-${number}-name`} className="label flex items-baseline gap-2">
        {t("number", { number })}
        <span className="caption">{kinds(item.type)}</span>
      </h3>
      <QuestionWords>{item.text}</QuestionWords>
      {item.flags.length > 0 && (
        <ul className="my-3 grid max-inline-(--measure) gap-2">
          {item.flags.map((flag) => (
            <li className="grid justify-items-start gap-1" key={flag}>
              <FlagTag flag={flag} /> <span>{t(`long.${flag}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {item.options.length > 0 && <OptionTable {...{ item, number, groupSize }} />}
      <PartTable {...{ item, number, groupSize }} />
      {item.wrongTexts.length > 0 && (
        <>
          <h4 className="caption mbs-2">{t("wrongTexts")}</h4>
          <ul>
            {item.wrongTexts.map(({ part, text, count }) => (
              <li key={`${part} ${text}`}>
                {part !== null && <span className="caption">{t("inBlank", { number: part })}</span>}{" "}
                <bdi className="whitespace-pre-wrap">{text}</bdi>{" "}
                <span className="caption">{t("given", { count })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {regradeHref && (
        <p className="mbs-4">
          <a href={regradeHref}>{t("regrade", { number })}</a>
        </p>
      )}
    </section>
  );
}
