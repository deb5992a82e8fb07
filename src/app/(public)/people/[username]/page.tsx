import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Opening } from "@/components/ui/opening";
import { PersonFacts } from "@/features/profiles/components/person-facts";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ username: string }> };

const load = cache(async (username: string) => orRefuse((await serverApi()).profiles.person({ username })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const person = await load((await params).username);
  const t = await getTranslations("profiles.person");
  const brand = (await getTranslations("common"))("brand");
  const address = `/people/${person.username}`;
  const description = person.texts.bio?.slice(0, 200) ?? t("description", { name: person.name });
  return {
    title: person.name,
    description,
    alternates: { canonical: address },
    openGraph: { type: "profile", title: person.name, description, url: address, siteName: brand },
  };
}

/** What a person lets everybody see. */
export default async function PersonPage({ params }: Params) {
  const person = await load((await params).username);
  // What it depends on, the query has told.
  cachePage([]);
  return (
    <main id="main" className="wrap">
      <Opening title={person.name}>{person.texts.expertise}</Opening>
      <PersonFacts person={person} />
    </main>
  );
}
