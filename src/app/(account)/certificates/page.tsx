import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Opening } from "@/components/ui/opening";
import { Tag } from "@/components/ui/tag";
import { DocumentDate } from "@/features/certificates/components/document-date";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.own"))("title") };
}

export default async function OwnCertificatesPage() {
  const api = await serverApi();
  const certificates = await orRefuse(api.certificates.mine());
  const t = await getTranslations("certificates.own");
  return (
    <main id="main" className="wrap">
      <Opening title={t("title")}>{certificates.length > 0 && t("lead", { count: certificates.length })}</Opening>
      {certificates.length === 0 && (
        <EmptyState title={t("empty")} action={<ButtonLink href="/courses">{t("find")}</ButtonLink>}>
          {t("emptyWhy")}
        </EmptyState>
      )}
      <p>
        <Link href="/transcript">{t("transcript")}</Link>
      </p>
      <ul>
        {certificates.map((certificate) => (
          <li
            className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-start gap-x-6 gap-y-2 border-line border-be py-4 max-phone:grid-cols-[3.5rem_minmax(0,1fr)] max-phone:[&>.tag]:col-2 max-phone:[&>.tag]:justify-self-start"
            key={certificate.number}
          >
            <Cover seed={certificate.cover.seed} category={certificate.cover.category} />
            <div>
              <h2 className="type-h3" lang={certificate.courseLanguage} dir="auto">
                <Link className="no-underline hover:underline" href={`/certificates/${certificate.number}`}>
                  {certificate.courseTitle}
                </Link>
              </h2>
              <p className="muted">{t.rich("issued", { date: () => <DocumentDate at={certificate.issuedAt} /> })}</p>
              <p className="mono">{certificate.number}</p>
            </div>
            {certificate.state === "VALID" ? (
              <Tag tone="positive" icon="circle-check-big">
                {t("valid")}
              </Tag>
            ) : (
              <Tag tone="negative" icon="ban">
                {t("revoked")}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
