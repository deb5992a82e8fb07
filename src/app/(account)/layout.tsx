import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/account.css";
import "@/styles/pages/notifications.css";
import "@/styles/pages/dashboard.css";
import "@/styles/pages/certificate.css";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>;
}
