import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AccountSaved } from "@/components/layout/account-saved";
import { ButtonLink } from "@/components/ui/button-link";
import { Opening } from "@/components/ui/opening";
import { ApplicationForm } from "@/features/instructors/components/application-form";
import { SentApplication } from "@/features/instructors/components/sent-application";
import { StandingNotice } from "@/features/instructors/components/standing-notice";
import { isEditable, promisedDays } from "@/features/instructors/rules";
import { PictureField } from "@/features/profiles/components/picture-field";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instructors.teach");
  return { title: t("title"), description: t("description"), alternates: { canonical: "/teach" } };
}

/** What it means to teach here, and for whoever is signed in the application to do so. */
export default async function TeachPage() {
  const own = await orRefuse((await serverApi()).instructors.standing());
  const t = await getTranslations("instructors.teach");
  cachePage([]);
  return (
    <main id="main" className="wrap">
      <Opening title={t("title")}>{t("lead")}</Opening>
      <div className="grid grid-cols-3 gap-8 pbs-6 pbe-8 max-tablet:grid-cols-1">
        <Column title={t("how")} text={t("work")} />
        <Column title={t("duties")} text={t("duty")} />
        <Column title={t("reading")} text={t("read", { days: promisedDays })} />
      </div>
      {own ? (
        <Messages
          only={[
            "instructors.form",
            "instructors.errors",
            "instructors.state",
            "profiles.own.picture",
            "profiles.own.cover",
          ]}
        >
          <div className="stack border-bs border-line py-6">
            <StandingNotice own={own} />
            {isEditable(own.status ?? "DRAFT") && <AccountSaved />}
          </div>
          {isEditable(own.status ?? "DRAFT") ? (
            <ApplicationForm
              key={own.status}
              own={own}
              portrait={<PictureField given={own.picture} of="instructor" />}
              cover={<PictureField given={own.cover} of="cover" />}
            />
          ) : (
            <SentApplication own={own} />
          )}
        </Messages>
      ) : (
        <section className="stack border-bs border-line py-6" aria-labelledby="apply">
          <h2 className="type-h3" id="apply">
            {t("apply")}
          </h2>
          <p>{t("guest")}</p>
          <div className="row">
            <ButtonLink look="first" href="/sign-in?next=/teach">
              {t("signIn")}
            </ButtonLink>
            <ButtonLink href="/sign-up?next=/teach">{t("signUp")}</ButtonLink>
          </div>
        </section>
      )}
    </main>
  );
}

function Column({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2 className="mbe-1 type-h4">{title}</h2>
      <p>{text}</p>
    </section>
  );
}
