import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** How anyone checks a certificate, and the field to do it with. */
export async function CertificateCheck() {
  const t = await getTranslations("landing.check");
  return (
    <section aria-labelledby="check" className="check-it">
      <h2 id="check">{t("title")}</h2>
      <p>{t("how")}</p>
      <form className="check-it__form" action="/verify">
        <label htmlFor="certificate" className="label">
          {t("field")}
        </label>
        <div className="row">
          <input
            className="input"
            id="certificate"
            name="reference"
            placeholder={t("example")}
            autoComplete="off"
            required
          />
          <Button type="submit">{t("lookUp")}</Button>
        </div>
      </form>
      <dl className="answers">
        <div>
          <dt className="state--positive">
            <Icon name="circle-check-big" /> {t("valid")}
          </dt>
          <dd>{t("validMeans")}</dd>
        </div>
        <div>
          <dt className="state--negative">
            <Icon name="ban" /> {t("revoked")}
          </dt>
          <dd>{t("revokedMeans")}</dd>
        </div>
        <div>
          <dt>
            <Icon name="circle-question-mark" /> {t("unknown")}
          </dt>
          <dd>{t("unknownMeans")}</dd>
        </div>
      </dl>
    </section>
  );
}
