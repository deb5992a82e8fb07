import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Connection } from "@/components/connection/connection";
import { AccidentTexts } from "@/components/layout/accident-texts";
import { brandPictureAddress, brandStyle } from "@/components/layout/brand-style";
import { FocusKeeper } from "@/components/layout/focus-keeper";
import { inlineScripts } from "@/components/layout/inline-scripts";
import { PageReady } from "@/components/layout/page-ready";
import { PersonKeeper } from "@/components/layout/person-keeper";
import { TitleKeeper } from "@/components/layout/title-keeper";
import { env } from "@/env/server";
import { ImpersonationBanner } from "@/features/users/components/impersonation-banner";
import { currentLocale } from "@/i18n/request";
import type errorTexts from "@/messages/en/errors.json";
import { getImpersonation } from "@/server/auth/viewer";
import { currentBrand } from "@/server/brand/read-brand";
import { ownName, type StoredBrand } from "@/server/brand/stored-brand";
import "@/styles/globals.css";

const interfaceFont = new URL(
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  import.meta.url,
);
const readingFont = new URL("@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2", import.meta.url);

export async function generateMetadata(): Promise<Metadata> {
  const [t, brand] = await Promise.all([getTranslations("layout"), currentBrand()]);
  const { name, tagline } = brand;
  const own = tagline ? t("titleWith", { name, tagline }) : name === ownName ? t("title") : name;
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: own, template: t("titleOf") },
    description: tagline || t("description"),
    applicationName: name,
    icons: iconsOf(brand.pictures),
  };
}

/** The sign in a browser's tab: the site's own, or its logo in a square. */
function iconsOf({ icon, light }: StoredBrand["pictures"]): Metadata["icons"] {
  const mark = (icon ?? light)?.mark;
  if (mark) return { icon: brandPictureAddress("icon", mark), apple: brandPictureAddress("icon", mark) };
  return {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/apple-touch-icon.png",
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf9" },
    { media: "(prefers-color-scheme: dark)", color: "#121419" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();
  const [acting, brand] = await Promise.all([getImpersonation(), currentBrand()]);
  const { errors } = (await getMessages()) as { errors: typeof errorTexts };
  const requestId = (await headers()).get("x-lectern-request-id") ?? "";
  return (
    <html
      lang={locale.tag}
      dir={locale.direction}
      data-formats={locale.formats}
      {...brandStyle(brand)}
      suppressHydrationWarning
    >
      <head>
        {[interfaceFont, readingFont].map(({ pathname }) => (
          <link key={pathname} rel="preload" as="font" type="font/woff2" href={pathname} crossOrigin="anonymous" />
        ))}
        {inlineScripts.map((script, at) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant text; its hash stands in the policy
          // biome-ignore lint/suspicious/noArrayIndexKey: a constant list, and a key is sent with the page: the text would be sent twice
          <script key={at} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </head>
      <body data-reference={requestId}>
        {acting && <ImpersonationBanner acting={acting} />}
        <Connection words={errors.connection}>{children}</Connection>
        <AccidentTexts />
        <TitleKeeper />
        <FocusKeeper />
        <PersonKeeper />
        <PageReady />
      </body>
    </html>
  );
}
