import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Pages } from "@/features/assessment/hooks/use-pages";
import { AuthoredText } from "@/features/questions/authored-text";
import { spansOf } from "./pages-of";
import { SectionFrame } from "./section-frame";
import type { ShownAttempt } from "./shown-attempt";

interface PaperProps {
  attempt: ShownAttempt;
  pages: Pages;
  /** The questions. All of them stay in the document, so that turning the page loses nothing. */
  children: readonly ReactNode[];
}

/** The page that is open: questions under the heading and introduction of their section, and the way to the pages beside it. */
export function AttemptPaper({ attempt: { sections, paging }, pages: { pages, at, turn }, children }: PaperProps) {
  const t = useTranslations("assessment.attempt");
  const { first, end } = pages[at] ?? { first: 0, end: 0 };
  const count = pages.length;
  return (
    <>
      {paging === "QUESTION" && (
        <h2 id={`page${at + 1}`} className="label" data-arrival>
          {t("questionOf", { number: at + 1, count })}
        </h2>
      )}
      {sections.length === 0
        ? children
        : spansOf(sections).map((span, place) => (
            <Fragment key={span.first}>
              <SectionHead
                section={sections[place]}
                words={t("sectionOf", { number: place + 1, count: sections.length })}
                id={paging === "SECTION" ? `page${place + 1}` : undefined}
                isHidden={span.end <= first || span.first >= end}
              />
              {children.slice(span.first, span.end)}
            </Fragment>
          ))}
      {count > 1 && (
        <div className="row mbs-3 mbe-4">
          <Button icon="arrow-left" disabled={at === 0} onClick={() => turn(at - 1)}>
            {t("pageBack")}
          </Button>
          <Button icon="arrow-right" disabled={at === count - 1} onClick={() => turn(at + 1)}>
            {t("pageNext")}
          </Button>
          <span className="caption">{t("page", { number: at + 1, count })}</span>
        </div>
      )}
    </>
  );
}

interface HeadProps {
  section: ShownAttempt["sections"][number] | undefined;
  /** "Section 2 of 4" */
  words: string;
  id: string | undefined;
  isHidden: boolean;
}

function SectionHead({ section, words, id, isHidden }: HeadProps) {
  return (
    <SectionFrame isHidden={isHidden}>
      <h2 id={id} data-arrival>
        <span className="label block">{words}</span> {section?.title && <bdi>{section.title}</bdi>}
      </h2>
      {section?.introduction && <AuthoredText text={section.introduction} />}
    </SectionFrame>
  );
}
