import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/dashboard.css";
import "@/styles/pages/catalogue.css";
import "@/styles/pages/certificate.css";

export default function DeskLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>;
}
