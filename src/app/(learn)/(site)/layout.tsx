import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/dashboard.css";
import "@/styles/pages/catalog.css";
import "@/styles/pages/certificate.css";

export default function LearnLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>;
}
