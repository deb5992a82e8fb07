import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { adminPages } from "@/components/layout/site-navigation";
import { Icon } from "@/components/ui/icon";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout.adminPages"))("title"), robots: { index: false } };
}

/** What there is to run the site with, and where something waits. */
export default async function AdminPage() {
  await requireSite("admin.use");
  const api = await serverApi();
  const [{ counts }, t] = await Promise.all([orRefuse(api.reviews.figures()), getTranslations("layout.adminPages")]);
  const waiting = { reviews: counts.waiting + counts.reported + counts.appealed };
  return (
    <main id="main" className="wrap">
      <div className="office__head">
        <h1>{t("title")}</h1>
      </div>
      <ul className="things">
        {adminPages.map(({ name, href, icon }) => (
          <li key={name}>
            <Icon name={icon} />
            <div>
              <Link href={href} prefetch={false}>
                <b>{t(name)}</b>
              </Link>
              <span className="caption">{t(`${name}What`)}</span>
            </div>
            {name in waiting && (
              <span className="things__do num">{t("waiting", { count: waiting[name as keyof typeof waiting] })}</span>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
