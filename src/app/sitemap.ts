import type { MetadataRoute } from "next";
import { env } from "@/env/server";
import { serverApi } from "@/server/trpc/rsc";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const courses = await (await serverApi()).catalog.publicAddresses();
  return [
    ...["/", "/courses", "/verify"].map((path) => ({ url: `${env.APP_URL}${path}` })),
    ...courses.map(({ slug, revisedAt }) => ({
      url: `${env.APP_URL}/courses/${encodeURIComponent(slug)}`,
      lastModified: revisedAt,
    })),
  ];
}
