import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Link } from "./link";

export type Crumb = { name: string; href: string };

/** The way up from here: the ancestors as links, without the page itself. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumb")} className="caption">
      {trail.map(({ name, href }, at) => (
        <Fragment key={href}>
          {at > 0 && <span aria-hidden="true"> / </span>}
          <Link href={href}>{name}</Link>
        </Fragment>
      ))}
    </nav>
  );
}
