import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/admin.css";
import "@/styles/pages/outbox.css";
import "@/styles/pages/reviews.css";
import "@/styles/pages/analytics.css";
import "@/styles/pages/account.css";
import "@/styles/pages/prompts.css";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <SiteShell wide>{children}</SiteShell>;
}
