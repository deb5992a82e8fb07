import { useTranslations } from "next-intl";
import { LecternMark } from "@/components/layout/lectern-mark";
import { Ledge } from "@/components/ui/ledge";

/** The page of a dead preview link: why, and whom to ask. It names neither the course nor anything in it. */
export function PreviewEnded({ askWhom }: { askWhom: string }) {
  const t = useTranslations("preview.ended");
  const common = useTranslations("common");
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="mast">
        <div className="wrap mast__in">
          <a className="wordmark" href="/">
            <LecternMark />
            <span>{common("brand")}</span>
          </a>
        </div>
      </header>
      <main id="main" className="wrap wrap--text accident">
        <p className="accident__n">{t("code")}</p>
        <h1>{t("title")}</h1>
        <Ledge />
        <p className="lead">{t("lead")}</p>
        <p>{t("ask", { who: askWhom || "none" })}</p>
        <div className="row">
          <a className="btn" href="/">
            {t("home")}
          </a>
        </div>
      </main>
    </>
  );
}
