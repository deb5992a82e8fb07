import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Toaster } from "@/components/ui/toaster";
import { AccountMenu } from "./account-menu";
import { NavigationEntry } from "./navigation-entry";
import { PageMenu } from "./page-menu";
import { type FootOfSite, SiteFooter } from "./site-footer";
import { accountLink, type FrameViewer, navigationFor } from "./site-navigation";
import { ThemeSwitch } from "./theme-switch";
import { Wordmark } from "./wordmark";

export type SiteFrameProps = {
  viewer: FrameViewer;
  /** The form that signs out; it belongs to the accounts feature, so the layout hands it in. */
  signOut?: ReactNode;
  /** Extra tools at the end of the masthead, such as the bell. */
  tools?: ReactNode;
  /** Dense pages of the studio and the back office take the whole width. */
  wide?: boolean;
  foot?: FootOfSite;
  children: ReactNode;
};

/** Masthead, page, foot. `children` brings its own `<main id="main">`. */
export function SiteFrame({ viewer, signOut, tools, wide, foot, children }: SiteFrameProps) {
  const t = useTranslations("layout");
  const brand = useTranslations("common")("brand");
  const links = navigationFor(viewer).map(({ name, href }) => ({ href, words: t(name) }));
  const account = { href: accountLink.href, words: t(accountLink.name) };
  const wrap = wide ? "wrap wrap--wide" : "wrap";
  // So many entries need a wide page.
  const isLong = links.length > 4;
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="mast">
        <div className={`${wrap} mast__in`}>
          <Wordmark name={brand} />
          <nav
            className={`flex self-stretch forced-colors:[&>a:not([aria-current])]:border-[Canvas] [&>a]:flex [&>a]:items-center [&>a]:border-y-2 [&>a]:border-transparent [&>a]:text-ink-muted [&>a]:no-underline [&>a]:here:border-be-ink [&>a]:here:text-ink [&>a:hover]:text-ink ${isLong ? "gap-5 max-[72rem]:hidden" : "gap-6 max-[52rem]:hidden"}`}
            aria-label={t("mainNavigation")}
          >
            {links.map(({ href, words }) => (
              <NavigationEntry key={href} href={href}>
                {words}
              </NavigationEntry>
            ))}
          </nav>
          <div className="ms-auto flex items-center gap-1 max-[52rem]:gap-0 [&_.btn--icon]:relative">
            {tools}
            {viewer.kind === "person" ? (
              <AccountMenu name={viewer.name} signOut={signOut} />
            ) : (
              <ButtonLink className="max-[52rem]:hidden" look="quiet" href="/sign-in">
                {t("signIn")}
              </ButtonLink>
            )}
            <ThemeSwitch />
            <PageMenu
              isLong={isLong}
              links={[...links, viewer.kind === "person" ? account : { href: "/sign-in", words: t("signIn") }]}
            />
          </div>
        </div>
      </header>
      {children}
      <SiteFooter wide={wide} foot={foot} />
      <Toaster />
    </>
  );
}
