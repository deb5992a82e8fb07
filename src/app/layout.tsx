import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccidentWords } from "@/components/layout/accident-words";
import { inlineScripts } from "@/components/layout/inline-scripts";
import { PageReady } from "@/components/layout/page-ready";
import { TitleKeeper } from "@/components/layout/title-keeper";
import { env } from "@/env/server";
import { currentLocale } from "@/i18n/request";
import "@/styles/globals.css";

const interfaceFont = new URL(
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  import.meta.url,
);
const readingFont = new URL("@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2", import.meta.url);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: t("title"), template: t("titleOf") },
    description: t("description"),
    applicationName: "Lectern",
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
  const requestId = (await headers()).get("x-lectern-request-id") ?? "";
  return (
    <html lang={locale.tag} dir={locale.direction} data-formats={locale.formats} suppressHydrationWarning>
      <head>
        {[interfaceFont, readingFont].map(({ pathname }) => (
          <link key={pathname} rel="preload" as="font" type="font/woff2" href={pathname} crossOrigin="anonymous" />
        ))}
        {inlineScripts.map((script) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant text; its hash stands in the policy
          <script key={script} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </head>
      <body data-reference={requestId}>
        {children}
        <AccidentWords />
        <TitleKeeper />
        <PageReady />
      </body>
    </html>
  );
}
