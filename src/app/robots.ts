import type { MetadataRoute } from "next";
import { env } from "@/env/server";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/learn/", "/preview/", "/instructor", "/admin", "/account", "/dashboard", "/certificates"],
    },
    sitemap: `${env.APP_URL}/sitemap.xml`,
  };
}
