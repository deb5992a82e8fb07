"use client";
import { useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";
import { compareTexts } from "@/features/editor/text-diff";
import { typedClass } from "./rendered-text";

/** A text as it would become, with what would go and what would come in place. Said in words too, for whoever does not see the marks. */
export function Difference({ before, after }: { before: string; after: string }) {
  const t = useTranslations("suggestions.difference");
  const parts = useMemo(() => compareTexts(before, after), [before, after]);
  if (parts === null) {
    return (
      <p className={typedClass()} dir="auto">
        <del>
          <span className="visually-hidden">{t("removed")} </span>
          {before}
        </del>
      </p>
    );
  }
  return (
    <p className={typedClass()} dir="auto">
      {parts.map(({ kind, text }, index) => {
        const Mark = kind === "added" ? "ins" : "del";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison, which never changes
          <Fragment key={index}>
            {kind === "same" ? (
              text
            ) : (
              <Mark>
                <span className="visually-hidden">{t(kind)} </span>
                {text}
              </Mark>
            )}
          </Fragment>
        );
      })}
    </p>
  );
}
