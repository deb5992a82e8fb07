import type { MetadataRoute } from "next";
import { env } from "@/env/server";
import { serverApi } from "@/server/trpc/rsc";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const api = await serverApi();
  const [courses, instructors] = await Promise.all([api.catalog.publicAddresses(), api.instructors.publicAddresses()]);
  return [
    ...["/", "/courses", "/instructors", "/teach", "/verify", "/privacy", "/terms", "/accessibility"].map((path) => ({
      url: `${env.APP_URL}${path}`,
    })),
    ...courses.map(({ slug, revisedAt }) => ({
      url: `${env.APP_URL}/courses/${encodeURIComponent(slug)}`,
      lastModified: revisedAt,
    })),
    ...instructors.map(({ username, revisedAt }) => ({
      url: `${env.APP_URL}/instructors/${encodeURIComponent(username)}`,
      lastModified: revisedAt,
    })),
  ];
}
