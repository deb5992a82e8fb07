import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { findingsLanguage } from "@/features/interchange/rules";
import type { ImportFailure } from "@/features/interchange/schema";

/** Why an import stopped: file, line and what to fix. */
export function ImportFailed({ failure, fileName }: { failure: ImportFailure; fileName: string }) {
  const t = useTranslations("interchange.failed");
  const { file, line, message, others } = failure;
  return (
    <>
      <h1>{line === null ? t("title") : t("titleAt", { line })}</h1>
      <Notice tone="negative" live="alert">
        <p>
          {message === null ? <b>{t("accident")}</b> : <b lang={findingsLanguage}>{message}</b>} {t("safe")}
        </p>
      </Notice>
      {file !== null && (
        <figure className="rounded-control border border-line bg-sunken" aria-label={t("fault")}>
          <figcaption className="flex flex-wrap justify-between gap-x-4 border-line border-be px-4 py-2 text-ink-muted [font:500_0.8125rem/1.25rem_var(--mono)]">
            <b className="font-strong text-ink">{file === fileName ? fileName : `${fileName} / ${file}`}</b>
            {line !== null && <span>{t("line", { line })}</span>}
          </figcaption>
        </figure>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t("others", { count: others.length })}</h2>
          <ul className="stack" lang={findingsLanguage}>
            {others.map((other) => (
              <li key={`${other.file} ${other.line} ${other.message}`}>
                <b>
                  {[other.file, other.line === null ? null : t("line", { line: other.line })]
                    .filter((part) => part !== null)
                    .join(", ")}
                </b>{" "}
                {other.message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row mbs-6">
        <ButtonLink look="first" href="/instructor/courses/import">
          {t("retry")}
        </ButtonLink>
      </div>
    </>
  );
}
