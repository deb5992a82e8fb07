import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

/** How anyone checks a certificate, and the field to do it with. */
export async function CertificateCheck() {
  const t = await getTranslations("landing.check");
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t("title")}</h2>
      <p className="mbs-2 mbe-6">{t("how")}</p>
      <form action="/verify">
        <label htmlFor="certificate" className="label">
          {t("field")}
        </label>
        <div className="row flex-nowrap gap-2">
          <input
            className="input font-mono text-[0.875rem]"
            id="certificate"
            name="reference"
            placeholder={t("example")}
            autoComplete="off"
            required
          />
          <Button type="submit">{t("lookUp")}</Button>
        </div>
      </form>
      <dl className="mbs-6">
        <Answer color="text-positive" icon="circle-check-big" name={t("valid")} meaning={t("validMeans")} />
        <Answer color="text-negative" icon="ban" name={t("revoked")} meaning={t("revokedMeans")} />
        <Answer icon="circle-question-mark" name={t("unknown")} meaning={t("unknownMeans")} />
      </dl>
    </section>
  );
}

/** One of the answers that a check may give, with what it means. */
function Answer({
  color = "",
  icon,
  name,
  meaning,
}: {
  color?: string;
  icon: IconName;
  name: string;
  meaning: string;
}) {
  return (
    <div className="border-line border-bs py-3">
      <dt className={`flex items-center gap-2 font-strong ${color}`}>
        <Icon name={icon} /> {name}
      </dt>
      <dd className="ps-7 text-ink-muted">{meaning}</dd>
    </div>
  );
}
