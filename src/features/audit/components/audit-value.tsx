import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import type { AuditChange, AuditValue } from "@/features/audit/rules";
import type { NamedThing } from "@/features/audit/server/name-things";

type Names = Readonly<Record<string, NamedThing>>;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Names of people and courses stand for their ids. */
export function thingWords(thing: NamedThing | undefined): string | null {
  const words = [thing?.person, thing?.course].filter((each) => each !== null && each !== undefined);
  return words.length === 0 ? null : words.join(", ");
}

/** A value as the log holds it. What is no name and no figure is as the code wrote it, the same in every language. */
function Value({ of, names }: { of: AuditValue; names: Names }) {
  const t = useTranslations("audit");
  if (of === null || of === "" || (Array.isArray(of) && of.length === 0)) return t("values.none");
  if (typeof of === "boolean") return t(of ? "values.yes" : "values.no");
  if (typeof of === "number") return <span className="num">{of}</span>;
  if (typeof of !== "string")
    return of.map((each, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
      <span key={at}>
        {at > 0 && ", "}
        <Value of={each} names={names} />
      </span>
    ));
  if (instant.test(of)) return <LocalTime at={of} />;
  return (
    <bdi translate="no" className="whitespace-pre-line wrap-anywhere">
      {thingWords(names[of]) ?? of}
    </bdi>
  );
}

/** Fields that are someone's own words. */
const said: ReadonlySet<string> = new Set(["reason", "note"]);

/** One field of a row: what it says, or from what to what. */
export function Change({ of, names }: { of: AuditChange; names: Names }) {
  const t = useTranslations("audit");
  const { field, before, after = null } = of;
  if (said.has(field) && typeof after === "string" && after !== "")
    return (
      <li>
        <q translate="no" dir="auto" className="whitespace-pre-line wrap-anywhere">
          {after}
        </q>
      </li>
    );
  return (
    <li>
      <span translate="no" className="caption">
        {field}
      </span>{" "}
      {before === undefined ? (
        <Value of={after} names={names} />
      ) : (
        t.rich("values.change", {
          before: () => (
            <del>
              <Value of={before} names={names} />
            </del>
          ),
          after: () => (
            <ins>
              <Value of={after} names={names} />
            </ins>
          ),
        })
      )}
    </li>
  );
}
