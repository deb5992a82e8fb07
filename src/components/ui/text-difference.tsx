import { useTranslations } from "next-intl";
import { Fragment } from "react";

export interface DifferencePart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** The places at which two texts differ, folded away. Said in words too, for whoever does not see the marks. */
export function TextDifference({
  places,
  label,
}: {
  places: readonly (readonly DifferencePart[])[] | null;
  /** What is opened, where there is more than one. */
  label?: string;
}) {
  const t = useTranslations("common.difference");
  if (places?.length === 0) return null;
  return (
    <details className="difference">
      <summary>{label ?? t("summary")}</summary>
      {places === null ? (
        <p>{t("rewritten")}</p>
      ) : (
        places.map((place, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of one comparison, which never changes
          <p key={n}>
            {place.map((part, m) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Fragment key={m}>{<Part part={part} />}</Fragment>
            ))}
          </p>
        ))
      )}
    </details>
  );
}

function Part({ part: { kind, text } }: { part: DifferencePart }) {
  const t = useTranslations("common.difference");
  if (kind === "same") return text;
  const said = <span className="visually-hidden">{t(kind === "added" ? "added" : "removed")} </span>;
  return kind === "added" ? (
    <ins>
      {said}
      {text}
    </ins>
  ) : (
    <del>
      {said}
      {text}
    </del>
  );
}
