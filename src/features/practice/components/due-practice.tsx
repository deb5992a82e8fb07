import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { DuePractice as Due } from "@/features/practice/server/get-practice";

/** How much practice is due, and the way to it; nothing where none is. */
export function DuePractice({ practice: { due, minutes } }: { practice: Due }) {
  const t = useTranslations("practice");
  if (due === 0) return null;
  return (
    <section aria-labelledby="practice">
      <h2 id="practice" className="label">
        {t("title")}
      </h2>
      <p>{t("dueAbout", { due, minutes })}</p>
      <p>
        <ButtonLink href="/practice" size="small">
          {t("start")}
        </ButtonLink>
      </p>
    </section>
  );
}
