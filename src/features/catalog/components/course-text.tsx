import { getTranslations } from "next-intl/server";
import { ContentBody } from "@/components/content/content-body";
import { WakeContent } from "@/components/content/wake-content";

/** The author's own description, rendered and sanitized by the one renderer of authors' text. */
export async function CourseText({ html, language }: { html: string; language: string }) {
  if (html === "") return null;
  const t = await getTranslations("catalog.course");
  return (
    <section aria-labelledby="about" className="[&>.content]:max-inline-(--measure) [&>.content]:[font:var(--t-read)]">
      <h2 className="mbe-2" id="about">
        {t("about")}
      </h2>
      <ContentBody html={html} language={language} />
      <WakeContent texts={html} />
    </section>
  );
}
