import { useTranslations } from "next-intl";
import { Remain, Remains } from "@/components/studio/remains";
import type { NotCarried } from "@/features/interchange/course-document";
import { findingsLanguage, groupEntries } from "@/features/interchange/rules";

/** What did not come over, or was kept: each reason once, its places folded away when there are many. */
export function EntryList({ entries }: { entries: readonly NotCarried[] }) {
  const t = useTranslations("interchange.done");
  return (
    <Remains>
      {groupEntries(entries).map(({ what, why, places }) => (
        <Remain
          key={`${what} ${why}`}
          what={what}
          language={findingsLanguage}
          where={places.length > 1 && t("places", { count: places.length })}
        >
          <div>
            <p lang={findingsLanguage}>{why}</p>
            {places.length === 1 ? (
              <p className="mono">{places[0]}</p>
            ) : (
              <details>
                <summary>{t("where")}</summary>
                <ul className="caption mono">
                  {[...new Set(places)].map((place) => (
                    <li key={place}>{place}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </Remain>
      ))}
    </Remains>
  );
}
