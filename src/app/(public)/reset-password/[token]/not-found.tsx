import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Opening } from "@/components/ui/opening";

/** A link that opened something once, most likely: it says how to get another. */
export default async function DeadResetLink() {
  const t = await getTranslations("accounts.reset");
  return (
    <main id="main" className="wrap wrap--text">
      <Opening title={t("deadTitle")} ledge={false}>
        {t("dead")}
      </Opening>
      <p>
        <ButtonLink look="first" href="/forgot-password">
          {t("again")}
        </ButtonLink>
      </p>
    </main>
  );
}
