import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { adminPages, type AdminPage as Listed } from "@/components/layout/site-navigation";
import { actsClass, Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { WorkHead } from "@/components/work/work-head";
import { siteRules } from "@/policy/site";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout.adminPages"))("title"), robots: { index: false } };
}

/** What there is to run the site with, and where something waits. */
export default async function AdminPage() {
  await requireSite("office.enter");
  const [api, viewer, t] = await Promise.all([serverApi(), getViewer(), getTranslations("layout.adminPages")]);
  const pages = adminPages.filter(({ action }) => siteRules[action](viewer, {}));
  const shows = (name: Listed["name"]) => pages.some((page) => page.name === name);
  const [figures, requests] = await Promise.all([
    shows("reviews") ? orRefuse(api.reviews.figures()) : null,
    shows("access") ? orRefuse(api.enrollment.requests.list({})) : null,
  ]);
  const waiting: Partial<Record<Listed["name"], number>> = {
    ...(figures && { reviews: figures.counts.waiting + figures.counts.reported + figures.counts.appealed }),
    ...(requests && { access: requests.counts.waiting }),
  };
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{t("title")}</h1>
      </WorkHead>
      <Things>
        {pages.map(({ name, href, icon }) => (
          <li key={name}>
            <Icon name={icon} />
            <div>
              <Link href={href}>
                <b>{t(name)}</b>
              </Link>
              <span className="caption">{t(`${name}What`)}</span>
            </div>
            {waiting[name] !== undefined && (
              <span className={`num ${actsClass}`}>{t("waiting", { count: waiting[name] })}</span>
            )}
          </li>
        ))}
      </Things>
    </main>
  );
}
