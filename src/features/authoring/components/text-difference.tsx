import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { DiffPart } from "@/features/authoring/text-diff";

/** The places at which two texts differ, folded away. Said in words too, for whoever does not see the marks. */
export function TextDifference({ places }: { places: readonly (readonly DiffPart[])[] | null }) {
  const t = useTranslations("versions.changes");
  if (places?.length === 0) return null;
  return (
    <details className="difference">
      <summary>{t("diff")}</summary>
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

function Part({ part: { kind, text } }: { part: DiffPart }) {
  const t = useTranslations("versions.changes");
  if (kind === "same") return text;
  const said = <span className="visually-hidden">{t(kind === "added" ? "insertion" : "deletion")} </span>;
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
