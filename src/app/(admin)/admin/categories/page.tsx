import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { WorkHead } from "@/components/work/work-head";
import { CategoryTree } from "@/features/administration/components/categories/category-tree";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("categories"))("title"), robots: { index: false } };
}

/** The subjects that courses are under. */
export default async function CategoriesPage() {
  const [categories, t] = await Promise.all([
    orRefuse((await serverApi()).categories.list()),
    getTranslations("categories"),
  ]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead")}</p>
      </WorkHead>
      <div className="stack">
        <Messages only={["categories"]}>
          <CategoryTree categories={categories} />
        </Messages>
      </div>
    </main>
  );
}
