import { useTranslations } from "next-intl";
import type { ShownSection } from "@/features/assessment/server/show-sections";
import { AuthoredText } from "@/features/questions/authored-text";
import { spansOf } from "./pages-of";
import { SectionFrame } from "./section-frame";

interface SectionStartProps {
  sections: readonly ShownSection[];
  /** Of a question, counted from 0. */
  at: number;
  /** Hundredths of a point of its questions; null while results are not shown. */
  marks?: ReadonlyArray<{ earned: number; points: number } | null>;
}

/** Heading and introduction of the section that begins with a question; nothing where none does. */
export function SectionStart({ sections, at, marks }: SectionStartProps) {
  const t = useTranslations("assessment.review");
  const place = spansOf(sections).findIndex(({ first }) => first === at);
  const section = sections[place];
  if (!section) return null;
  const own = marks?.slice(at, at + section.questionCount).flatMap((mark) => mark ?? []) ?? [];
  const sum = (part: "earned" | "points") => own.reduce((all, mark) => all + mark[part], 0) / 100;
  return (
    <SectionFrame>
      <h3>
        <span className="label block">{t("sectionOf", { number: place + 1, count: sections.length })}</span>{" "}
        {section.title && <bdi>{section.title}</bdi>}
      </h3>
      {own.length > 0 && (
        <p className="caption">{t("sectionPoints", { earned: sum("earned"), points: sum("points") })}</p>
      )}
      {section.introduction && <AuthoredText text={section.introduction} />}
    </SectionFrame>
  );
}
